namespace PlanApi.Domain.Spreading.Breakdowns;

/// <summary>
/// Stored numbers that must equal the sum of the numbers below them, with all limits, in whole steps. Siblings are in the ordinal order of
/// their codes, which decides between equal remainders.
/// </summary>
/// <param name="Parent">By cell, the nearest cell that contains it; -1 for none.</param>
/// <param name="Start">The present value of each cell.</param>
/// <param name="Weight">How easily each moves, 0 or more; 0 keeps it.</param>
public sealed record Reconciliation(int[] Parent, long[] Start, long[] Weight)
{
    /// <summary>
    /// If cells contain others in two ways that cross: for each cell, the cells at the bottom that add up to it, ascending (none for those
    /// at the bottom). Null if <see cref="Parent"/> is enough.
    /// </summary>
    public int[][]? Parts { get; init; }

    /// <summary>For each cell, the fixed amount below it that lies in none of the other cells; null if there is no such amount.</summary>
    public long[]? Beside { get; init; }

    /// <summary>The least value of each cell; <see cref="SpreadChildren.NoLow"/> for none. Null if no cell has one.</summary>
    public long[]? Low { get; init; }

    /// <summary>The greatest value of each cell; <see cref="SpreadChildren.NoHigh"/> for none. Null if no cell has one.</summary>
    public long[]? High { get; init; }

    /// <summary>Limits of sums of several cells. None of these cells contains another.</summary>
    public IReadOnlyList<SumLimit> Sums { get; init; } = [];

    /// <summary>The new values of the outermost cells; null for such a cell that moves with the rest.</summary>
    public long? Total { get; init; }

    public int Count => Start.Length;
}
