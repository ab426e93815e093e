using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Tables;

public sealed class RiskCategoryRow : PartRow
{
    public required LocalText Names { get; set; }

    public required LocalText Wording { get; set; }

    public long? AppetiteId { get; set; }

    public RiskLevelRow? Appetite { get; set; }

    public long? SourceId { get; set; }

    public SectionRow? Source { get; set; }
}

internal sealed class RiskCategoryConfiguration : IEntityTypeConfiguration<RiskCategoryRow>
{
    public void Configure(EntityTypeBuilder<RiskCategoryRow> builder)
    {
        builder.IsPart("risk_categories");
        builder.Mentions(row => row.Appetite, nameof(RiskCategoryRow.AppetiteId));
        builder.Mentions(row => row.Source, nameof(RiskCategoryRow.SourceId));
    }
}
