using PlanApi.Domain.Calendars;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Budgets;

/// <summary>
/// Something that money is planned for. Items form a tree; an item without a parent is a total.
/// </summary>
public sealed record BudgetItem : PlanPart, INamed
{
    public const int MaxWeights = 100;

    public LocalText Names { get; init; } = LocalText.Empty;

    public LocalText Wording { get; init; } = LocalText.Empty;

    /// <summary>The item that it is a part of.</summary>
    public Code? Parent { get; init; }

    public Scope Scope { get; init; } = Scope.Top;

    /// <summary>The party that answers for it.</summary>
    public Code? Owner { get; init; }

    /// <summary>The money that is planned, in the plan's currency.</summary>
    public Quantity? Amount { get; init; }

    /// <summary>The money that is planned, in percent of the parent's.</summary>
    public Quantity? Share { get; init; }

    /// <summary>How many are bought. With the price, it gives the amount.</summary>
    public Quantity? Quantity { get; init; }

    /// <summary>The price of one, in the plan's currency.</summary>
    public Quantity? UnitPrice { get; init; }

    /// <summary>Why the money is needed: every item is justified from zero.</summary>
    public LocalText Justification { get; init; } = LocalText.Empty;

    /// <summary>The objective that it serves.</summary>
    public Code? Objective { get; init; }

    /// <summary>The initiative that it pays for.</summary>
    public Code? Initiative { get; init; }

    /// <summary>The period in which it is spent; the plan's year when absent.</summary>
    public Period? Period { get; init; }

    /// <summary>A weight for each month of the period, in their order; by days when empty.</summary>
    public IReadOnlyList<Quantity> Weights { get; init; } = [];

    /// <summary>The party that may approve it, beside the committee.</summary>
    public Code? Approver { get; init; }

    /// <summary>The day on which it was submitted for approval. It is set by the service.</summary>
    public DateOnly? Submitted { get; init; }

    /// <summary>The day on which it was approved. It is set by the service.</summary>
    public DateOnly? Approved { get; init; }

    /// <summary>The party that approved it. It is set by the service.</summary>
    public Code? ApprovedBy { get; init; }

    /// <summary>Why it was returned. It is set by the service.</summary>
    public string? Reason { get; init; }

    public Code? Source { get; init; }

    /// <summary>How far its approval is.</summary>
    public BudgetState StateOf() =>
        Approved is not null ? BudgetState.Approved
        : Submitted is not null ? BudgetState.Submitted
        : Reason is not null ? BudgetState.Returned
        : BudgetState.Drafted;

    /// <summary>What its approval locks: all that its amount follows from.</summary>
    public (Quantity? Amount, Quantity? Share, Quantity? Quantity, Quantity? UnitPrice, Code? Parent) Money() =>
        (Amount, Share, Quantity, UnitPrice, Parent);

    public override IReadOnlyList<Code> Above() => Parent is { } parent ? [parent] : [];

    public override IEnumerable<NamedPeriod> Periods() => [.. NamedPeriod.Of(Period, "/period")];

    public override IEnumerable<Scope> Scopes() => [Scope];

    public override IEnumerable<Reference> Mentions() =>
        [
            .. References.To(PartKind.BudgetItem, Parent, "/parent"),
            .. References.To(Scope, "/scope"),
            .. References.To(PartKind.Party, Owner, "/owner"),
            .. References.To(PartKind.Objective, Objective, "/objective"),
            .. References.To(PartKind.Initiative, Initiative, "/initiative"),
            .. References.To(PartKind.Party, Approver, "/approver"),
            .. References.To(PartKind.Party, ApprovedBy, "/approvedBy"),
            .. References.To(PartKind.Section, Source, "/source"),
        ];
}
