namespace PlanApi.Domain.Spreading.TwoWay;

/// <summary>
/// Moves a table within its cells' bounds until rows and columns meet their totals, or as nearly as can be: the maximum flow of a
/// transportation network with lower bounds (Ford and Fulkerson 1956; levels and blocking flows after Dinic 1970).
/// Nodes are the rows, then the columns. A step from row to column adds to a cell, one from column to row takes from it.
/// All arithmetic is exact: cells are longs, room within bounds is unsigned, what nodes still need is 128 bits wide.
/// </summary>
internal sealed class TransportFlow
{
    private readonly int _rows;
    private readonly int _columns;
    private readonly long[] _values;
    private readonly long[] _low;
    private readonly long[] _high;
    private readonly int[] _level;
    private readonly int[] _next;
    private readonly int[] _path;

    /// <summary>The values lie within their bounds. The arrays are shared with the caller, who may widen bounds between runs.</summary>
    public TransportFlow(TwoWayTable table, long[] values, long[] low, long[] high)
    {
        (_rows, _columns, _values, _low, _high) = (table.Rows, table.Columns, values, low, high);
        var nodes = _rows + _columns;
        (_level, _next, _path, Supply) = (new int[nodes], new int[nodes], new int[nodes], new Int128[nodes]);
        for (var row = 0; row < _rows; row++)
            Supply[row] = table.RowTotals[row];
        for (var column = 0; column < _columns; column++)
            Supply[_rows + column] = -(Int128)table.ColumnTotals[column];
        for (var cell = 0; cell < values.Length; cell++)
        {
            Supply[cell / _columns] -= values[cell];
            Supply[_rows + (cell % _columns)] += values[cell];
        }
    }

    /// <summary>For a row its total less its sum, for a column its sum less its total: what must still leave the node.</summary>
    public Int128[] Supply { get; }

    /// <summary>After a run that fell short: whether the node is on the sources' side of the minimum cut nearest to them.</summary>
    public bool IsInCut(int node) => _level[node] >= 0;

    /// <summary>How much a step between a row and a column, in either order, can still carry.</summary>
    public ulong Room(int from, int to)
    {
        if (from < _rows)
        {
            var up = (from * _columns) + to - _rows;
            return unchecked((ulong)_high[up] - (ulong)_values[up]);
        }
        var down = (to * _columns) + from - _rows;
        return unchecked((ulong)_values[down] - (ulong)_low[down]);
    }

    /// <summary>Whether all totals are met.</summary>
    public bool Run()
    {
        FillDirectly();
        while (Label())
            Block();
        return !Array.Exists(Supply, supply => supply != 0);
    }

    /// <summary>A first pass that serves most of a table with few bounds: each row to each column that wants it, in order.</summary>
    private void FillDirectly()
    {
        for (var row = 0; row < _rows; row++)
        {
            for (var column = _rows; Supply[row] != 0 && column < Supply.Length; column++)
            {
                if (Supply[row] > 0 && Supply[column] < 0)
                    Push(row, column, Least(Supply[row], -Supply[column], Room(row, column)));
                else if (Supply[row] < 0 && Supply[column] > 0)
                    Push(column, row, Least(Supply[column], -Supply[row], Room(column, row)));
            }
        }
    }

    private static ulong Least(Int128 supply, Int128 demand, ulong room) => (ulong)Int128.Min(Int128.Min(supply, demand), room);

    private void Push(int from, int to, ulong amount)
    {
        Move(from, to, amount);
        Supply[from] -= amount;
        Supply[to] += amount;
    }

    // Wrapping arithmetic is exact here, because the new value lies within its bounds.
    private void Move(int from, int to, ulong amount)
    {
        unchecked
        {
            if (from < _rows)
                _values[(from * _columns) + to - _rows] += (long)amount;
            else
                _values[(to * _columns) + from - _rows] -= (long)amount;
        }
    }

    /// <summary>Breadth first from all nodes with supply; whether a node with demand was reached.</summary>
    private bool Label()
    {
        Array.Fill(_level, -1);
        Array.Clear(_next);
        var (head, tail, nearest) = (0, 0, int.MaxValue);
        for (var node = 0; node < Supply.Length; node++)
        {
            if (Supply[node] > 0)
                (_level[node], _path[tail++]) = (0, node);
        }
        while (head < tail)
        {
            var node = _path[head++];
            if (_level[node] >= nearest)
                break;
            if (Supply[node] < 0)
                nearest = _level[node];
            var (first, end) = Neighbours(node);
            for (var to = first; to < end; to++)
            {
                if (_level[to] < 0 && Room(node, to) > 0)
                    (_level[to], _path[tail++]) = (_level[node] + 1, to);
            }
        }
        return nearest < int.MaxValue;
    }

    private (int First, int End) Neighbours(int node) => node < _rows ? (_rows, _rows + _columns) : (0, _rows);

    /// <summary>Pushes along paths of rising level, depth first, until there is none.</summary>
    private void Block()
    {
        for (var source = 0; source < Supply.Length; source++)
        {
            var depth = 0;
            _path[0] = source;
            while (Supply[source] > 0 && depth >= 0)
            {
                var node = _path[depth];
                if (Supply[node] < 0)
                {
                    Augment(depth);
                    depth = 0;
                }
                else if (Advance(node) is var to and >= 0)
                    _path[++depth] = to;
                else
                    (_level[node], depth) = (-1, depth - 1);
            }
        }
    }

    private int Advance(int node)
    {
        var (first, end) = Neighbours(node);
        for (; first + _next[node] < end; _next[node]++)
        {
            var to = first + _next[node];
            if (_level[to] == _level[node] + 1 && Room(node, to) > 0)
                return to;
        }
        return -1;
    }

    private void Augment(int depth)
    {
        var (source, sink) = (_path[0], _path[depth]);
        var amount = ulong.MaxValue;
        for (var at = 0; at < depth; at++)
            amount = Math.Min(amount, Room(_path[at], _path[at + 1]));
        amount = Least(Supply[source], -Supply[sink], amount);
        for (var at = 0; at < depth; at++)
            Move(_path[at], _path[at + 1], amount);
        Supply[source] -= amount;
        Supply[sink] += amount;
    }
}
