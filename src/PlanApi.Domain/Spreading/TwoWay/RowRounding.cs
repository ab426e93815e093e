namespace PlanApi.Domain.Spreading.TwoWay;

/// <summary>Rounds the rows of a table one after the other; remembers what rounding has so far kept from each column.</summary>
internal readonly struct RowRounding(int columns)
{
    private readonly double[] _owed = new double[columns];
    private readonly double[] _keys = new double[columns];
    private readonly double[] _open = new double[columns];

    /// <summary>The fitted row, which the caller fills in.</summary>
    public double[] Cells { get; } = new double[columns];

    /// <summary>Every cell goes down to a whole step. A value beyond 64 bits becomes the last one within: the repair mends it.</summary>
    public void Lower(Span<long> steps)
    {
        var (cells, owed, keys) = (Cells, _owed, _keys);
        if (cells.Length != steps.Length || owed.Length != steps.Length || keys.Length != steps.Length)
            throw new ArgumentException("A row has another length.", nameof(steps));
        for (var column = 0; column < steps.Length; column++)
        {
            var down = Math.Floor(cells[column] + FittedTable.Whole);
            var rest = cells[column] - down;
            steps[column] = unchecked((long)down);
            owed[column] += rest;
            keys[column] = rest > FittedTable.Whole ? owed[column] : double.NegativeInfinity;
        }
    }

    /// <summary>Bounds beyond 2^53 steps are not exact as doubles, so that the integers have the last word.</summary>
    public void Clamp(Span<long> steps, ReadOnlySpan<long> low, ReadOnlySpan<long> high)
    {
        for (var column = 0; column < steps.Length; column++)
        {
            steps[column] = Math.Clamp(steps[column], low[column], high[column]);
            if (steps[column] == high[column])
                _keys[column] = double.NegativeInfinity;
        }
    }

    /// <summary>As many cells as are missing from the total go up by a step; whether there were so many.</summary>
    public bool Raise(Span<long> steps, long total)
    {
        var open = 0;
        for (var column = 0; column < steps.Length; column++)
        {
            total = unchecked(total - steps[column]);
            _open[open] = _keys[column];
            open += _keys[column] > double.NegativeInfinity ? 1 : 0;
        }
        var count = (int)Math.Clamp(total, 0, open);
        if (count == 0)
            return total == 0;
        var (least, ties) = Selection.Largest(_open.AsSpan(0, open), count);
        var (owed, keys) = (_owed, _keys);
        for (var column = 0; column < steps.Length; column++)
        {
            var up = keys[column] > least ? 1 : 0;
            if (keys[column] == least && ties-- > 0)
                up = 1;
            steps[column] += up;
            owed[column] -= up;
        }
        return total == count;
    }
}
