using PlanApi.Domain.Calendars;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Cube.RollUps;

/// <summary>
/// Stocks: at each stored period a sum over scope; of those, a longer period shows the last, the mean or the largest. Of stored
/// periods that lie in each other the longer one counts.
/// </summary>
internal sealed class StockNumbers : Numbers
{
    private readonly long[] _own;
    private readonly bool[] _hasOwn;
    private readonly Int128[] _totals;
    private readonly int[] _counts;
    private readonly int[] _parts;
    private readonly bool[] _overlaps;
    private readonly OverTime _overTime;

    public StockNumbers(Frame frame, Partition partition, Nesting nesting, Func<Frame, FrameMap> mapOf, Calendar calendar, OverTime overTime)
        : base(frame)
    {
        _overTime = overTime;
        (_own, _hasOwn, _totals, _counts) = (new long[frame.Count], new bool[frame.Count], new Int128[frame.Count], new int[frame.Count]);
        (_parts, _overlaps) = (new int[frame.Count], new bool[frame.Count]);
        var contributions = Contributions(partition, nesting);
        var ends = new DateOnly[frame.Count];
        var sums = new long[frame.Count];
        // The earlier ones first, and of those that begin together the longest, so that what lies in another comes after it.
        foreach (var stored in partition.Periods.OrderBy(period => calendar.Days(period).First).ThenByDescending(period => calendar.Days(period).Last))
        {
            var (first, last) = calendar.Days(stored);
            var shown = frame.WithPeriods([.. frame.Periods.Select(wanted => calendar.Contains(wanted, stored) ? stored : Nowhere)]);
            if (shown.Periods.All(period => period == Nowhere))
                continue;
            var cells = new Scatter(partition, mapOf(shown), shown);
            Array.Clear(sums);
            cells.Add(contributions, sums, period => period == stored);
            var overlaps = RollUps.Overlaps.Mark(cells, nesting, shown, cell => contributions[cell] == 0);
            for (var place = 0; place < frame.Count; place++)
            {
                if (cells.Stored[place] == 0 && cells.Parts[place] == 0)
                    continue;
                var value = cells.Stored[place] is > 0 and var cell ? partition.Values[cell - 1] : sums[place];
                if (frame.PeriodAt(place) == stored && cells.Stored[place] > 0)
                {
                    (_own[place], _hasOwn[place]) = (value, true);
                    continue;
                }
                if (first <= ends[place])
                    continue;
                ends[place] = last;
                _overlaps[place] |= overlaps?[place] == true && cells.Stored[place] == 0;
                _parts[place] += Math.Max(cells.Parts[place], 1);
                Take(place, value);
            }
        }
    }

    // A period that no stored one is or lies in: it is before every calendar.
    private static Period Nowhere => Period.OfDay(DateOnly.MinValue);

    public override CubeNumber At(int place) => _hasOwn[place] ? new CubeNumber(CellState.Stored, _own[place]) : BelowAt(place);

    public override CubeNumber BelowAt(int place)
    {
        if (_counts[place] == 0)
            return CubeNumber.Missing;
        if (_overlaps[place])
            return CubeNumber.Undefined(NoNumber.Overlap);
        return _overTime == OverTime.Average
            ? new CubeNumber(CellState.RolledUp, 0, Fraction.Of(_totals[place], (long)_counts[place] * Quantity.StepsPerUnit))
            : new CubeNumber(CellState.RolledUp, checked((long)_totals[place]));
    }

    public override int PartsAt(int place) => _parts[place];

    private void Take(int place, long value)
    {
        _totals[place] = _overTime switch
        {
            OverTime.Average => _totals[place] + value,
            OverTime.Maximum when _counts[place] > 0 => Int128.Max(_totals[place], value),
            _ => value,
        };
        _counts[place]++;
    }

    // Over scope only: what is stored for a quarter is not made of what is stored for its months.
    private static long[] Contributions(Partition partition, Nesting nesting)
    {
        if (nesting.Pairs.Count == 0)
            return partition.Values;
        var own = (long[])partition.Values.Clone();
        foreach (var (cell, container) in nesting.Pairs)
        {
            if (partition.PeriodOf[cell] == partition.PeriodOf[container])
                own[container] -= own[cell];
        }
        return own;
    }
}
