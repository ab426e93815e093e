using FsCheck;
using FsCheck.Xunit;
using PlanApi.Domain.Spreading.TwoWay;

namespace PlanApi.UnitTests.Spreading.TwoWay;

public sealed class TwoWayRelaxationTests
{
    private const int Size = 7;

    [Property(MaxTest = 4000)]
    public void EachBoundThatIsNamedWouldDoAloneAndByNoLess(DoNotSize<int> seed)
    {
        var small = new SmallTable(seed.Item, 4);
        if (small.Solve() is not TotalsUnreachable refusal)
            return;
        foreach (var cell in refusal.Alone)
        {
            Assert.Equal((long)refusal.Cut.Unplaceable, Math.Abs(cell.To - cell.From));
            Assert.IsType<TwoWaySolution>(Relaxed(small, [cell], small.RowTotals, small.ColumnTotals));
            Assert.IsType<TotalsUnreachable>(
                Relaxed(small, [cell with { To = cell.To - Math.Sign(cell.To - cell.From) }], small.RowTotals, small.ColumnTotals)
            );
        }
        if (refusal.Smallest is { } smallest)
            Assert.IsType<TwoWaySolution>(Relaxed(small, smallest.Cells, smallest.RowTotals, smallest.ColumnTotals));
    }

    [Property(MaxTest = 150)]
    public void NoSmallerChangeOfBoundsHoldsAndTotalsWouldDo(DoNotSize<int> seed)
    {
        var small = new SmallTable(seed.Item, 2);
        if (small.Solve() is not TotalsUnreachable refusal)
            return;
        var found =
            refusal.Alone.Count > 0
                ? (long)refusal.Cut.Unplaceable
                : refusal.Smallest!.Cells.Sum(cell => Math.Abs(cell.To - cell.From))
                    + Change(refusal.Smallest.RowTotals, small.RowTotals)
                    + Change(refusal.Smallest.ColumnTotals, small.ColumnTotals);
        Assert.Equal(Cost(small, 0, new long[small.Seed.Length]), found);
    }

    // Two cells of 2 at most each must place 6 in a row, and one of them cannot take it all: its column has room for 3.
    [Fact]
    public void WhereNoBoundDoesAloneSeveralAreNamedTogether()
    {
        var refusal = Assert.IsType<TotalsUnreachable>(TwoWaySpread.Solve(new TwoWayTable([6], [3, 3], null, null, [2, 2])));
        Assert.Empty(refusal.Alone);
        Assert.Equal([new CellRelaxation(0, 0, true, 2, 3), new CellRelaxation(0, 1, true, 2, 3)], refusal.Smallest!.Cells);
        Assert.Equal([6], refusal.Smallest.RowTotals);
    }

    private static TwoWayAnswer Relaxed(
        SmallTable small,
        IEnumerable<CellRelaxation> cells,
        IEnumerable<long> rows,
        IEnumerable<long> columns
    )
    {
        var (low, high) = ((long[])small.Low.Clone(), (long[])small.High.Clone());
        foreach (var change in cells)
        {
            var cell = (change.Row * small.Columns) + change.Column;
            var isHeld = low[cell] == high[cell];
            Assert.Equal(change.From, change.IsHigh ? high[cell] : low[cell]);
            if (change.IsHigh || isHeld)
                high[cell] = change.To;
            if (!change.IsHigh || isHeld)
                low[cell] = change.To;
        }
        return TwoWaySpread.Solve(new TwoWayTable([.. rows], [.. columns], small.Seed, low, high));
    }

    // The least that bounds, holds and totals must move in all, by trying every table.
    private static long Cost(SmallTable small, int cell, long[] values)
    {
        if (cell == values.Length)
        {
            var (rows, columns) = small.Totals(values);
            return Change(rows, small.RowTotals) + Change(columns, small.ColumnTotals);
        }
        var least = long.MaxValue;
        for (values[cell] = -Size; values[cell] <= Size; values[cell]++)
        {
            if (CostOf(small, cell, values[cell]) is { } cost && Cost(small, cell + 1, values) is var rest && rest < long.MaxValue)
                least = Math.Min(least, cost + rest);
        }
        return least;
    }

    private static long? CostOf(SmallTable small, int cell, long value)
    {
        var (low, high, seed) = (small.Low[cell], small.High[cell], small.Seed[cell]);
        if (value >= small.LowOf(cell) && value <= small.HighOf(cell))
            return 0;
        if (low == high)
            return Math.Abs(value - low);
        if (value > small.HighOf(cell))
            return high != TwoWayTable.NoHigh && value > high && (seed > 0 || value <= 0) ? value - high : null;
        return low != TwoWayTable.NoLow && value < low && (seed < 0 || value >= 0) ? low - value : null;
    }

    private static long Change(IReadOnlyList<long> totals, long[] from)
    {
        long change = 0;
        for (var at = 0; at < from.Length; at++)
            change += Math.Abs(totals[at] - from[at]);
        return change;
    }
}
