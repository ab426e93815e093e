namespace PlanApi.Domain.Spreading.Breakdowns;

/// <summary>
/// A total over the cells of one or two axes, with all their limits, in whole steps. Cells are counted row by row. If periods are on an
/// axis, they are the columns.
/// </summary>
/// <param name="Total">The total of the cells.</param>
/// <param name="Start">The starting value of each cell.</param>
/// <param name="Weight">How far each cell moves relative to the others, 0 or more.</param>
/// <param name="Columns">The number of periods; 1 if there is no axis of periods.</param>
public sealed record Breakdown(long Total, long[] Start, long[] Weight, int Columns)
{
    /// <summary>The least value of each cell; <see cref="SpreadChildren.NoLow"/> for none. Null if no cell has one.</summary>
    public long[]? Low { get; init; }

    /// <summary>The greatest value of each cell; <see cref="SpreadChildren.NoHigh"/> for none. Null if no cell has one.</summary>
    public long[]? High { get; init; }

    /// <summary>Limits of sums of several cells: holds and bounds on rolled-up places and to date.</summary>
    public IReadOnlyList<SumLimit> Sums { get; init; } = [];

    /// <summary>Whether the sum of each period must be at least that of the period before.</summary>
    public bool Rising { get; init; }

    public int Count => Start.Length;

    public int Rows => Count / Columns;
}

/// <summary>A limit on the sum of some cells.</summary>
/// <param name="Cells">The cells, ascending.</param>
/// <param name="Low">The least; null for none.</param>
/// <param name="High">The most.</param>
/// <param name="Name">The name of the limit, for messages when it stands in the way.</param>
public sealed record SumLimit(int[] Cells, long? Low, long? High, string Name);

/// <summary>Cells that meet the total and every limit, or the reason why there are none.</summary>
/// <param name="Values">Each cell's value; empty where there is a conflict.</param>
/// <param name="Conflict">Why there are none.</param>
/// <param name="Met">For cells that only have limits of their own: the result from which each cell's reason follows.</param>
/// <param name="Why">For other cells, by index, the reason of each, from what the calculation kept.</param>
public sealed record BreakdownAnswer(
    long[] Values,
    BreakdownConflict? Conflict,
    SpreadMet? Met = null,
    Func<int, BreakdownReason>? Why = null
);

/// <summary>The reason why a total cannot be broken down.</summary>
/// <param name="Code">Stable, kebab-case.</param>
/// <param name="Message">The problem, as a sentence.</param>
/// <param name="Lowest">The lowest possible total, if it is known.</param>
/// <param name="Highest">The highest total within reach.</param>
/// <param name="Binding">The limits that stand in the way.</param>
/// <param name="Relaxations">Smallest changes, by alternative. Each alternative is enough alone; the changes of one alternative belong
/// together.</param>
public sealed record BreakdownConflict(
    string Code,
    string Message,
    Int128? Lowest,
    Int128? Highest,
    IReadOnlyList<BindingLimit> Binding,
    IReadOnlyList<IReadOnlyList<BreakdownRelaxation>> Relaxations
);

/// <summary>A limit that stands in the way: of a cell, by its index, or of a sum or total, by name.</summary>
public sealed record BindingLimit(int? Cell, string? Name, bool IsLow, long Value);

/// <summary>The value to which a limit or the total would have to change.</summary>
public sealed record BreakdownRelaxation(int? Cell, string? Name, Int128 From, Int128 To);
