using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Tables;
using PlanApi.Domain.Budgets;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Budgets;

public sealed class BudgetEntryRow : PartRow
{
    public required LocalText Wording { get; set; }

    public long ItemId { get; set; }

    public BudgetItemRow? Item { get; set; }

    public EntryType Type { get; set; }

    public required string Period { get; set; }

    public Quantity Amount { get; set; }

    public required LocalText Reference { get; set; }
}

internal sealed class BudgetEntryConfiguration : IEntityTypeConfiguration<BudgetEntryRow>
{
    public void Configure(EntityTypeBuilder<BudgetEntryRow> builder)
    {
        builder.IsPart("budget_entries");
        builder.Mentions(row => row.Item, nameof(BudgetEntryRow.ItemId));
    }
}
