using PlanApi.Domain.Calendars;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Budgets;

/// <summary>
/// Money that was spent on a budget item, or is committed to.
/// </summary>
public sealed record BudgetEntry : PlanPart
{
    public LocalText Wording { get; init; } = LocalText.Empty;

    /// <summary>The item.</summary>
    public required Code Item { get; init; }

    /// <summary>Whether the money was spent or is committed.</summary>
    public EntryType Type { get; init; }

    /// <summary>The day or month in which it was spent, or is due.</summary>
    public required Period Period { get; init; }

    /// <summary>How much, in the plan's currency; below zero when it is taken back.</summary>
    public required Quantity Amount { get; init; }

    /// <summary>The contract, order or invoice.</summary>
    public LocalText Reference { get; init; } = LocalText.Empty;

    public override IEnumerable<NamedPeriod> Periods() => [.. NamedPeriod.Of(Period, "/period")];

    public override IEnumerable<Reference> Mentions() => [.. References.To(PartKind.BudgetItem, Item, "/item")];
}

/// <summary>Whether money of an entry is gone.</summary>
public enum EntryType
{
    /// <summary>It was spent.</summary>
    Spent,

    /// <summary>It is promised by contract or order.</summary>
    Committed,
}
