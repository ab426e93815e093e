namespace PlanApi.Domain.Spreading.TwoWay;

/// <summary>
/// Spreads two sets of totals at once: a table of whole steps that meets row and column totals exactly, near to its seed.
/// First whether there is one, exactly (maximum flow); then the fit in proportion to the seed (biproportional); then the whole steps
/// nearest to it. Three or more sets of totals are another problem, for which no such exact answer need exist.
/// </summary>
public static class TwoWaySpread
{
    /// <summary>In a table with more cells than this, a refusal only relaxes totals.</summary>
    private const int MostRelaxed = 20_000;

    /// <summary>The most cells of the cut that are tried one by one.</summary>
    private const int MostAlone = 100;

    /// <exception cref="OverflowException">The totals can only be met by a cell that does not fit in 64 bits.</exception>
    public static TwoWayAnswer Solve(TwoWayTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var (rows, columns) = (Sum(table.RowTotals), Sum(table.ColumnTotals));
        if (rows != columns)
            return new TotalsDiffer(rows, columns);
        if (table.IsDense() && !IsBelowZero(table.RowTotals) && !IsBelowZero(table.ColumnTotals) && (table.Cells > 0 || rows == 0))
            return Answer(table, null, null);
        for (var cell = 0; cell < table.Cells; cell++)
        {
            if (table.LowOf(cell) > table.HighOf(cell))
                return new BoundsCross(cell / table.Columns, cell % table.Columns, table.LowOf(cell), table.HighOf(cell));
        }
        return WithinRanges(table);
    }

    private static TwoWayAnswer WithinRanges(TwoWayTable table)
    {
        var (low, high, values) = (new long[table.Cells], new long[table.Cells], new long[table.Cells]);
        for (var cell = 0; cell < table.Cells; cell++)
        {
            (low[cell], high[cell]) = table.Range(cell);
            values[cell] = Math.Clamp(0, low[cell], high[cell]);
        }
        var flow = new TransportFlow(table, values, low, high);
        if (!flow.Run())
            return Nearest(table, flow, values, low, high);
        var component = ForcedCells.Components(flow, table.Rows, table.Columns);
        for (var cell = 0; cell < table.Cells; cell++)
        {
            if (component[cell / table.Columns] != component[table.Rows + (cell % table.Columns)])
                low[cell] = high[cell] = values[cell];
        }
        return Answer(table, low, high);
    }

    /// <summary>The totals that the flow did meet: every node's remaining supply is taken off.</summary>
    private static TotalsUnreachable Nearest(TwoWayTable table, TransportFlow flow, long[] values, long[] low, long[] high)
    {
        var rows = table.RowTotals.Select((total, row) => checked((long)(total - flow.Supply[row])));
        var columns = table.ColumnTotals.Select((total, column) => checked((long)(total + flow.Supply[table.Rows + column])));
        var refusal = new TotalsUnreachable(TwoWayCut.Of(table, flow), [.. rows], [.. columns]);
        if (table.Cells > MostRelaxed)
            return refusal;
        var alone = refusal
            .Cut.CellsAtMost.Select(cell => (Cell: cell, IsHigh: true))
            .Concat(refusal.Cut.CellsAtLeast.Select(cell => (Cell: cell, IsHigh: false)))
            .Where(at => at.Cell.Limit is CellLimit.Low or CellLimit.High or CellLimit.Hold)
            .Take(MostAlone)
            .Select(at => Alone(table, refusal.Cut, at.Cell, at.IsHigh, values, low, high))
            .OfType<CellRelaxation>()
            .ToArray();
        return alone.Length > 0
            ? refusal with
            {
                Alone = alone,
            }
            : refusal with
            {
                Smallest = SmallestRelaxation.Of(table, values, low, high, flow.Supply),
            };
    }

    // A maximum flow grows by as much as one cell of its cut does, until that is in no cut: a cell that does at all does by what is left
    // over.
    private static CellRelaxation? Alone(TwoWayTable table, TwoWayCut cut, CutCell at, bool isHigh, long[] values, long[] low, long[] high)
    {
        var cell = (at.Row * table.Columns) + at.Column;
        var to = at.Value + (isHigh ? cut.Unplaceable : -cut.Unplaceable);
        var (wideLow, wideHigh) = ((long[])low.Clone(), (long[])high.Clone());
        if (isHigh ? to > SmallestRelaxation.Furthest(table, cell, high[cell]) : to < SmallestRelaxation.Lowest(table, cell, low[cell]))
            return null;
        (isHigh ? wideHigh : wideLow)[cell] = (long)to;
        return new TransportFlow(table, (long[])values.Clone(), wideLow, wideHigh).Run()
            ? new CellRelaxation(at.Row, at.Column, isHigh, at.Value, (long)to)
            : null;
    }

    private static TwoWaySolution Answer(TwoWayTable table, long[]? low, long[]? high)
    {
        var fitted = new FittedTable(table, low, high);
        if (table.Seed is not null && table.IsMetBySeed())
            return new TwoWaySolution(fitted, table.Seed);
        Fitting.FindFactors(fitted);
        return new TwoWaySolution(fitted, NearestRounding.Round(fitted));
    }

    private static Int128 Sum(long[] totals) => totals.Aggregate((Int128)0, (sum, total) => sum + total);

    private static bool IsBelowZero(long[] totals) => totals.AsSpan().ContainsAnyInRange(long.MinValue, -1);
}
