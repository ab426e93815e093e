namespace PlanApi.Domain.Spreading.Breakdowns;

/// <summary>
/// Stored numbers that must equal the sum of the numbers below them, with all limits, in whole steps. Siblings are counted in the ordinal
/// order of their codes, which settles equal remainders.
/// </summary>
/// <param name="Parent">By cell, the nearest cell that contains it; -1 for none.</param>
/// <param name="Start">The present value of each cell.</param>
/// <param name="Weight">How easily each moves, 0 or more; 0 keeps it.</param>
public sealed record Reconciliation(int[] Parent, long[] Start, long[] Weight)
{
    /// <summary>
    /// Where cells contain others in two ways that cross: by cell the cells at the bottom that it comes to, ascending, and nothing for
    /// those. Null where
    /// <see cref="Parent"/> says it all.
    /// </summary>
    public int[][]? Parts { get; init; }

    /// <summary>By cell, what lies below it in none of the others, and stays; null where there is nothing such.</summary>
    public long[]? Beside { get; init; }

    /// <summary>The least that a cell may be; <see cref="SpreadChildren.NoLow"/> for none. Null where no cell has any.</summary>
    public long[]? Low { get; init; }

    /// <summary>The most that a cell may be; <see cref="SpreadChildren.NoHigh"/> for none.</summary>
    public long[]? High { get; init; }

    /// <summary>Limits of sums of several cells, of which none contains another.</summary>
    public IReadOnlyList<SumLimit> Sums { get; init; } = [];

    /// <summary>The new values of the outermost cells; null where such a cell moves with the rest.</summary>
    public long? Total { get; init; }

    public int Count => Start.Length;
}
