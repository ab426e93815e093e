namespace PlanApi.Domain.Spreading.TwoWay;

/// <summary>
/// What is asked: a table of whole steps that meets every row total and every column total, as near to its seed as may be.
/// Cells are row-major: cell (row, column) is at row x columns + column. The arrays are kept, not copied, and must not change.
/// <para>A cell keeps the sign of its seed: a positive one becomes zero or more, a negative one zero or less, and zero stays zero.
/// Where bounds leave no such value, the cell takes the bound that is nearest to zero. A hold is a cell whose low is its high.</para>
/// </summary>
public sealed class TwoWayTable
{
    /// <summary>A cell's low or high where it has none.</summary>
    public const long NoLow = long.MinValue,
        NoHigh = long.MaxValue;

    /// <param name="rowTotals">One for each row, in steps.</param>
    /// <param name="columnTotals">One for each column, in steps.</param>
    /// <param name="seed">rows x columns, or null for a uniform seed of ones.</param>
    /// <param name="low">rows x columns, <see cref="NoLow"/> where there is none; or null for none at all.</param>
    /// <param name="high">rows x columns, <see cref="NoHigh"/> where there is none; or null for none at all.</param>
    /// <exception cref="ArgumentException">A matrix is not rows x columns.</exception>
    public TwoWayTable(long[] rowTotals, long[] columnTotals, long[]? seed = null, long[]? low = null, long[]? high = null)
    {
        ArgumentNullException.ThrowIfNull(rowTotals);
        ArgumentNullException.ThrowIfNull(columnTotals);
        (RowTotals, ColumnTotals, Seed, Low, High) = (rowTotals, columnTotals, seed, low, high);
        Cells = checked(Rows * Columns);
        foreach (var matrix in (ReadOnlySpan<long[]?>)[seed, low, high])
        {
            if (matrix is not null && matrix.Length != Cells)
                throw new ArgumentException($"{Rows} rows x {Columns} columns are {Cells} cells, not {matrix.Length}.");
        }
    }

    public int Rows => RowTotals.Length;

    public int Columns => ColumnTotals.Length;

    public int Cells { get; }

    internal long[] RowTotals { get; }

    internal long[] ColumnTotals { get; }

    internal long[]? Seed { get; }

    internal long[]? Low { get; }

    internal long[]? High { get; }

    internal long SeedOf(int cell) => Seed is null ? 1 : Seed[cell];

    internal long LowOf(int cell) => Low is null ? NoLow : Low[cell];

    internal long HighOf(int cell) => High is null ? NoHigh : High[cell];

    /// <summary>The possible values of the cell: every value of clamp(s x seed, low, high) for s from zero on.</summary>
    internal (long Low, long High) Range(int cell)
    {
        var (low, high, seed) = (LowOf(cell), HighOf(cell), SeedOf(cell));
        var rest = Math.Clamp(0, low, high);
        return (seed < 0 ? low : rest, seed > 0 ? high : rest);
    }

    /// <summary>Whether every cell is free to become anything from zero on, so that the totals alone decide.</summary>
    internal bool IsDense()
    {
        if (Low is not null || High is not null)
            return false;
        return Seed is null || !Seed.AsSpan().ContainsAnyInRange(long.MinValue, 0);
    }

    /// <summary>Whether the seed itself is an answer.</summary>
    internal bool IsMetBySeed()
    {
        var sums = new Int128[Columns];
        for (var row = 0; row < Rows; row++)
        {
            Int128 sum = 0;
            for (var column = 0; column < Columns; column++)
            {
                var cell = (row * Columns) + column;
                var value = SeedOf(cell);
                if (value < LowOf(cell) || value > HighOf(cell))
                    return false;
                sum += value;
                sums[column] += value;
            }
            if (sum != RowTotals[row])
                return false;
        }
        for (var column = 0; column < Columns; column++)
        {
            if (sums[column] != ColumnTotals[column])
                return false;
        }
        return true;
    }
}
