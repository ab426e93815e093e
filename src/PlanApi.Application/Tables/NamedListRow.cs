using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Tables;

public sealed class NamedListRow : PartRow
{
    public required LocalText Names { get; set; }

    public int? Announced { get; set; }

    public required IReadOnlyList<LocalText> Items { get; set; }

    public long? SourceId { get; set; }

    public SectionRow? Source { get; set; }
}

internal sealed class NamedListConfiguration : IEntityTypeConfiguration<NamedListRow>
{
    public void Configure(EntityTypeBuilder<NamedListRow> builder)
    {
        builder.IsPart("lists");
        builder.Mentions(row => row.Source, nameof(NamedListRow.SourceId));
    }
}
