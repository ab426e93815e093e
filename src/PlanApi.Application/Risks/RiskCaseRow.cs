using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Tables;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Risks;

public sealed class RiskCaseRow : PartRow
{
    public required LocalText Names { get; set; }

    public required LocalText Wording { get; set; }

    public long? CategoryId { get; set; }

    public RiskCategoryRow? Category { get; set; }

    public long? RiskId { get; set; }

    public RiskRow? Risk { get; set; }

    public string? Happened { get; set; }

    public required IReadOnlyList<LocalText> Lessons { get; set; }

    /// <summary>Names, wording and lessons, as they are searched.</summary>
    public required string Search { get; set; }

    public long? SourceId { get; set; }

    public SectionRow? Source { get; set; }
}

internal sealed class RiskCaseConfiguration : IEntityTypeConfiguration<RiskCaseRow>
{
    public void Configure(EntityTypeBuilder<RiskCaseRow> builder)
    {
        builder.IsPart("risk_cases");
        builder.Mentions(row => row.Category, nameof(RiskCaseRow.CategoryId));
        builder.Mentions(row => row.Risk, nameof(RiskCaseRow.RiskId));
        builder.Mentions(row => row.Source, nameof(RiskCaseRow.SourceId));
    }
}
