using System.Numerics;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Indicators;

namespace PlanApi.Domain.Cube.RollUps;

/// <summary>
/// Stocks: for each stored period they are summed over scope. A longer period shows the last, the mean or the largest of these sums. If
/// one stored period contains another, the longer one counts.
/// </summary>
/// <typeparam name="T">Int128; amounts over several currencies.</typeparam>
internal sealed class StockNumbers<T> : Numbers
    where T : struct, IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IComparable<T>
{
    private readonly T[] _amounts;
    private readonly int[] _own;
    private readonly T[] _totals;
    private readonly int[] _counts;
    private readonly int[] _parts;
    private readonly bool[] _overlaps;
    private readonly OverTime _overTime;
    private readonly Func<int, CubeNumber> _stored;
    private readonly Func<T, int, CubeNumber> _rolledUp;

    /// <param name="map">The places, and the stored cells over them.</param>
    /// <param name="nesting">Which cells contain others.</param>
    /// <param name="calendar">The plan's calendar.</param>
    /// <param name="overTime">The aggregation over time for a longer period.</param>
    /// <param name="amounts">By cell, its amount.</param>
    /// <param name="stored">The number of a stored cell.</param>
    /// <param name="rolledUp">The number for a sum over so many periods, as their mean.</param>
    public StockNumbers(
        FrameMap map,
        Nesting nesting,
        Calendar calendar,
        OverTime overTime,
        T[] amounts,
        Func<int, CubeNumber> stored,
        Func<T, int, CubeNumber> rolledUp
    )
        : base(map.Frame)
    {
        (_amounts, _overTime, _stored, _rolledUp) = (amounts, overTime, stored, rolledUp);
        var count = map.Frame.Count;
        (_own, _totals, _counts, _parts, _overlaps) = (new int[count], new T[count], new int[count], new int[count], new bool[count]);
        var partition = map.Partition;
        // Over scope only: what is stored for a quarter is not made of what is stored for its months.
        var contributions = nesting.Contributions(amounts, (cell, container) => partition.PeriodOf[cell] == partition.PeriodOf[container]);
        var overlaps = nesting.Overlaps.Where(overlap => overlap.IsOfOnePeriod).ToArray();
        var (ends, sums, byPeriod) = (new DateOnly[count], new T[count], new CellsByPeriod(map));
        // The earlier ones first, and of those that begin together the longest, so that what lies in another comes after it.
        // A week is a level on its last day.
        foreach (
            var (at, first, last) in Enumerable
                .Range(0, partition.Periods.Length)
                .Select(at => (at, calendar.Days(partition.Periods[at]).First, calendar.Days(partition.Periods[at]).Last))
                .Select(days => partition.Periods[days.at].Grain == Grain.Week ? days with { First = days.Last } : days)
                .OrderBy(days => days.First)
                .ThenByDescending(days => days.Last)
                .ThenBy(days => partition.Periods[days.at].Grain)
        )
        {
            var within = map.WithinPeriod(partition.Periods[at]);
            if (within.Length == 0)
                continue;
            Array.Clear(sums);
            var cells = byPeriod.Add(at, within, contributions, sums);
            var marked = Marked(
                nesting,
                overlaps,
                partition,
                at,
                cell => contributions[cell].Equals(default(T)),
                cell => cells.PlacesAbove(cell, within)
            );
            for (var place = 0; place < count; place++)
            {
                if (cells.Stored[place] > 0 || cells.Parts[place] > 0)
                    Take(place, partition.Periods[at], cells, sums[place], marked?[place] == true, ref ends[place], first, last);
            }
        }
    }

    public override CubeNumber At(int place) => _own[place] > 0 ? _stored(_own[place] - 1) : BelowAt(place);

    public override CubeNumber BelowAt(int place)
    {
        if (_counts[place] == 0)
            return CubeNumber.Missing;
        return _overlaps[place]
            ? CubeNumber.Undefined(NoNumber.Overlap)
            : _rolledUp(_totals[place], _overTime == OverTime.Average ? _counts[place] : 1);
    }

    public override int PartsAt(int place) => _parts[place];

    private void Take(int place, Period stored, Scatter cells, T sum, bool overlaps, ref DateOnly end, DateOnly first, DateOnly last)
    {
        var (parts, own) = (cells.Parts[place], cells.Stored[place]);
        if (own > 0 && Frame.PeriodAt(place) == stored)
        {
            // The place's own cell; what lies below it in scope, if anything, is what it differs from.
            (_own[place], own) = (own, 0);
            if (parts == 0)
                return;
        }
        if (first <= end)
            return;
        end = last;
        var value = own > 0 ? _amounts[own - 1] : sum;
        overlaps &= own == 0;
        _parts[place] += parts + (own > 0 ? 1 : 0);
        _overlaps[place] = overlaps || (_overTime != OverTime.Last && _overlaps[place]);
        _totals[place] = _overTime switch
        {
            OverTime.Average => checked(_totals[place] + value),
            OverTime.Maximum when _counts[place] > 0 && _totals[place].CompareTo(value) > 0 => _totals[place],
            _ => value,
        };
        _counts[place]++;
    }

    private bool[]? Marked(
        Nesting nesting,
        Overlap[] overlaps,
        Partition partition,
        int period,
        Func<int, bool> isZero,
        Func<int, IEnumerable<int>> above
    )
    {
        bool[]? marked = null;
        foreach (var overlap in overlaps)
        {
            if (partition.PeriodOf[overlap.Ones[0]] == period)
                Overlaps.Mark(nesting, overlap, isZero, above, marked ??= new bool[Frame.Count]);
        }
        return marked;
    }
}
