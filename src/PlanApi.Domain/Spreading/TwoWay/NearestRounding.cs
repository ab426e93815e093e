using System.Diagnostics;

namespace PlanApi.Domain.Spreading.TwoWay;

/// <summary>
/// Rounds a fitted table to the whole steps that meet every total and lie nearest to it: the least sum of squared distances, within
/// the cells' bounds. A flow of least convex cost from row to column (Minoux 1984; Ahuja, Magnanti and Orlin 1993, chapter 14): cheapest
/// paths carry what rows and columns still need, and prices of both prove that no other table of whole steps is nearer. Of tables that
/// are as near, the one with more towards the first column of the first row and the last of the last. All costs are whole numbers.
/// </summary>
internal sealed class NearestRounding
{
    private const long LongestStep = 1L << 60;

    private static readonly Int128 Never = Int128.MaxValue;

    private readonly FittedSteps _fitted;
    private readonly int _rows;
    private readonly int _columns;
    private readonly long[] _values;

    // What the next step costs: up by rows, down by columns, so that both are read in order; never where the cell has no room.
    private readonly Int128[] _up;
    private readonly Int128[] _down;
    private readonly Int128[] _price;
    private readonly Int128[] _supply;
    private readonly Int128[] _distance;
    private readonly int[] _from;
    private readonly int[] _open;
    private readonly bool[] _isSeen;
    private readonly bool[] _isClosed;
    private readonly int _tieBits;
    private long _step = 1;

    private NearestRounding(FittedSteps fitted)
    {
        var (table, added) = (fitted.Table, RoundingGuess.Of(fitted));
        (_fitted, _rows, _columns, _values) = (fitted, table.Rows, table.Columns, new long[table.Cells]);
        (_up, _down) = (new Int128[table.Cells], new Int128[table.Cells]);
        var nodes = _rows + _columns;
        (_price, _supply, _distance) = (new Int128[nodes], new Int128[nodes], new Int128[nodes]);
        (_from, _open, _isSeen, _isClosed) = (new int[nodes], new int[nodes], new bool[nodes], new bool[nodes]);
        for (var node = 0; node < nodes; node++)
            _supply[node] = node < _rows ? table.RowTotals[node] : -(Int128)table.ColumnTotals[node - _rows];
        for (var cell = 0; cell < _values.Length; cell++)
        {
            var (row, column) = (cell / _columns, cell % _columns);
            var moved = (long)Math.Floor(Math.ScaleB(fitted.Part[cell], -FittedSteps.Places) + added[row] + added[_rows + column] + 0.5);
            _values[cell] = (long)Int128.Clamp((Int128)fitted.Whole[cell] + moved, fitted.LowOf(cell), fitted.HighOf(cell));
            _supply[row] -= _values[cell];
            _supply[_rows + column] += _values[cell];
        }
        // What breaks ties comes, along any cycle, to less than the least by which costs differ; numbers too large for that go without.
        var tie = 2 + (int)Int128.Log2((Int128)Math.Max(1, _rows) * Math.Max(1, _columns) * nodes);
        var most = FittedSteps.Places + 5 + (int)Int128.Log2(Most() + 1) + (2 * (int)Int128.Log2(nodes + 1));
        _tieBits = tie + most < 126 ? tie : 0;
        for (var node = 0; node < nodes; node++)
            _price[node] = (Int128)Math.ScaleB(node < _rows ? -2 * added[node] : 2 * added[node], FittedSteps.Places + _tieBits);
    }

    /// <summary>The table in whole steps, row-major. There is one.</summary>
    public static long[] Round(FittedTable fitted)
    {
        var rounding = new NearestRounding(new FittedSteps(fitted));
        rounding.Run();
        return rounding._values;
    }

    private void Run()
    {
        const int FewSteps = 16;
        var most = Most();
        while (most > FewSteps && _step < LongestStep && 2 * _step <= most)
            _step *= 2;
        for (; ; _step /= 2)
        {
            Adjust();
            for (var node = 0; node < _supply.Length; node++)
            {
                while (_supply[node] >= _step && Carry(node)) { }
            }
            if (_step == 1)
                break;
        }
        if (Array.Exists(_supply, supply => supply != 0))
            throw new UnreachableException("A table that was found to be feasible has no answer.");
    }

