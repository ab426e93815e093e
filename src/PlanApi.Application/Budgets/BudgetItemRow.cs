using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Schedules;
using PlanApi.Application.Tables;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Budgets;

public sealed class BudgetItemRow : PartRow
{
    public required LocalText Names { get; set; }

    public required LocalText Wording { get; set; }

    public long? ParentId { get; set; }

    public BudgetItemRow? Parent { get; set; }

    public long ScopeId { get; set; }

    public ScopeRow? Scope { get; set; }

    public long? OwnerId { get; set; }

    public PartyRow? Owner { get; set; }

    public Quantity? Amount { get; set; }

    public Quantity? Share { get; set; }

    public Quantity? Quantity { get; set; }

    public Quantity? UnitPrice { get; set; }

    public required LocalText Justification { get; set; }

    public long? ObjectiveId { get; set; }

    public ObjectiveRow? Objective { get; set; }

    public long? InitiativeId { get; set; }

    public InitiativeRow? Initiative { get; set; }

    public string? Period { get; set; }

    public required IReadOnlyList<Quantity> Weights { get; set; }

    public long? ApproverId { get; set; }

    public PartyRow? Approver { get; set; }

    public DateOnly? Submitted { get; set; }

    /// <summary>The key that submitted it: it does not approve it too.</summary>
    public long? SubmittedByKey { get; set; }

    public DateOnly? Approved { get; set; }

    public long? ApprovedById { get; set; }

    public PartyRow? ApprovedBy { get; set; }

    public string? Reason { get; set; }

    public long? SourceId { get; set; }

    public SectionRow? Source { get; set; }
}

internal sealed class BudgetItemConfiguration : IEntityTypeConfiguration<BudgetItemRow>
{
    public void Configure(EntityTypeBuilder<BudgetItemRow> builder)
    {
        builder.IsPart("budget_items");
        builder.Mentions(row => row.Parent, nameof(BudgetItemRow.ParentId));
        builder.Mentions(row => row.Scope, nameof(BudgetItemRow.ScopeId));
        builder.Mentions(row => row.Owner, nameof(BudgetItemRow.OwnerId));
        builder.Mentions(row => row.Objective, nameof(BudgetItemRow.ObjectiveId));
        builder.Mentions(row => row.Initiative, nameof(BudgetItemRow.InitiativeId));
        builder.Mentions(row => row.Approver, nameof(BudgetItemRow.ApproverId));
        builder.Mentions(row => row.ApprovedBy, nameof(BudgetItemRow.ApprovedById));
        builder.Mentions(row => row.Source, nameof(BudgetItemRow.SourceId));
    }
}
