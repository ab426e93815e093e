namespace PlanApi.Domain.Spreading.TwoWay;

/// <summary>
/// Guesses the amounts to add to the fits of each row and each column so that the rounded cells meet the totals. Rows and columns in turn
/// meet their totals exactly, as in proportional fitting. Afterwards only a few steps are missing.
/// </summary>
internal static class RoundingGuess
{
    private const int Turns = 4;

    /// <summary>By node, rows first, what is added, in steps.</summary>
    public static double[] Of(FittedSteps fitted)
    {
        var (rows, columns) = (fitted.Table.Rows, fitted.Table.Columns);
        var (added, wanted) = (new double[rows + columns], new Int128[rows + columns]);
        for (var row = 0; row < rows; row++)
            wanted[row] = fitted.Table.RowTotals[row];
        for (var column = 0; column < columns; column++)
            wanted[rows + column] = fitted.Table.ColumnTotals[column];
        for (var cell = 0; cell < fitted.Whole.Length; cell++)
        {
            wanted[cell / columns] -= fitted.Whole[cell];
            wanted[rows + (cell % columns)] -= fitted.Whole[cell];
        }
        var rests = new double[Math.Max(rows, columns)];
        for (var turn = 0; turn < Turns; turn++)
        {
            for (var row = 0; row < rows; row++)
                added[row] = Meet(fitted, row * columns, 1, added.AsSpan(rows), wanted[row], rests);
            for (var column = 0; column < columns; column++)
                added[rows + column] = Meet(fitted, column, columns, added.AsSpan(0, rows), wanted[rows + column], rests);
        }
        return added;
    }

    // As many cells as are missing from the line's total go up by a step, those first that are nearest to it; or down.
    private static double Meet(FittedSteps fitted, int first, int stride, ReadOnlySpan<double> others, Int128 wanted, double[] rests)
    {
        var open = 0;
        for (var (at, cell) = (0, first); at < others.Length; at++, cell += stride)
        {
            if (fitted.LowOf(cell) == fitted.HighOf(cell))
                continue;
            var value = Math.ScaleB(fitted.Part[cell], -FittedSteps.Places) + others[at];
            var nearest = Math.Floor(value + 0.5);
            wanted -= (long)nearest;
            rests[open++] = value - nearest;
        }
        if (wanted == 0 || open == 0)
            return 0;
        var count = (int)Int128.Clamp(wanted > 0 ? wanted : wanted + open, 1, open);
        return (wanted > 0 ? 0.5 : -0.5) - Selection.Largest(rests.AsSpan(0, open), count).Least;
    }
}
