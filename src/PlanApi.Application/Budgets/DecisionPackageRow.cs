using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Tables;
using PlanApi.Domain.Budgets;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Budgets;

public sealed class DecisionPackageRow : PartRow
{
    public required LocalText Names { get; set; }

    public required LocalText Wording { get; set; }

    public long ItemId { get; set; }

    public BudgetItemRow? Item { get; set; }

    public PackageLevel Level { get; set; }

    public Quantity Amount { get; set; }

    public int? Rank { get; set; }

    public long? SourceId { get; set; }

    public SectionRow? Source { get; set; }
}

internal sealed class DecisionPackageConfiguration : IEntityTypeConfiguration<DecisionPackageRow>
{
    public void Configure(EntityTypeBuilder<DecisionPackageRow> builder)
    {
        builder.IsPart("decision_packages");
        builder.Mentions(row => row.Item, nameof(DecisionPackageRow.ItemId));
        builder.Mentions(row => row.Source, nameof(DecisionPackageRow.SourceId));
    }
}
