namespace PlanApi.Domain.Spreading.Series;

/// <summary>
/// Which running sums of whole numbers can be reached, period by period: exact, although the constraints of a rising series have fractional
/// corners (x1 + x2 = 3 and x1 + ... + x4 = 6 is met by 1.5 four times and by no whole numbers).
/// </summary>
/// <remarks>
/// Let U(k, v) be the sums of k periods that end at v or less. By induction on k: it is an interval; its lower end is the same number a(k)
/// for every v from the least possible last value m(k) on; its upper end b(k, v) rises with v; and it grows with v.
/// One more period of value u turns U(k, u) into [u + a, u + b(u)], cut to the bounds of the running sum. (1) The least u that is not empty
/// gives the least sum too, because u + a only rises: so the new lower end does not depend on v. (2) u is possible from the first with
/// u + b(u) at least the lower bound, up to the upper bound less a: an interval. (3) The pieces for u and u + 1 meet, because
/// u + 1 + a is at most u + 1 + b(u): so their union is an interval of whole numbers.
/// So a few numbers for each period decide, and any choice that stays inside can be completed. Time O(n^2), in practice.
/// </remarks>
internal sealed class SeriesReach
{
    private readonly SeriesLimits _limits;
    private readonly Int128[] _least;
    private readonly Int128[] _most;
    private readonly Int128[] _sumLow;
    private readonly Int128[] _sumHigh;

    public SeriesReach(SeriesLimits limits)
    {
        _limits = limits;
        (_least, _most) = (new Int128[limits.Count], new Int128[limits.Count]);
        (_sumLow, _sumHigh) = (new Int128[limits.Count], new Int128[limits.Count]);
        for (var period = 0; period < limits.Count; period++)
        {
            if (limits.SumLow[period] > limits.SumHigh[period] || limits.Low[period] > limits.High[period])
                return;
            if (!(limits.Rising ? AddRising(period) : Add(period)))
                return;
        }
        IsPossible = true;
    }

    public bool IsPossible { get; }

    /// <summary>The least and greatest sum of all periods; without gaps.</summary>
    public (Int128 Low, Int128 High) Total => (_sumLow[^1], _limits.Rising ? Highest(_limits.Count, _most[^1]) : _sumHigh[^1]);

    /// <summary>
    /// What the last of the periods up to this one can be so that they add up to the sum, none is above the limit, and the ones before can
    /// be completed. The series rises.
    /// </summary>
    public (Int128 Low, Int128 High) Last(int period, Int128 sum, Int128 limit) =>
        (Least(period, sum, _least[period]), Int128.Min(Int128.Min(_most[period], limit), sum - SumBefore(period)));

    private Int128 SumBefore(int period) => period == 0 ? 0 : _sumLow[period - 1];

    private bool Add(int period)
    {
        var (low, high) = period == 0 ? (0, 0) : (_sumLow[period - 1], _sumHigh[period - 1]);
        _sumLow[period] = Int128.Max(low + _limits.Low[period], _limits.SumLow[period]);
        _sumHigh[period] = Int128.Min(high + _limits.High[period], _limits.SumHigh[period]);
        return _sumLow[period] <= _sumHigh[period];
    }

    private bool AddRising(int period)
    {
        var from = period == 0 ? _limits.Low[0] : Int128.Max(_limits.Low[period], _least[period - 1]);
        _most[period] = Int128.Min(_limits.High[period], _limits.SumHigh[period] - SumBefore(period));
        if (from > _most[period] || _most[period] + Highest(period, _most[period]) < _limits.SumLow[period])
            return false;
        _least[period] = Least(period, _limits.SumLow[period], from);
        _sumLow[period] = Int128.Max(_least[period] + SumBefore(period), _limits.SumLow[period]);
        return true;
    }

    // The least value from a given one on with which the periods up to this one can reach a sum. How far they reach is concave in the
    // value, so that steps along its slope (Newton's) never go too far, and end after as many as it has bends.
    private Int128 Least(int period, Int128 sum, Int128 from)
    {
        for (var value = from; ; )
        {
            var reached = value + Highest(period, value, out var slope);
            if (reached >= sum)
                return value;
            value += ((sum - reached) + slope) / (slope + 1);
        }
    }

    private Int128 Highest(int periods, Int128 last) => Highest(periods, last, out _);

    // The greatest sum of the periods before this one, of which none is above the value; and by how much it grows with the next greater
    // value.
    private Int128 Highest(int period, Int128 value, out int slope)
    {
        Int128 whole = 0,
            highest = Int128.MaxValue;
        var (limit, growing, grows) = (value, 0, true);
        slope = 0;
        for (var before = period - 1; before >= 0; before--)
        {
            // Each is at its most; where a running sum would be too much, its bound and what comes after it.
            Lower(whole + _limits.SumHigh[before], ref highest, ref slope);
            limit = Int128.Min(limit, _most[before]);
            grows = grows && _most[before] > value;
            whole += limit;
            growing += grows ? 1 : 0;
        }
        Lower(whole, ref highest, ref slope);
        return highest;

        void Lower(Int128 sum, ref Int128 lowest, ref int with)
        {
            if (sum < lowest || (sum == lowest && growing < with))
                (lowest, with) = (sum, growing);
        }
    }
}
