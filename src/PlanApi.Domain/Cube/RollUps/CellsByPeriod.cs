using System.Numerics;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Cube.RollUps;

/// <summary>A partition's cells, one period after the other. Sums for all periods then need only one pass over the cells.</summary>
internal sealed class CellsByPeriod
{
    private readonly FrameMap _map;
    private readonly int[] _starts;
    private readonly (int Cell, int Scope)[] _cells;
    private readonly Scatter _scatter;

    public CellsByPeriod(FrameMap map)
    {
        var partition = map.Partition;
        (_map, _scatter) = (map, new Scatter(map));
        var runs = map.Runs ?? [.. Enumerable.Range(0, partition.Scopes.Length)];
        _starts = new int[partition.Periods.Length + 1];
        foreach (var run in runs)
        {
            for (var cell = partition.Starts[run]; cell < partition.Starts[run + 1]; cell++)
                _starts[partition.PeriodOf[cell] + 1]++;
        }
        for (var at = 1; at < _starts.Length; at++)
            _starts[at] += _starts[at - 1];
        var next = _starts.ToArray();
        _cells = new (int, int)[_starts[^1]];
        foreach (var run in runs)
        {
            for (var cell = partition.Starts[run]; cell < partition.Starts[run + 1]; cell++)
                _cells[next[partition.PeriodOf[cell]]++] = (cell, partition.Scopes[run]);
        }
    }

    /// <summary>
    /// Adds the cells of one period, each at the places with these offsets of periods. The result is the sum until the next period's cells
    /// are added.
    /// </summary>
    public Scatter Add<T>(int period, long[] ofPeriod, T[] contributions, T[] sums)
        where T : struct, IAdditionOperators<T, T, T>
    {
        Array.Clear(_scatter.Stored);
        Array.Clear(_scatter.Parts);
        foreach (var (cell, scope) in _cells.AsSpan(_starts[period], _starts[period + 1] - _starts[period]))
            _scatter.Add(cell, _map.Offsets(_map.ListOf(scope, period)), ofPeriod, contributions[cell], sums);
        return _scatter;
    }
}
