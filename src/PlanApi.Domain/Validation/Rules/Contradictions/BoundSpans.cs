using PlanApi.Domain.Cube;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

/// <summary>The bounds of one number at one scope, as stretches of days with the tightest bounds of each.</summary>
internal sealed class BoundSpans
{
    private readonly PlanIndex _plan;
    private readonly Dictionary<(DateOnly First, DateOnly Last), BoundSpan> _spans = [];

    private BoundSpans(PlanIndex plan, Indicator indicator, Scope scope) => (_plan, Indicator, Scope) = (plan, indicator, scope);

    public Indicator Indicator { get; }

    public Scope Scope { get; }

    public IReadOnlyCollection<BoundSpan> All => _spans.Values;

    /// <summary>Whether a stretch's number cannot exceed the number of a stretch that contains it.</summary>
    public bool Grows => Indicator is { Kind: IndicatorKind.Flow, PerDay: false } && Ranges.IsNeverNegative(Indicator);

    public static IEnumerable<BoundSpans> In(PlanIndex plan)
    {
        var all = new Dictionary<(Code, Scope, Measure), BoundSpans>();
        foreach (var bound in plan.Document.Bounds.OrderBy(bound => bound.Code))
        {
            if (!plan.Indicators.TryGetValue(bound.Indicator, out var indicator) || bound.Reach != Reach.Cell)
                continue;
            if (!all.TryGetValue((bound.Indicator, bound.Scope, bound.Measure), out var spans))
                all[(bound.Indicator, bound.Scope, bound.Measure)] = spans = new BoundSpans(plan, indicator, bound.Scope);
            spans.Add(bound);
        }
        return all.Values;
    }

    /// <summary>The stretches that contain the days; one with the same days only if the number is the same.</summary>
    public IEnumerable<BoundSpan> Around(DateOnly first, DateOnly last) =>
        _spans.Values.Where(span => span.First <= first && span.Last >= last && (Grows || (span.First == first && span.Last == last)));

    /// <summary>The stretches that lie within the days.</summary>
    public IEnumerable<BoundSpan> Within(DateOnly first, DateOnly last) =>
        _spans.Values.Where(span => span.First >= first && span.Last <= last && (Grows || (span.First == first && span.Last == last)));

    /// <summary>
    /// The days of the number: a stock that shows its last value is the same at the end of the year and of its last quarter.
    /// </summary>
    public (DateOnly First, DateOnly Last) DaysOf(Calendars.Period period)
    {
        var days = _plan.Calendar.Days(period);
        return Indicator is { Kind: IndicatorKind.Stock, OverTime: OverTime.Last or null } ? (days.Last, days.Last) : days;
    }

    private void Add(Bound bound)
    {
        var (first, last) = DaysOf(bound.Period);
        if (bound.ToDate && Indicator.Kind == IndicatorKind.Flow)
            first = _plan.Calendar.Days(_plan.Calendar.PeriodOf(Calendars.Grain.Year, last)).First;
        var span = _spans.GetValueOrDefault((first, last)) ?? new BoundSpan(first, last, null, null);
        _spans[(first, last)] = span with
        {
            Least = bound.Min is not null && (span.Least?.Min is not { } min || bound.Min > min) ? bound : span.Least,
            Most = bound.Max is not null && (span.Most?.Max is not { } max || bound.Max < max) ? bound : span.Most,
        };
    }
}

/// <summary>The days that bounds limit, with the bound of the highest minimum and the bound of the lowest maximum.</summary>
internal sealed record BoundSpan(DateOnly First, DateOnly Last, Bound? Least, Bound? Most);
