using PlanApi.Domain.Calendars;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Budgets;

/// <summary>
/// The budget on a day: planned, spent and committed for each item, where the year will end, and what the money pays for.
/// </summary>
public sealed record BudgetReport
{
    /// <summary>The day up to which spending counts.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The currency of all amounts.</summary>
    public required Code Currency { get; init; }

    /// <summary>The sum of the items without a parent: what the money is used for.</summary>
    public Quantity? Uses { get; init; }

    /// <summary>The sum of the funding sources; null where none is known.</summary>
    public Quantity? Sources { get; init; }

    /// <summary>The sources minus the uses; below zero where money is missing.</summary>
    public Quantity? Difference { get; init; }

    /// <summary>The items, each after its parent.</summary>
    public required IReadOnlyList<BudgetLine> Items { get; init; }

    /// <summary>The decision packages in the order of their ranks, with the cut-off line.</summary>
    public required IReadOnlyList<PackageLine> Packages { get; init; }
}

/// <summary>One budget item.</summary>
public sealed record BudgetLine
{
    public required Code Item { get; init; }

    public required LocalText Names { get; init; }

    public Code? Parent { get; init; }

    public Code? Owner { get; init; }

    /// <summary>How far its approval is.</summary>
    public required BudgetState State { get; init; }

    /// <summary>How deep it stands in the tree; 0 for a total.</summary>
    public required int Level { get; init; }

    /// <summary>What it comes to in the year, rounded to four decimals; null where nothing says so.</summary>
    public Quantity? Planned { get; init; }

    /// <summary>Where the planned amount comes from.</summary>
    public required AmountBasis Basis { get; init; }

    /// <summary>What was to be spent by the end of the day's month.</summary>
    public Quantity? PlannedToDate { get; init; }

    /// <summary>What was spent on it and its parts by the day.</summary>
    public required Quantity Spent { get; init; }

    /// <summary>What is committed and not spent yet, on it and its parts.</summary>
    public required Quantity Committed { get; init; }

    /// <summary>What is left of the planned amount after what was spent and committed.</summary>
    public Quantity? Remaining { get; init; }

    /// <summary>Spent minus planned to date; above zero is an overrun.</summary>
    public Quantity? Variance { get; init; }

    /// <summary>The variance in percent of what was planned to date, to one decimal.</summary>
    public Quantity? VariancePercent { get; init; }

    /// <summary>Red from an overrun of 20 % in any month or to date on; yellow for a smaller one. Null where nothing is planned.</summary>
    public Light? Light { get; init; }

    /// <summary>
    /// Where the year will end: what was spent, and for the rest of the year the larger of what is planned and what is committed.
    /// </summary>
    public Quantity? Forecast { get; init; }

    /// <summary>Month by month, for the months in which something is planned, spent or committed.</summary>
    public required IReadOnlyList<BudgetMonth> Months { get; init; }
}

/// <summary>One month of a budget item.</summary>
public sealed record BudgetMonth
{
    public required Period Month { get; init; }

    public required Quantity Planned { get; init; }

    public required Quantity Spent { get; init; }

    public required Quantity Committed { get; init; }

    /// <summary>Null for months that have not begun by the day.</summary>
    public Light? Light { get; init; }
}

/// <summary>A decision package in its rank, and whether the money reaches it.</summary>
public sealed record PackageLine
{
    public required Code Package { get; init; }

    public required LocalText Names { get; init; }

    public required Code Item { get; init; }

    public required PackageLevel Level { get; init; }

    public int? Rank { get; init; }

    public required Quantity Amount { get; init; }

    /// <summary>What this package and those ranked before it cost together.</summary>
    public required Quantity Cumulative { get; init; }

    /// <summary>
    /// Whether it stands above the cut-off line: the money of the sources (or of the totals, where no source is known) covers it and all
    /// before it. Packages without a rank stand below the line.
    /// </summary>
    public required bool IsFunded { get; init; }
}
