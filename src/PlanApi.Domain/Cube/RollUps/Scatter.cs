using System.Numerics;
using System.Runtime.CompilerServices;

namespace PlanApi.Domain.Cube.RollUps;

/// <summary>
/// Adds what stored cells contribute to the places of a frame that contain them: one pass over a partition, which allocates
/// nothing for a cell.
/// </summary>
internal sealed class Scatter
{
    private readonly FrameMap _map;
    private readonly Partition _partition;
    private readonly long _first;

    public Scatter(FrameMap map)
    {
        (_map, _partition, _first) = (map, map.Partition, map.Frame.First);
        (Stored, Parts) = (new int[map.Frame.Count], new int[map.Frame.Count]);
    }

    /// <summary>For each place, the index plus one of the cell that is stored at the place itself; 0 if there is none.</summary>
    public int[] Stored { get; }

    /// <summary>For each place, how many cells lie below it.</summary>
    public int[] Parts { get; }

    /// <summary>Adds every cell's contribution to the sums of the places that contain it. Sums that overflow throw.</summary>
    /// <param name="contributions">By cell.</param>
    /// <param name="sums">By place.</param>
    public void Add<T>(T[] contributions, T[] sums)
        where T : struct, IAdditionOperators<T, T, T>
    {
        var ofPeriod = Array.ConvertAll(_partition.Periods, _map.OfPeriod);
        if (Array.TrueForAll(ofPeriod, offsets => offsets.Length == 0))
            return;
        // Mostly a period belongs to one of the frame's, or none.
        var alone = Array.TrueForAll(ofPeriod, offsets => offsets.Length <= 1)
            ? Array.ConvertAll(ofPeriod, offsets => offsets.Length == 1 ? offsets[0] : -1)
            : null;
        var count = _map.Runs?.Length ?? _partition.Scopes.Length;
        for (var at = 0; at < count; at++)
        {
            var run = _map.Runs is { } runs ? runs[at] : at;
            var (start, end) = (_partition.Starts[run], _partition.Starts[run + 1]);
            var scope = _partition.Scopes[run];
            if (!_map.IsDated(scope))
            {
                var ofScope = _map.Offsets(_map.ListOf(scope));
                if (ofScope.Length == 1 && alone is not null)
                    Add(start, end, ofScope[0], alone, contributions, sums);
                else if (ofScope.Length > 0)
                    Add(start, end, ofScope, ofPeriod, contributions, sums);
                continue;
            }
            for (var cell = start; cell < end; cell++)
            {
                if (ofPeriod[_partition.PeriodOf[cell]].Length > 0)
                    Add(cell, cell + 1, _map.Offsets(_map.ListOf(scope, _partition.PeriodOf[cell])), ofPeriod, contributions, sums);
            }
        }
    }

    /// <summary>The places that contain a cell, except its own place.</summary>
    public IEnumerable<int> PlacesAbove(int cell) => PlacesAbove(cell, _map.OfPeriod(_partition.Periods[_partition.PeriodOf[cell]]));

    /// <summary>The same where the cell's period has these offsets.</summary>
    public IEnumerable<int> PlacesAbove(int cell, long[] ofPeriod)
    {
        // Scopes without cells do not come, so that no two starts are the same.
        var run = Array.BinarySearch(_partition.Starts, cell);
        var list = _map.Offsets(_map.ListOf(_partition.Scopes[run < 0 ? ~run - 1 : run], _partition.PeriodOf[cell])).ToArray();
        return ofPeriod
            .SelectMany(along => list.Select(offset => OffsetPool.Combine(offset, along)))
            .Where(offset => (offset & 1) == 0)
            .Select(offset => (offset >> 1) - _first)
            .Where(place => place >= 0 && place < Parts.Length)
            .Select(place => (int)place);
    }

    /// <summary>Adds one cell at the places of a list.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add<T>(int cell, ReadOnlySpan<long> ofScope, ReadOnlySpan<long> ofPeriod, T contribution, T[] sums)
        where T : struct, IAdditionOperators<T, T, T>
    {
        foreach (var period in ofPeriod)
        {
            foreach (var offset in ofScope)
            {
                var place = (((offset & ~1L) + (period & ~1L)) >> 1) - _first;
                if (unchecked((ulong)place) >= (ulong)sums.Length)
                    continue;
                if ((offset & period & 1) != 0)
                {
                    Stored[place] = cell + 1;
                    continue;
                }
                sums[place] = checked(sums[place] + contribution);
                Parts[place]++;
            }
        }
    }

    private void Add<T>(int start, int end, ReadOnlySpan<long> ofScope, long[][] ofPeriod, T[] contributions, T[] sums)
        where T : struct, IAdditionOperators<T, T, T>
    {
        var periodOf = _partition.PeriodOf;
        for (var cell = start; cell < end; cell++)
            Add(cell, ofScope, ofPeriod[periodOf[cell]], contributions[cell], sums);
    }

    // The same for the one offset that most scopes have.
    private void Add<T>(int start, int end, long ofScope, long[] ofPeriod, T[] contributions, T[] sums)
        where T : struct, IAdditionOperators<T, T, T>
    {
        var periods = _partition.PeriodOf.AsSpan(start, end - start);
        var (from, count, sum) = (-1, 0, default(T));
        for (var at = 0; at < periods.Length; at++)
        {
            var period = ofPeriod[periods[at]];
            var place = unchecked((ofScope >> 1) + (period >> 1) - _first);
            if (period < 0 || unchecked((ulong)place) >= (ulong)sums.Length)
                continue;
            if ((ofScope & period & 1) != 0)
            {
                Stored[place] = start + at + 1;
                continue;
            }
            // A scope's periods mostly belong to the same place.
            if ((int)place != from)
            {
                Flush(from, count, sum, sums);
                (from, count, sum) = ((int)place, 0, default);
            }
            sum = checked(sum + contributions[start + at]);
            count++;
        }
        Flush(from, count, sum, sums);
    }

    private void Flush<T>(int place, int count, T sum, T[] sums)
        where T : struct, IAdditionOperators<T, T, T>
    {
        if (count == 0)
            return;
        sums[place] = checked(sums[place] + sum);
        Parts[place] += count;
    }
}
