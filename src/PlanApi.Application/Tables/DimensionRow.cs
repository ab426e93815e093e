using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Tables;

public sealed class DimensionRow : PartRow
{
    public required LocalText Names { get; set; }

    public long? SourceId { get; set; }

    public SectionRow? Source { get; set; }
}

internal sealed class DimensionConfiguration : IEntityTypeConfiguration<DimensionRow>
{
    public void Configure(EntityTypeBuilder<DimensionRow> builder)
    {
        builder.IsPart("dimensions");
        builder.Mentions(row => row.Source, nameof(DimensionRow.SourceId));
    }
}
