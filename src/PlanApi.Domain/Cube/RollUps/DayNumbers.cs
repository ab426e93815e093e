using PlanApi.Domain.Calendars;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Cube.RollUps;

/// <summary>
/// Flows and stocks that are rolled up from kept sums of days. For each scope a range of days is read, however many cells lie below.
/// Flows over whole months use the kept sums of months.
/// </summary>
internal sealed class DayNumbers : Numbers
{
    /// <summary>For more scopes than this, it is quicker to read the cells.</summary>
    private const int MaxScopes = 4_096;

    private readonly Indicator _indicator;
    private readonly Calendar _calendar;
    private readonly Int128[] _totals;
    private readonly int[] _days;
    private readonly long[] _parts;
    private readonly bool[] _own;
    private readonly Lazy<DaySet[]?> _covered;

    private DayNumbers(Indicator indicator, Calendar calendar, Frame frame, Func<DaySet[]?> covered)
        : base(frame)
    {
        (_indicator, _calendar, _covered) = (indicator, calendar, new Lazy<DaySet[]?>(covered));
        (_totals, _days, _parts, _own) = (new Int128[frame.Count], new int[frame.Count], new long[frame.Count], new bool[frame.Count]);
    }

    /// <summary>The numbers over a frame; null if it names too many scopes, or the indicator is not summed.</summary>
    public static DayNumbers? Of(IDaySums sums, CubeSource source, Indicator indicator, Frame frame)
    {
        if (indicator.Kind is not (IndicatorKind.Flow or IndicatorKind.Stock) || frame.Count == 0)
            return null;
        var dimensions = source.Scopes.Dimensions.Count;
        var numbers = new Dictionary<int[], int>(NumberListComparer.Instance);
        var (scopes, places) = (new List<int[]>(), new List<List<int>>());
        for (var place = 0; place < frame.Count; place++)
        {
            var members = new int[dimensions];
            Array.Fill(members, DimensionIndex.Top);
            foreach (var axis in frame.Axes)
                members[axis.Dimension] = frame.MemberAt(axis, place);
            if (!numbers.TryGetValue(members, out var scope))
            {
                if (scopes.Count == MaxScopes)
                    return null;
                numbers.Add(members, scope = scopes.Count);
                scopes.Add(members);
                places.Add([]);
            }
            places[scope].Add(place);
        }
        var days = frame.Periods.Select(source.Calendar.Days).ToArray();
        var isPart = source.Indicators.Values.Any(other => other.Numerator == indicator.Code || other.Denominator == indicator.Code);
        var (first, last) = (days.Min(span => span.First), days.Max(span => span.Last));
        var result = new DayNumbers(indicator, source.Calendar, frame, () => isPart ? Covered() : null);
        if (indicator.Kind == IndicatorKind.Flow && Array.TrueForAll(days, AreMonths))
            sums.ReadMonths(scopes, first, last, (scope, sum) => Each(scope, sum, (place, _) => result.Add(place, sum, isWhole: false)));
        else
            sums.Read(scopes, first, last, (scope, sum) => Each(scope, sum, (place, isDay) => result.Add(place, sum, isDay)));
        return result;

        void Each(int scope, DaySum sum, Action<int, bool> add)
        {
            foreach (var place in places[scope])
            {
                var span = days[(int)((frame.First + place) / frame.PeriodStride % days.Length)];
                if (span.First <= sum.Day && sum.Day <= span.Last)
                    add(place, span.First == span.Last);
            }
        }

        DaySet[] Covered()
        {
            var covered = new DaySet[frame.Count];
            sums.Read(scopes, first, last, (scope, sum) => Each(scope, sum, (place, _) => covered[place] |= DaySet.Of(sum.Day, sum.Day)));
            return covered;
        }
    }

    public override CubeNumber At(int place) => _own[place] ? new CubeNumber(CellState.Stored, (long)_totals[place]) : BelowAt(place);

    public override CubeNumber BelowAt(int place)
    {
        if (_days[place] == 0 || _own[place])
            return CubeNumber.Missing;
        if (_indicator.Kind == IndicatorKind.Stock && _indicator.OverTime == OverTime.Average)
            return new CubeNumber(CellState.RolledUp, 0, Fraction.Of(_totals[place], (long)_days[place] * Quantity.StepsPerUnit));
        if (_indicator.PerDay)
            return new CubeNumber(
                CellState.RolledUp,
                0,
                Fraction.Of(_totals[place], (long)_calendar.LengthOf(Frame.PeriodAt(place)) * Quantity.StepsPerUnit)
            );
        return new CubeNumber(CellState.RolledUp, checked((long)_totals[place]));
    }

    public override int PartsAt(int place) => _own[place] ? 0 : checked((int)_parts[place]);

    internal override DaySet[]? Days() => _covered.Value;

    internal override bool[]? Outside(DaySet[] others) =>
        _covered.Value is not { } covered ? null : [.. covered.Select((days, place) => !days.Except(others[place]).IsEmpty)];

    private static bool AreMonths((DateOnly First, DateOnly Last) span) => span.First.Day == 1 && span.Last.AddDays(1).Day == 1;

    private void Add(int place, DaySum sum, bool isWhole)
    {
        _own[place] = sum.IsOwn && isWhole;
        _totals[place] = (_indicator.Kind, _indicator.OverTime) switch
        {
            (IndicatorKind.Flow, _) or (_, OverTime.Average) => _totals[place] + sum.Value,
            (_, OverTime.Maximum) when _days[place] > 0 && _totals[place] > sum.Value => _totals[place],
            _ => sum.Value,
        };
        // Of a stock's last day only those cells count that it is made of.
        _parts[place] += sum.Cells;
        _days[place]++;
    }
}
