using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Budgets;
using PlanApi.Application.Tables;
using PlanApi.Domain.People;
using PlanApi.Domain.Values;

namespace PlanApi.Application.People;

public sealed class ResourceRow : PartRow
{
    public required LocalText Names { get; set; }

    public required LocalText Wording { get; set; }

    public ResourceType Type { get; set; }

    public long? OwnerId { get; set; }

    public PartyRow? Owner { get; set; }

    public Quantity? Quantity { get; set; }

    public required LocalText Unit { get; set; }

    public Quantity? UnitCost { get; set; }

    public Quantity? Cost { get; set; }

    public string? Due { get; set; }

    public List<ResourceBudgetItemRow> FundedBy { get; set; } = [];

    public long? SourceId { get; set; }

    public SectionRow? Source { get; set; }
}

/// <summary>The budget items that pay for it.</summary>
public sealed class ResourceBudgetItemRow
{
    public long PlanId { get; set; }

    public long ResourceId { get; set; }

    public int Position { get; set; }

    public long BudgetItemId { get; set; }

    public BudgetItemRow? BudgetItem { get; set; }
}

internal sealed class ResourceConfiguration : IEntityTypeConfiguration<ResourceRow>, IEntityTypeConfiguration<ResourceBudgetItemRow>
{
    public void Configure(EntityTypeBuilder<ResourceRow> builder)
    {
        builder.IsPart("resources");
        builder.Mentions(row => row.Owner, nameof(ResourceRow.OwnerId));
        builder.Mentions(row => row.Source, nameof(ResourceRow.SourceId));
    }

    public void Configure(EntityTypeBuilder<ResourceBudgetItemRow> builder)
    {
        builder
            .ToTable("resource_budget_items")
            .HasKey(row => new
            {
                row.PlanId,
                row.ResourceId,
                row.Position,
            });
        builder
            .HasOne<ResourceRow>()
            .WithMany(row => row.FundedBy)
            .HasForeignKey(row => new { row.PlanId, row.ResourceId })
            .OnDelete(DeleteBehavior.Cascade);
        builder.Mentions(row => row.BudgetItem, nameof(ResourceBudgetItemRow.BudgetItemId));
    }
}
