using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Tables;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Validation;

public sealed class WaiverRow : PartRow
{
    public required string Finding { get; set; }

    public required LocalText Reason { get; set; }

    public long? AcceptedById { get; set; }

    public PartyRow? AcceptedBy { get; set; }

    public DateOnly? Until { get; set; }
}

internal sealed class WaiverConfiguration : IEntityTypeConfiguration<WaiverRow>
{
    public void Configure(EntityTypeBuilder<WaiverRow> builder)
    {
        builder.IsPart("waivers");
        builder.Mentions(row => row.AcceptedBy, nameof(WaiverRow.AcceptedById));
    }
}
