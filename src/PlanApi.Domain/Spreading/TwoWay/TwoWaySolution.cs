using System.Globalization;

namespace PlanApi.Domain.Spreading.TwoWay;

/// <summary>A table that meets all its totals exactly, and why each cell is what it is.</summary>
public sealed record TwoWaySolution : TwoWayAnswer
{
    private readonly long[] _values;

    internal TwoWaySolution(FittedTable fitted, long[] values) => (Fitted, _values) = (fitted, values);

    /// <summary>The table before rounding.</summary>
    internal FittedTable Fitted { get; }

    /// <summary>rows x columns, row-major, in steps.</summary>
    public ReadOnlySpan<long> Values => _values;

    public long this[int row, int column] => _values[(row * Fitted.Table.Columns) + column];

    /// <summary>How the calculation came to the cell's value, from the factors with which it did.</summary>
    internal TwoWayReason Why(int row, int column)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Fitted.Table.Rows);
        ArgumentOutOfRangeException.ThrowIfNegative(column);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, Fitted.Table.Columns);
        var cell = (row * Fitted.Table.Columns) + column;
        var (fitted, value) = (Fitted.At(row, column), _values[cell]);
        return new TwoWayReason(
            Fitted.Table.SeedOf(cell),
            Fitted.RowFactors[row],
            Fitted.ColumnFactors[column],
            fitted.ToString("0.######", CultureInfo.InvariantCulture),
            LimitOf(cell, fitted),
            value,
            Math.Abs(value - fitted) <= FittedTable.Whole ? StepTaken.None
                : value < fitted ? StepTaken.Down
                : StepTaken.Up
        );
    }

    private CellLimit LimitOf(int cell, double fitted)
    {
        var table = Fitted.Table;
        if (Fitted.Low is null)
            return CellLimit.None;
        var (low, high) = table.Range(cell);
        if (low == high)
            return table.LowOf(cell) == table.HighOf(cell) ? CellLimit.Hold
                : low == 0 && table.SeedOf(cell) == 0 ? CellLimit.ZeroSeed
                : low == table.LowOf(cell) ? CellLimit.Low
                : CellLimit.High;
        if (Fitted.Low[cell] == Fitted.High![cell])
            return CellLimit.Totals;
        return fitted <= low && low == table.LowOf(cell) ? CellLimit.Low
            : fitted >= high && high == table.HighOf(cell) ? CellLimit.High
            : CellLimit.None;
    }
}

/// <summary>How a fitted value became whole.</summary>
public enum StepTaken
{
    None,
    Down,
    Up,
}

/// <summary>
/// The reason of a cell's value. Seed x row factor x column factor (for a seed below zero: seed / (row factor x column factor)), stopped
/// by the limit if there is one, gives the fitted value, which is rounded to the value. Factors belong to the whole table: only their
/// product across rows and columns is determined. The fitted value is decimal text, to a millionth of a step.
/// </summary>
internal readonly record struct TwoWayReason(
    long Seed,
    double RowFactor,
    double ColumnFactor,
    string Fitted,
    CellLimit Limit,
    long Value,
    StepTaken Rounded
);
