namespace PlanApi.Domain.Spreading.TwoWay;

/// <summary>The value to which a cell's lower or upper bound would have to change.</summary>
/// <param name="Row">The cell's row.</param>
/// <param name="Column">The column.</param>
/// <param name="IsHigh">Whether it is the high that moves.</param>
/// <param name="From">The present value.</param>
/// <param name="To">The new value.</param>
public sealed record CellRelaxation(int Row, int Column, bool IsHigh, long From, long To);

/// <summary>Changes of cells' bounds and of totals that are enough together.</summary>
/// <param name="Cells">The bounds that move.</param>
/// <param name="RowTotals">The new row totals.</param>
/// <param name="ColumnTotals">The new column totals.</param>
public sealed record TwoWayRelaxation(IReadOnlyList<CellRelaxation> Cells, IReadOnlyList<long> RowTotals, IReadOnlyList<long> ColumnTotals);

/// <summary>
/// The smallest changes that make the totals possible, exactly, where a maximum flow falls short of them. A step beyond a cell's bound
/// costs 1 and a step of a total costs 1, so a step that only totals can place costs 2. After the maximum flow, the cheapest paths cost 1
/// and cross one bound; the rest is left to the totals (the shortest augmenting paths of minimum cost flow; Ford and Fulkerson 1962).
/// </summary>
internal sealed class SmallestRelaxation
{
    // Where nothing limits a cell but what fits.
    private const long Far = long.MaxValue / 4;

    private readonly TwoWayTable _table;
    private readonly long[] _values;
    private readonly long[] _low;
    private readonly long[] _high;
    private readonly Int128[] _supply;
    private readonly int[] _distance;
    private readonly int[] _from;

    private SmallestRelaxation(TwoWayTable table, long[] values, long[] low, long[] high, Int128[] supply)
    {
        (_table, _values, _low, _high, _supply) = (table, [.. values], low, high, [.. supply]);
        (_distance, _from) = (new int[supply.Length], new int[supply.Length]);
    }

    /// <param name="table">The table.</param>
    /// <param name="values">The cells where the maximum flow left them.</param>
    /// <param name="low">The least that each cell may be.</param>
    /// <param name="high">The most.</param>
    /// <param name="supply">The rest that is not placed; see <see cref="TransportFlow.Supply"/>.</param>
    public static TwoWayRelaxation Of(TwoWayTable table, long[] values, long[] low, long[] high, Int128[] supply)
    {
        var smallest = new SmallestRelaxation(table, values, low, high, supply);
        smallest.Label();
        while (smallest.Augment()) { }
        return new TwoWayRelaxation(
            [.. Enumerable.Range(0, values.Length).Select(smallest.Change).OfType<CellRelaxation>()],
            [.. table.RowTotals.Select((total, row) => checked((long)(total - smallest._supply[row])))],
            [.. table.ColumnTotals.Select((total, column) => checked((long)(total + smallest._supply[table.Rows + column])))]
        );
    }

    /// <summary>
    /// The furthest that a cell can go where its own bound above moves, or its hold; a cell that is not held keeps the sign of its seed.
    /// </summary>
    public static long Furthest(TwoWayTable table, int cell, long high) =>
        high != table.HighOf(cell) ? high
        : table.SeedOf(cell) > 0 || IsHeld(table, cell) ? Math.Max(high, Far)
        : Math.Max(high, 0);

    /// <summary>The same below.</summary>
    public static long Lowest(TwoWayTable table, int cell, long low) =>
        low != table.LowOf(cell) ? low
        : table.SeedOf(cell) < 0 || IsHeld(table, cell) ? Math.Min(low, -Far)
        : Math.Min(low, 0);

    private static bool IsHeld(TwoWayTable table, int cell) => table.LowOf(cell) == table.HighOf(cell);

    private CellRelaxation? Change(int cell) =>
        _values[cell] > _high[cell] ? new CellRelaxation(cell / _table.Columns, cell % _table.Columns, true, _high[cell], _values[cell])
        : _values[cell] < _low[cell] ? new CellRelaxation(cell / _table.Columns, cell % _table.Columns, false, _low[cell], _values[cell])
        : null;

    /// <summary>How far each node is from what is left over, 1 at most.</summary>
    private void Label()
    {
        Array.Fill(_distance, int.MaxValue);
        for (var distance = 0; distance <= 1; distance++)
        {
            var open = new Queue<int>();
            for (var node = 0; node < _supply.Length; node++)
            {
                if (distance == 0 ? _supply[node] <= 0 : _distance[node] != 1)
                    continue;
                _distance[node] = distance;
                open.Enqueue(node);
            }
            while (open.TryDequeue(out var node))
            {
                for (var to = 0; to < _supply.Length; to++)
                {
                    if (Step(node, to) is not ({ } cost, _) || distance + cost >= _distance[to])
                        continue;
                    _distance[to] = distance + cost;
                    if (cost == 0)
                        open.Enqueue(to);
                }
            }
        }
        for (var node = 0; node < _distance.Length; node++)
            _distance[node] = Math.Min(_distance[node], 1);
    }

    /// <summary>Moves along a shortest path as much as it carries; false where none is left that costs 1.</summary>
    private bool Augment()
    {
        Array.Fill(_from, -2);
        var open = new Queue<int>();
        for (var node = 0; node < _supply.Length; node++)
        {
            if (_supply[node] > 0)
            {
                _from[node] = -1;
                open.Enqueue(node);
            }
        }
        while (open.TryDequeue(out var node))
        {
            if (_supply[node] < 0)
            {
                Move(node);
                return true;
            }
            for (var to = 0; to < _supply.Length; to++)
            {
                if (_from[to] == -2 && Step(node, to) is ({ } cost, _) && _distance[node] + cost == _distance[to])
                {
                    _from[to] = node;
                    open.Enqueue(to);
                }
            }
        }
        return false;
    }

    private void Move(int sink)
    {
        var (amount, source) = (-_supply[sink], sink);
        for (; _from[source] >= 0; source = _from[source])
            amount = Int128.Min(amount, Step(_from[source], source).Room);
        amount = Int128.Min(amount, _supply[source]);
        (_supply[source], _supply[sink]) = (_supply[source] - amount, _supply[sink] + amount);
        for (var node = sink; _from[node] >= 0; node = _from[node])
        {
            var (from, to) = (_from[node], node);
            if (from < _table.Rows)
                _values[CellOf(from, to)] += (long)amount;
            else
                _values[CellOf(to, from)] -= (long)amount;
        }
    }

    /// <summary>
    /// The cost of a step from a row to a column, or back, and the number of steps at this cost; no cost where there is none.
    /// </summary>
    private (int? Cost, Int128 Room) Step(int from, int to)
    {
        if (from < _table.Rows == to < _table.Rows)
            return default;
        var isUp = from < _table.Rows;
        var cell = isUp ? CellOf(from, to) : CellOf(to, from);
        Int128 value = _values[cell],
            low = _low[cell],
            high = _high[cell];
        if (isUp)
        {
            if (value < high)
                return value < low ? (-1, low - value) : (0, high - value);
            return Beyond(Furthest(_table, cell, _high[cell]) - value);
        }
        if (value > low)
            return value > high ? (-1, value - high) : (0, value - low);
        return Beyond(value - Lowest(_table, cell, _low[cell]));
    }

    private static (int? Cost, Int128 Room) Beyond(Int128 room) => room > 0 ? (1, room) : (null, 0);

    private int CellOf(int row, int column) => (row * _table.Columns) + column - _table.Rows;
}
