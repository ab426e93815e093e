namespace PlanApi.Domain.Spreading.TwoWay;

/// <summary>
/// Totals of rows and columns of which some are free: those of the table that meets the others and is nearest to its seed in proportion,
/// where a row or column that is free keeps its factor of one; in whole steps by largest remainder.
/// </summary>
public static class FreeTotals
{
    private const int MostSweeps = 2_000;

    /// <param name="rows">The total of each row; null where it is free.</param>
    /// <param name="columns">Likewise.</param>
    /// <param name="seed">As in <see cref="TwoWayTable"/>.</param>
    /// <param name="low">As in <see cref="TwoWayTable"/>.</param>
    /// <param name="high">As in <see cref="TwoWayTable"/>.</param>
    /// <returns>A total for each.</returns>
    public static (long[] Rows, long[] Columns) Fill(long?[] rows, long?[] columns, long[]? seed, long[]? low, long[]? high)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        if (SumOf(rows) is not null && SumOf(columns) is not null)
            return (Array.ConvertAll(rows, total => total!.Value), Array.ConvertAll(columns, total => total!.Value));
        var (fitRows, fitColumns) = Fit(rows, columns, new TwoWayTable(new long[rows.Length], new long[columns.Length], seed, low, high));
        var total = SumOf(columns) ?? SumOf(rows) ?? (long)Math.Round(fitRows.Sum());
        return (Whole(rows, fitRows, total), Whole(columns, fitColumns, total));
    }

    // Null where one is free.
    private static long? SumOf(long?[] totals) => totals.Aggregate((long?)0, (sum, total) => checked(sum + total));

    private static (double[] Rows, double[] Columns) Fit(long?[] rows, long?[] columns, TwoWayTable table)
    {
        var (seed, low, high, held) = (new double[table.Cells], new double[table.Cells], new double[table.Cells], new double[table.Cells]);
        var (byRow, byColumn) = (
            Array.ConvertAll(rows, total => (double)(total ?? 0)),
            Array.ConvertAll(columns, total => (double)(total ?? 0))
        );
        for (var cell = 0; cell < table.Cells; cell++)
        {
            var (least, most) = table.Range(cell);
            (low[cell], high[cell]) = (least, most);
            if (least < most)
            {
                seed[cell] = table.SeedOf(cell);
                continue;
            }
            held[cell] = least;
            byRow[cell / columns.Length] -= least;
            byColumn[cell % columns.Length] -= least;
        }
        var lines = new BoundedLines(seed, low, high, byRow);
        var turned = lines.Transposed(byColumn);
        var (rowFactors, columnFactors) = (Enumerable.Repeat(1.0, rows.Length).ToArray(), Enumerable.Repeat(1.0, columns.Length).ToArray());
        var size = rows.Concat(columns).Sum(total => Math.Abs((double)(total ?? 0)));
        for (var (sweep, error) = (0, double.MaxValue); sweep < MostSweeps && error > 1e-12 * size; sweep++)
        {
            error = Meet(lines, rows, columnFactors, rowFactors);
            error += Meet(turned, columns, rowFactors, columnFactors);
        }
        var (rowSums, columnSums) = (new double[rows.Length], new double[columns.Length]);
        for (var cell = 0; cell < table.Cells; cell++)
        {
            var factor = rowFactors[cell / columns.Length] * columnFactors[cell % columns.Length];
            var moved = seed[cell] > 0 ? seed[cell] * factor : seed[cell] / factor;
            var value = seed[cell] == 0 ? held[cell] : Math.Clamp(moved, low[cell], high[cell]);
            rowSums[cell / columns.Length] += value;
            columnSums[cell % columns.Length] += value;
        }
        return (rowSums, columnSums);
    }

    private static double Meet(in BoundedLines lines, long?[] totals, double[] others, double[] factors)
    {
        var error = 0.0;
        for (var line = 0; line < totals.Length; line++)
        {
            if (totals[line] is not null)
                error += BoundedFit.Meet(lines, line, others, ref factors[line]);
        }
        return error;
    }

    // What is left of the total goes to the free ones; should it not suffice, or be too much, the first shows it.
    private static long[] Whole(long?[] given, double[] fit, long total)
    {
        int[] free = [.. Enumerable.Range(0, given.Length).Where(at => given[at] is null)];
        var whole = given.Select((value, at) => value ?? (long)Math.Floor(fit[at] + FittedTable.Whole)).ToArray();
        var left = total - whole.Aggregate(0L, (sum, value) => checked(sum + value));
        if (free.Length > 0 && (left < 0 || left > free.Length))
            whole[free[0]] = checked(whole[free[0]] + left);
        else
        {
            foreach (var at in free.OrderByDescending(at => fit[at] - whole[at]).Take((int)Math.Max(0, left)))
                whole[at]++;
        }
        return whole;
    }
}
