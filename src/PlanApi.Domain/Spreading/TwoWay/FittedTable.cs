namespace PlanApi.Domain.Spreading.TwoWay;

/// <summary>
/// The table before rounding, kept as its factors: seed x row factor x column factor, the factors dividing where the seed is negative,
/// clamped to the cell's range. Ranges are absent where every cell is free from zero on.
/// </summary>
internal sealed class FittedTable
{
    internal FittedTable(TwoWayTable table, long[]? low, long[]? high)
    {
        (Table, Low, High, RowFactors, ColumnFactors) = (table, low, high, new double[table.Rows], new double[table.Columns]);
        Array.Fill(RowFactors, 1);
        Array.Fill(ColumnFactors, 1);
    }

    internal TwoWayTable Table { get; }

    internal long[]? Low { get; }

    internal long[]? High { get; }

    internal double[] RowFactors { get; }

    internal double[] ColumnFactors { get; }

    internal double At(int row, int column)
    {
        var cell = (row * Table.Columns) + column;
        var seed = (double)Table.SeedOf(cell);
        var product = seed >= 0 ? seed * RowFactors[row] * ColumnFactors[column] : seed / (RowFactors[row] * ColumnFactors[column]);
        return Low is null ? product
            : Low[cell] == High![cell] ? Low[cell]
            : Math.Clamp(product, Low[cell], High[cell]);
    }

    internal void FillRow(int row, Span<double> fitted)
    {
        if (Low is not null || Table.Seed is null)
        {
            for (var column = 0; column < fitted.Length; column++)
                fitted[column] = At(row, column);
            return;
        }
        var seed = Table.Seed.AsSpan(row * fitted.Length, fitted.Length);
        var factors = ColumnFactors.AsSpan(0, fitted.Length);
        var factor = RowFactors[row];
        for (var column = 0; column < fitted.Length; column++)
            fitted[column] = seed[column] * factor * factors[column];
    }

    /// <summary>A fitted value as near to a whole number as this is that number: about a millionth of a step.</summary>
    internal const double Whole = 1.0 / (1 << 20);
}
