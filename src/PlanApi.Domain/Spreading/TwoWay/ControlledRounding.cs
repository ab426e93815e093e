using System.Diagnostics;

namespace PlanApi.Domain.Spreading.TwoWay;

/// <summary>
/// Controlled rounding (Bacharach 1966, Cox 1987): each cell goes to the whole step below or above, such that rows and columns keep their
/// totals exactly. Since a table that meets whole totals can always be rounded so, a network flow finds how; most of the way goes faster.
/// </summary>
internal static class ControlledRounding
{
    /// <summary>The table in whole steps, row-major.</summary>
    public static long[] Round(FittedTable fitted)
    {
        ArgumentNullException.ThrowIfNull(fitted);
        var table = fitted.Table;
        var values = new long[table.Cells];
        var isMet = RoundRows(fitted, values, out var needs);
        ExchangeWithinRows(fitted, values, needs);
        // What is counted above wraps around, which is exact for sums that fit in 64 bits; the flow counts again with 128.
        var limit = long.MaxValue / 2 / Math.Max(1, Math.Max(table.Rows, table.Columns));
        if (!isMet || needs.AsSpan().ContainsAnyExcept(0) || values.AsSpan().ContainsAnyExceptInRange(-limit, limit))
            Repair(fitted, values);
        return values;
    }

    /// <summary>
    /// Rounds each row to its total: all cells down, then as many up as are missing, those first whose remainder, with what its column was
    /// still owed by the rows before, is largest; of equals the first. Says whether every row is met, and what each column then lacks.
    /// </summary>
    private static bool RoundRows(FittedTable fitted, long[] values, out long[] needs)
    {
        var table = fitted.Table;
        var columns = table.Columns;
        var row = new RowRounding(columns);
        var isMet = true;
        needs = table.ColumnTotals.ToArray();
        for (var index = 0; index < table.Rows; index++)
        {
            var steps = values.AsSpan(index * columns, columns);
            fitted.FillRow(index, row.Cells);
            row.Lower(steps);
            if (fitted.Low is not null)
                row.Clamp(steps, fitted.Low.AsSpan(index * columns, columns), fitted.High.AsSpan(index * columns, columns));
            isMet &= row.Raise(steps, table.RowTotals[index]);
            for (var column = 0; column < steps.Length; column++)
                needs[column] = unchecked(needs[column] - steps[column]);
        }
        return isMet;
    }

    /// <summary>Within a row, a column with too much gives a step to one with too little, if both stay beside their fits.</summary>
    private static void ExchangeWithinRows(FittedTable fitted, long[] values, long[] needs)
    {
        var lacking = Enumerable.Range(0, needs.Length).Where(column => needs[column] > 0).ToList();
        var excess = Enumerable.Range(0, needs.Length).Where(column => needs[column] < 0).ToList();
        for (var row = 0; row < fitted.Table.Rows && lacking.Count > 0 && excess.Count > 0; row++)
        {
            var (to, from, steps) = (0, 0, values.AsMemory(row * needs.Length, needs.Length));
            while (true)
            {
                while (to < lacking.Count && steps.Span[lacking[to]] >= fitted.Steps(row, lacking[to]).Up)
                    to++;
                while (from < excess.Count && steps.Span[excess[from]] <= fitted.Steps(row, excess[from]).Down)
                    from++;
                if (to == lacking.Count || from == excess.Count)
                    break;
                steps.Span[lacking[to]]++;
                steps.Span[excess[from]]--;
                needs[lacking[to++]]--;
                needs[excess[from++]]++;
            }
            lacking.RemoveAll(column => needs[column] == 0);
            excess.RemoveAll(column => needs[column] == 0);
        }
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
