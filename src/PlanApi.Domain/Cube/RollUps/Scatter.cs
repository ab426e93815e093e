using System.Numerics;
using PlanApi.Domain.Calendars;

namespace PlanApi.Domain.Cube.RollUps;

/// <summary>Adds what stored cells contribute to the places of a frame that contain them; one pass over a partition.</summary>
/// <param name="partition">The stored cells.</param>
/// <param name="map">Where they belong.</param>
/// <param name="frame">The places.</param>
internal sealed class Scatter(Partition partition, FrameMap map, Frame frame)
{
    /// <summary>By place, the index plus one of the cell that is stored at the place itself; 0 where none is.</summary>
    public int[] Stored { get; } = new int[frame.Count];

    /// <summary>By place, how many cells below it contribute.</summary>
    public int[] Parts { get; } = new int[frame.Count];

    /// <summary>Adds every cell's contribution to the sums of the places that contain it. Sums that overflow throw.</summary>
    /// <param name="contributions">By cell.</param>
    /// <param name="sums">By place.</param>
    /// <param name="periods">Which stored periods to take; all when absent.</param>
    public void Add<T>(T[] contributions, T[] sums, Func<Period, bool>? periods = null)
        where T : struct, IAdditionOperators<T, T, T>
    {
        var ofPeriod = Array.ConvertAll(partition.Periods, period => periods?.Invoke(period) == false ? [] : map.OfPeriod(period));
        if (Array.TrueForAll(ofPeriod, offsets => offsets.Length == 0))
            return;
        var ofScope = new List<long>();
        for (var run = 0; run < partition.Scopes.Length; run++)
        {
            var scope = partition.Scopes[run];
            var dated = map.IsDated(scope);
            if (!dated)
                map.OfScope(scope, default, ofScope);
            if (!dated && ofScope.Count == 0)
                continue;
            for (var cell = partition.Starts[run]; cell < partition.Starts[run + 1]; cell++)
            {
                var along = ofPeriod[partition.PeriodOf[cell]];
                if (along.Length == 0)
                    continue;
                if (dated)
                    map.OfScope(scope, map.DayOf(partition.Periods[partition.PeriodOf[cell]]), ofScope);
                foreach (var period in along)
                {
                    foreach (var offset in ofScope)
                        Add(cell, FrameMap.Combine(offset, period), contributions, sums);
                }
            }
        }
    }

    /// <summary>The places, own ones left out, that contain a cell.</summary>
    public IEnumerable<int> PlacesAbove(int cell)
    {
        var run = Array.BinarySearch(partition.Starts, cell);
        if (run < 0)
            run = ~run - 1;
        // Scopes without cells do not come, so that no two starts are the same.
        var period = partition.Periods[partition.PeriodOf[cell]];
        var ofScope = new List<long>();
        map.OfScope(partition.Scopes[run], map.DayOf(period), ofScope);
        return map.OfPeriod(period).SelectMany(along => ofScope.Select(offset => FrameMap.Combine(offset, along)))
            .Where(offset => (offset & 1) == 0).Select(offset => (offset >> 1) - frame.First)
            .Where(place => place >= 0 && place < frame.Count).Select(place => (int)place);
    }

    private void Add<T>(int cell, long offset, T[] contributions, T[] sums)
        where T : struct, IAdditionOperators<T, T, T>
    {
        var place = (offset >> 1) - frame.First;
        if ((ulong)place >= (ulong)frame.Count)
            return;
        if ((offset & 1) != 0)
        {
            Stored[place] = cell + 1;
            return;
        }
        sums[place] = checked(sums[place] + contributions[cell]);
        Parts[place]++;
    }
}
