using System.Diagnostics;

namespace PlanApi.Domain.Spreading.TwoWay;

/// <summary>
/// Controlled rounding (Bacharach 1966, Cox 1987): each cell goes to the whole step below or above, such that rows and columns keep their
/// totals exactly. Since a table that meets whole totals can always be rounded so, a network flow finds how; most of the way goes faster.
/// </summary>
public static class ControlledRounding
{
    internal static long[] Round(FittedTable fitted)
    {
        var table = fitted.Table;
        var values = new long[table.Cells];
        var needs = RoundRows(fitted, values);
        ExchangeWithinRows(fitted, values, needs);
        if (!IsMet(table, values))
            Repair(fitted, values);
        return values;
    }

    /// <summary>
    /// Rounds each row to its total: all cells down, then as many up as are missing, those first whose remainder, with what its column was
    /// still owed by the rows before, is largest; of equals the first. The answer is what each column then lacks, if rows are met.
    /// </summary>
    private static long[] RoundRows(FittedTable fitted, long[] values)
    {
        var table = fitted.Table;
        var columns = table.Columns;
        var (cells, keys, order, owed) = (new double[columns], new double[columns], new double[columns], new double[columns]);
        var needs = table.ColumnTotals.ToArray();
        for (var row = 0; row < table.Rows; row++)
        {
            fitted.FillRow(row, cells);
            var steps = values.AsSpan(row * columns, columns);
            Int128 sum = 0;
            var open = 0;
            for (var column = 0; column < columns; column++)
            {
                var down = Math.Floor(cells[column] + FittedTable.Whole);
                var rest = cells[column] - down;
                steps[column] = checked((long)down);
                sum += steps[column];
                owed[column] += rest;
                keys[column] = rest > FittedTable.Whole ? owed[column] : double.NegativeInfinity;
                if (rest > FittedTable.Whole)
                    order[open++] = owed[column];
            }
            if (fitted.Low is not null)
                open = Clamp(fitted, row, steps, keys, order, ref sum);
            var up = (int)Int128.Clamp(table.RowTotals[row] - sum, 0, open);
            RaiseLargest(keys, order.AsSpan(0, open), up, steps, owed);
            for (var column = 0; column < columns; column++)
                needs[column] = unchecked(needs[column] - steps[column]);
        }
        return needs;
    }

    // Bounds beyond 2^53 steps are not exact as doubles; the integers have the last word.
    private static int Clamp(FittedTable fitted, int row, Span<long> steps, double[] keys, double[] order, ref Int128 sum)
    {
        var open = 0;
        sum = 0;
        for (var column = 0; column < steps.Length; column++)
        {
            var cell = (row * steps.Length) + column;
            steps[column] = Math.Clamp(steps[column], fitted.Low![cell], fitted.High![cell]);
            sum += steps[column];
            if (steps[column] == fitted.High[cell])
                keys[column] = double.NegativeInfinity;
            if (keys[column] > double.NegativeInfinity)
                order[open++] = keys[column];
        }
        return open;
    }

    private static void RaiseLargest(double[] keys, Span<double> order, int count, Span<long> steps, double[] owed)
    {
        if (count == 0)
            return;
        var least = Selection.Largest(order, count);
        foreach (var key in order[..count])
            count -= key > least ? 1 : 0;
        for (var column = 0; column < steps.Length; column++)
        {
            var isUp = keys[column] > least || (keys[column] == least && count-- > 0);
            steps[column] += isUp ? 1 : 0;
            owed[column] -= isUp ? 1 : 0;
        }
    }

    /// <summary>Within a row, a column that has too much gives a step to one that lacks it, as far as both stay beside their fitted value.</summary>
    private static void ExchangeWithinRows(FittedTable fitted, long[] values, long[] needs)
    {
        var lacking = Enumerable.Range(0, needs.Length).Where(column => needs[column] > 0).ToList();
        var excess = Enumerable.Range(0, needs.Length).Where(column => needs[column] < 0).ToList();
        for (var row = 0; row < fitted.Table.Rows && lacking.Count > 0 && excess.Count > 0; row++)
        {
            var (to, from, first) = (0, 0, row * needs.Length);
            while (true)
            {
                while (to < lacking.Count && (needs[lacking[to]] <= 0 || !IsBelow(fitted, row, lacking[to], values[first + lacking[to]])))
                    to++;
                while (from < excess.Count && (needs[excess[from]] >= 0 || !IsAbove(fitted, row, excess[from], values[first + excess[from]])))
                    from++;
                if (to == lacking.Count || from == excess.Count)
                    break;
                values[first + lacking[to]]++;
                values[first + excess[from]]--;
                needs[lacking[to++]]--;
                needs[excess[from++]]++;
            }
            lacking.RemoveAll(column => needs[column] <= 0);
            excess.RemoveAll(column => needs[column] >= 0);
        }
    }

    private static bool IsBelow(FittedTable fitted, int row, int column, long value) => value < fitted.Steps(row, column).Up;

    private static bool IsAbove(FittedTable fitted, int row, int column, long value) => value > fitted.Steps(row, column).Down;

    private static bool IsMet(TwoWayTable table, long[] values)
    {
        var needs = table.ColumnTotals.ToArray();
        for (var row = 0; row < table.Rows; row++)
        {
            var need = table.RowTotals[row];
            for (var column = 0; column < table.Columns; column++)
            {
                var value = values[(row * table.Columns) + column];
                need = unchecked(need - value);
                needs[column] = unchecked(needs[column] - value);
            }
            if (need != 0)
                return false;
        }
        return !needs.AsSpan().ContainsAnyExcept(0);
    }

    /// <summary>
    /// A flow within the steps beside each fitted value. Should the fit have ended too early for that, then within one step more, two, four
    /// and so on, and last within the bounds alone, where an answer is known to exist.
    /// </summary>
    private static void Repair(FittedTable fitted, long[] values)
    {
        var table = fitted.Table;
        var (low, high) = (new long[table.Cells], new long[table.Cells]);
        var flow = new TransportFlow(table, values, low, high);
        for (var slack = 0L; ; slack = slack == 0 ? 1 : slack <= long.MaxValue / 4 ? slack * 2 : long.MaxValue)
        {
            for (var cell = 0; cell < values.Length; cell++)
            {
                var (down, up) = fitted.Steps(cell / table.Columns, cell % table.Columns);
                low[cell] = (long)Int128.Max((Int128)down - slack, fitted.Low?[cell] ?? 0);
                high[cell] = (long)Int128.Min((Int128)up + slack, fitted.High?[cell] ?? long.MaxValue);
            }
            if (flow.Run())
                return;
            if (slack == long.MaxValue)
                throw new UnreachableException("A table that was found to be feasible has no answer.");
        }
    }
}