    private Int128 Most() => _supply.Aggregate((Int128)0, (most, supply) => Int128.Max(most, Int128.Abs(supply)));

    // With shorter steps, some cells are nearer to where the prices want them.
    private void Adjust()
    {
        for (var row = 0; row < _rows; row++)
        {
            for (var column = 0; column < _columns; column++)
            {
                Look(row, column);
                var rise = _price[row] - _price[_rows + column];
                while (_up[(row * _columns) + column] is var up && up != Never && up + rise < 0)
                    Move(row, _rows + column);
                while (_down[(column * _rows) + row] is var down && down != Never && down - rise < 0)
                    Move(_rows + column, row);
            }
        }
    }

    // (x + s - f)^2 - (x - f)^2 for each of s steps is 2 (x - f) + s.
    private void Look(int row, int column)
    {
        var cell = (row * _columns) + column;
        var (above, step) = (2 * _fitted.Above(cell, _values[cell]), (Int128)_step << FittedSteps.Places);
        var tie = _tieBits == 0 ? 0 : (long)row * column;
        _up[cell] = HasRoom(_values[cell], _fitted.HighOf(cell)) ? ((above + step) << _tieBits) - tie : Never;
        _down[(column * _rows) + row] = HasRoom(_fitted.LowOf(cell), _values[cell]) ? ((step - above) << _tieBits) + tie : Never;
    }

    private bool HasRoom(long from, long to) => unchecked((ulong)(to - from)) >= (ulong)_step;

    private void Move(int from, int to)
    {
        var (row, column) = from < _rows ? (from, to - _rows) : (to, from - _rows);
        _values[(row * _columns) + column] += from < _rows ? _step : -_step;
        _supply[from] -= _step;
        _supply[to] += _step;
        Look(row, column);
    }

    /// <summary>
    /// Moves a step along a cheapest path from a node that has one too many to one that lacks it (Dijkstra 1959); false where there is
    /// none.
    /// </summary>
    private bool Carry(int source)
    {
        Array.Clear(_isSeen);
        Array.Clear(_isClosed);
        (_isSeen[source], _distance[source], _from[source], _open[0]) = (true, 0, -1, source);
        var (open, bound) = (1, Never);
        while (open > 0)
        {
            var node = TakeNearest(ref open);
            _isClosed[node] = true;
            if (_supply[node] <= -_step)
            {
                Follow(node);
                return true;
            }
            var first = node < _rows ? _rows : 0;
            var costs = node < _rows ? _up.AsSpan(node * _columns, _columns) : _down.AsSpan((node - _rows) * _rows, _rows);
            var paid = _distance[node] + _price[node];
            for (var at = 0; at < costs.Length; at++)
            {
                var to = first + at;
                if (costs[at] == Never || _isClosed[to])
                    continue;
                // Nothing further than the nearest end that is known can matter.
                var distance = paid + costs[at] - _price[to];
                if (distance >= bound || (_isSeen[to] && distance >= _distance[to]))
                    continue;
                if (!_isSeen[to])
                    _open[open++] = to;
                (_isSeen[to], _distance[to], _from[to]) = (true, distance, node);
                if (_supply[to] <= -_step)
                    bound = distance;
            }
        }
        return false;
    }

    private int TakeNearest(ref int open)
    {
        var nearest = 0;
        for (var at = 1; at < open; at++)
        {
            if (_distance[_open[at]] < _distance[_open[nearest]])
                nearest = at;
        }
        var node = _open[nearest];
        _open[nearest] = _open[--open];
        return node;
    }

    private void Follow(int sink)
    {
        for (var node = 0; node < _supply.Length; node++)
        {
            if (_isClosed[node])
                _price[node] += _distance[node] - _distance[sink];
        }
        for (var node = sink; _from[node] >= 0; node = _from[node])
            Move(_from[node], node);
    }
}
