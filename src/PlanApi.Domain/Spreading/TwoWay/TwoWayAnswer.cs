namespace PlanApi.Domain.Spreading.TwoWay;

/// <summary>
/// The answer to a <see cref="TwoWayTable"/>: a <see cref="TwoWaySolution"/>, or why there is none:
/// <see cref="TotalsDiffer"/>, <see cref="BoundsCross"/> or <see cref="TotalsUnreachable"/>.
/// </summary>
public abstract record TwoWayAnswer;

/// <summary>The row totals do not add up to what the column totals add up to, so that no table has both.</summary>
public sealed record TotalsDiffer(Int128 Rows, Int128 Columns) : TwoWayAnswer;

/// <summary>A cell's low is above its high. The first such cell is named.</summary>
public sealed record BoundsCross(int Row, int Column, long Low, long High) : TwoWayAnswer;

/// <summary>
/// No table with these signs, zeros, holds and bounds has these totals. The cut proves it. The totals given with it are the nearest
/// possible ones. They differ from the requested totals by twice <see cref="TwoWayCut.Unplaceable"/> in all. No smaller change would be
/// enough, because the totals on both sides of the cut must change by that amount.
/// </summary>
public sealed record TotalsUnreachable(TwoWayCut Cut, IReadOnlyList<long> NearestRowTotals, IReadOnlyList<long> NearestColumnTotals)
    : TwoWayAnswer
{
    /// <summary>
    /// Bounds and holds, each of which is enough alone if it changes by <see cref="TwoWayCut.Unplaceable"/>; no smaller change is enough.
    /// </summary>
    public IReadOnlyList<CellRelaxation> Alone { get; init; } = [];

    /// <summary>
    /// If none is enough alone: the smallest joint changes of bounds, holds and totals. Null in a table that is too large to try.
    /// </summary>
    public TwoWayRelaxation? Smallest { get; init; }
}

/// <summary>Whether a cut is described by rows, or with rows and columns exchanged.</summary>
public enum TableSide
{
    Rows,
    Columns,
}

/// <summary>The limit that keeps a cell from going further.</summary>
public enum CellLimit
{
    None,

    /// <summary>The low that the caller gave.</summary>
    Low,

    /// <summary>The high that the caller gave.</summary>
    High,

    /// <summary>The caller gave the same low and high.</summary>
    Hold,

    /// <summary>The seed is zero and stays so.</summary>
    ZeroSeed,

    /// <summary>The seed's sign: the cell cannot go beyond zero.</summary>
    Sign,

    /// <summary>The totals, together with the other cells' limits, leave the cell this one value.</summary>
    Totals,
}

/// <summary>A cell of a cut with the value beyond which it cannot go, and why.</summary>
public readonly record struct CutCell(int Row, int Column, long Value, CellLimit Limit);
