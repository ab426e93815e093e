namespace PlanApi.Domain.Spreading.TwoWay;

/// <summary>
/// A fitted table in whole numbers: each cell as the whole step below it and the rest, in parts of 2^-32 of a step. So distances from the
/// fit are compared exactly, and values that differ by less than the fit's own error are equal. Row-major.
/// </summary>
internal sealed class FittedSteps
{
    /// <summary>How many binary places parts have.</summary>
    public const int Places = 32;

    private readonly long[]? _low;
    private readonly long[]? _high;

    public FittedSteps(FittedTable fitted)
    {
        var (table, row) = (fitted.Table, new double[fitted.Table.Columns]);
        (Table, _low, _high, Whole, Part) = (table, fitted.Low, fitted.High, new long[table.Cells], new long[table.Cells]);
        for (var cell = 0; cell < Whole.Length; cell++)
        {
            var column = cell % table.Columns;
            if (column == 0)
                fitted.FillRow(cell / table.Columns, row);
            var below = Math.Floor(row[column]);
            // A value beyond 64 bits becomes the last one within.
            Whole[cell] = Math.Clamp(double.IsNaN(below) ? 0 : (long)below, LowOf(cell), HighOf(cell));
            Part[cell] = Whole[cell] == below ? (long)Math.Round((row[column] - below) * (1L << Places)) : 0;
        }
    }

    public TwoWayTable Table { get; }

    public long[] Whole { get; }

    /// <summary>0 to 2^32.</summary>
    public long[] Part { get; }

    public long LowOf(int cell) => _low is null ? 0 : _low[cell];

    public long HighOf(int cell) => _high is null ? long.MaxValue : _high[cell];

    /// <summary>How far a value lies above the fit, in parts.</summary>
    public Int128 Above(int cell, long value) => (((Int128)value - Whole[cell]) << Places) - Part[cell];
}
