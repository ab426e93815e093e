using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Domain.Parties;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Tables;

public sealed class PartyRow : PartRow
{
    public required LocalText Names { get; set; }

    public PartyKind Kind { get; set; }

    public long? EscalatesToId { get; set; }

    public PartyRow? EscalatesTo { get; set; }

    public string? Subject { get; set; }
}

internal sealed class PartyConfiguration : IEntityTypeConfiguration<PartyRow>
{
    public void Configure(EntityTypeBuilder<PartyRow> builder)
    {
        builder.IsPart("parties");
        builder.Mentions(row => row.EscalatesTo, nameof(PartyRow.EscalatesToId));
    }
}
