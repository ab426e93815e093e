using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Budgets;

/// <summary>
/// A way to fund a budget item, at a lower or a higher level. Packages are ranked; those above the cut-off line are paid for.
/// </summary>
public sealed record DecisionPackage : PlanPart, INamed
{
    public LocalText Names { get; init; } = LocalText.Empty;

    public LocalText Wording { get; init; } = LocalText.Empty;

    /// <summary>The item that it funds.</summary>
    public required Code Item { get; init; }

    /// <summary>How much of the item it funds.</summary>
    public PackageLevel Level { get; init; }

    /// <summary>What it costs, in addition to the packages of its item at lower levels, in the plan's currency.</summary>
    public required Quantity Amount { get; init; }

    /// <summary>Where it stands among all packages; 1 is funded first.</summary>
    public int? Rank { get; init; }

    public Code? Source { get; init; }

    public override IEnumerable<Reference> Mentions() =>
        [.. References.To(PartKind.BudgetItem, Item, "/item"), .. References.To(PartKind.Section, Source, "/source")];
}

/// <summary>How much of a budget item a package funds.</summary>
public enum PackageLevel
{
    /// <summary>The least without which the work stops.</summary>
    Minimum,

    /// <summary>Less than today.</summary>
    Lower,

    /// <summary>As today.</summary>
    Current,

    /// <summary>More than today.</summary>
    Higher,
}
