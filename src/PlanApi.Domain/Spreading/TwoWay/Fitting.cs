namespace PlanApi.Domain.Spreading.TwoWay;

/// <summary>Chooses how a table's factors are found, and hands it over as doubles.</summary>
internal static class Fitting
{
    /// <summary>Sweeps that a narrow table gets before the slower method that also knows Newton's steps.</summary>
    private const int FirstSweeps = 50;

    /// <summary>Factors come back in the fitted table. Fixed cells are taken out of the seed and, exactly, of the totals.</summary>
    public static void FindFactors(FittedTable fitted)
    {
        var (table, low, high) = (fitted.Table, fitted.Low, fitted.High);
        var seed = new double[table.Cells];
        var (rowTotals, columnTotals) = (Wide(table.RowTotals), Wide(table.ColumnTotals));
        var isPlain = true;
        for (var cell = 0; cell < seed.Length; cell++)
        {
            seed[cell] = table.SeedOf(cell);
            if (low is null)
                continue;
            if (low[cell] == high![cell])
            {
                seed[cell] = 0;
                rowTotals[cell / table.Columns] -= low[cell];
                columnTotals[cell % table.Columns] -= low[cell];
            }
            else
                isPlain &= seed[cell] > 0 && low[cell] == 0 && high[cell] == TwoWayTable.NoHigh;
        }
        var (rows, columns) = (Array.ConvertAll(rowTotals, total => (double)total), Array.ConvertAll(columnTotals, total => (double)total));
        var isNarrow = Math.Min(table.Rows, table.Columns) <= NewtonStep.MostColumns;
        var sweeps = isNarrow ? FirstSweeps : BiproportionalFit.MostSweeps(table.Cells);
        if (isPlain && (BiproportionalFit.Fit(seed, rows, columns, fitted.RowFactors, fitted.ColumnFactors, sweeps) || !isNarrow))
            return;
        for (var cell = 0; cell < seed.Length; cell++)
        {
            // A line whose total is zero is done with; its factor of zero stands.
            if (isPlain && (rows[cell / table.Columns] == 0 || columns[cell % table.Columns] == 0))
                seed[cell] = 0;
        }
        var lines = new BoundedLines(seed, Bounds(low, seed.Length, 0), Bounds(high, seed.Length, TwoWayTable.NoHigh), rows);
        var turned = lines.Transposed(columns);
        if (columns.Length <= rows.Length)
            BoundedFit.Fit(lines, turned, fitted.RowFactors, fitted.ColumnFactors);
        else
            BoundedFit.Fit(turned, lines, fitted.ColumnFactors, fitted.RowFactors);
    }

    private static double[] Bounds(long[]? bounds, int cells, double absent)
    {
        var doubles = new double[cells];
        for (var cell = 0; cell < cells; cell++)
            doubles[cell] = bounds is null ? absent : bounds[cell];
        return doubles;
    }

    private static Int128[] Wide(long[] totals) => Array.ConvertAll(totals, total => (Int128)total);
}
