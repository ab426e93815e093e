using PlanApi.Domain.Spreading.TwoWay;

namespace PlanApi.UnitTests.Spreading.TwoWay;

/// <summary>A random small problem and, by trying every table of small numbers, what is true of it.</summary>
internal sealed class SmallTable
{
    public SmallTable(int seed, int most = 3)
    {
        var random = new Random(seed);
        (Rows, Columns) = (random.Next(1, most + 1), random.Next(1, most + 1));
        var cells = Rows * Columns;
        var (withSigns, withBounds, wide) = (random.Next(3) == 0, random.Next(2) == 0, random.Next(2) == 0);
        Seed = Draw(
            cells,
            () =>
                random.Next(5) == 0 ? 0
                : withSigns && random.Next(2) == 0 ? -random.Next(1, 9)
                : random.Next(1, wide ? 1000 : 9)
        );
        (Low, High) = (Draw(cells, () => TwoWayTable.NoLow), Draw(cells, () => TwoWayTable.NoHigh));
        for (var cell = 0; withBounds && cell < cells; cell++)
        {
            if (random.Next(3) == 0)
                Low[cell] = random.Next(-2, 3);
            if (random.Next(3) == 0)
                High[cell] = Math.Max(random.Next(-2, 4), Low[cell] == TwoWayTable.NoLow ? -2 : Low[cell]);
        }
        var made = Draw(cells, () => random.Next(withSigns ? -2 : 0, 4));
        for (var cell = 0; random.Next(4) > 0 && cell < cells; cell++)
            made[cell] = Math.Clamp(made[cell], LowOf(cell), HighOf(cell));
        (RowTotals, ColumnTotals) = Totals(made);
        if (random.Next(3) == 0)
        {
            RowTotals[random.Next(Rows)]++;
            ColumnTotals[random.Next(Columns)]++;
        }
    }

    public int Rows { get; }

    public int Columns { get; }

    public long[] Seed { get; }

    public long[] Low { get; }

    public long[] High { get; }

    public long[] RowTotals { get; }

    public long[] ColumnTotals { get; }

    public TwoWayTable Table => new(RowTotals, ColumnTotals, Seed, Low, High);

    public TwoWayTable Transposed => new(ColumnTotals, RowTotals, Turn(Seed), Turn(Low), Turn(High));

    public TwoWayAnswer Solve() => TwoWaySpread.Solve(Table);

    /// <summary>What a cell may be at least: by its seed's sign, unless its bounds say otherwise.</summary>
    public long LowOf(int cell) =>
        Seed[cell] < 0 ? Low[cell]
        : Low[cell] > 0 ? Low[cell]
        : Math.Min(High[cell], 0);

    public long HighOf(int cell) =>
        Seed[cell] > 0 ? High[cell]
        : High[cell] < 0 ? High[cell]
        : Math.Max(Low[cell], 0);

    public (long[] Rows, long[] Columns) Totals(ReadOnlySpan<long> values)
    {
        var (rows, columns) = (new long[Rows], new long[Columns]);
        for (var cell = 0; cell < values.Length; cell++)
        {
            rows[cell / Columns] += values[cell];
            columns[cell % Columns] += values[cell];
        }
        return (rows, columns);
    }

    public bool IsWithinRanges(ReadOnlySpan<long> values)
    {
        for (var cell = 0; cell < values.Length; cell++)
        {
            if (values[cell] < LowOf(cell) || values[cell] > HighOf(cell))
                return false;
        }
        return true;
    }

    /// <summary>
    /// Whether some table of numbers up to a size is an answer. Totals are small, so that if any table is an answer, one of these is.
    /// </summary>
    public bool HasAnswer(long[] rowTotals, long[] columnTotals, int size = 12) =>
        Try(0, (long[])rowTotals.Clone(), (long[])columnTotals.Clone(), size);

    private bool Try(int cell, long[] rows, long[] columns, int size)
    {
        if (cell == Rows * Columns)
            return rows.All(rest => rest == 0) && columns.All(rest => rest == 0);
        var (row, column) = (cell / Columns, cell % Columns);
        var (from, to) = (Math.Max(LowOf(cell), -size), Math.Min(HighOf(cell), size));
        if (column == Columns - 1)
            (from, to) = (Math.Max(from, rows[row]), Math.Min(to, rows[row]));
        if (row == Rows - 1)
            (from, to) = (Math.Max(from, columns[column]), Math.Min(to, columns[column]));
        for (var value = from; value <= to; value++)
        {
            rows[row] -= value;
            columns[column] -= value;
            var found = Try(cell + 1, rows, columns, size);
            rows[row] += value;
            columns[column] += value;
            if (found)
                return true;
        }
        return false;
    }

    /// <summary>Every answer of which no cell lies further than two steps from what is given for it.</summary>
    public IEnumerable<long[]> AnswersNear(double[] fit) =>
        Near(0, new long[Rows * Columns], (long[])RowTotals.Clone(), (long[])ColumnTotals.Clone(), fit);

    private IEnumerable<long[]> Near(int cell, long[] values, long[] rows, long[] columns, double[] fit)
    {
        if (cell == values.Length)
            return rows.All(rest => rest == 0) && columns.All(rest => rest == 0) ? [(long[])values.Clone()] : [];
        var (from, to) = (
            Math.Max(LowOf(cell), (long)Math.Floor(fit[cell]) - 1),
            Math.Min(HighOf(cell), (long)Math.Ceiling(fit[cell]) + 1)
        );
        return Enumerable
            .Range(0, (int)Math.Max(0, to - from + 1))
            .SelectMany(step =>
            {
                var (row, column, value) = (cell / Columns, cell % Columns, from + step);
                if ((column == Columns - 1 && rows[row] != value) || (row == Rows - 1 && columns[column] != value))
                    return (IEnumerable<long[]>)[];
                values[cell] = value;
                rows[row] -= value;
                columns[column] -= value;
                long[][] found = [.. Near(cell + 1, values, rows, columns, fit)];
                rows[row] += value;
                columns[column] += value;
                return found;
            });
    }

    private long[] Turn(long[] matrix) =>
        [.. Enumerable.Range(0, Columns).SelectMany(column => Enumerable.Range(0, Rows).Select(row => matrix[(row * Columns) + column]))];

    private static long[] Draw(int count, Func<long> draw) => [.. Enumerable.Range(0, count).Select(_ => draw())];
}
