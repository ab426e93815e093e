using System.Runtime.InteropServices;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>The starts of an indicator: baselines of targets, baseline cells, and cells of past periods.</summary>
public sealed class StartIndex
{
    private readonly Dictionary<(int Indicator, int Scope), List<Start>> _starts = [];
    private readonly Dictionary<(int Indicator, int Scope, Period? Period), Extremes> _extremes = [];
    private readonly Dictionary<PlaceKey, List<Start>> _byPlace = [];

    internal StartIndex(PlanIndex plan)
    {
        foreach (var claim in plan.Claims.All)
        {
            if (claim.Target.Baseline is { } baseline && plan.Claims.NumberOf(claim.Target.Indicator) is { } indicator)
                Add(
                    indicator,
                    claim.Key.Scope,
                    new Start(plan, baseline.Comparator, baseline.Value, claim.Rate, baseline.Period) { Target = claim.Target }
                );
        }
        foreach (var cell in plan.Document.Cells)
        {
            if (cell.Measure is Measure.Target or Measure.Forecast || plan.Claims.NumberOf(cell.Indicator) is not { } indicator)
                continue;
            if (cell.Measure != Measure.Baseline && plan.Calendar.Days(cell.Period).Last >= plan.FirstDay)
                continue;
            Fraction? rate = null;
            if (
                cell.Currency is { } currency
                && currency != plan.Document.Plan.Currency
                && (rate = plan.Rates.In(currency, cell.Period, plan.Calendar)) is null
            )
                continue;
            var start = new Start(plan, cell.Comparator, cell.Value, rate, cell.Period) { Cell = cell };
            Add(indicator, plan.Scopes.NumberOf(cell.Scope), start);
        }
        foreach (var (subject, starts) in _starts)
        {
            starts.Sort(Compare);
            Summarise(subject, starts);
            foreach (var start in starts)
            {
                if (start.Period is { } period)
                    (
                        CollectionsMarshal.GetValueRefOrAddDefault(
                            _byPlace,
                            new PlaceKey(subject.Indicator, subject.Scope, plan.Claims.Normaliser.TimeOf(subject.Indicator, period), 0),
                            out _
                        ) ??= []
                    ).Add(start);
            }
        }
    }

    public IEnumerable<(int Indicator, int Scope)> Subjects => _starts.Keys;

    public IReadOnlyList<Start> Of(int indicator, int scope) => _starts.GetValueOrDefault((indicator, scope)) ?? [];

    /// <summary>The statements about a level in a period; null if there are none.</summary>
    public IReadOnlyList<Start>? At(PlaceKey key) => _byPlace.GetValueOrDefault(key);

    /// <summary>
    /// The tightest statements for one period, or without a period. If these two agree with something, all of them do, so that many
    /// statements of one start are never compared pair by pair.
    /// </summary>
    public Extremes? ExtremesOf(int indicator, int scope, Period? period) => _extremes.GetValueOrDefault((indicator, scope, period));

    // Targets in the order of their codes, then cells in the order of time and measure.
    private static int Compare(Start one, Start two) =>
        (one, two) switch
        {
            ({ Target: { } first }, { Target: { } second }) => first.Code.CompareTo(second.Code),
            ({ Cell: { } first }, { Cell: { } second }) when first.Measure != second.Measure => first.Measure.CompareTo(second.Measure),
            ({ Cell: { } first }, { Cell: { } second }) => PlaceKey.Pack(first.Period).CompareTo(PlaceKey.Pack(second.Period)),
            ({ Target: not null }, _) => -1,
            _ => 1,
        };

    private void Add(int indicator, int scope, Start start)
    {
        if (!_starts.TryGetValue((indicator, scope), out var starts))
            _starts[(indicator, scope)] = starts = [];
        starts.Add(start);
    }

    private void Summarise((int Indicator, int Scope) subject, List<Start> starts)
    {
        foreach (var start in starts)
        {
            var key = (subject.Indicator, subject.Scope, start.Period);
            _extremes[key] = _extremes.TryGetValue(key, out var extremes) ? extremes.With(start) : new Extremes(start, start);
        }
    }
}

/// <summary>Among several statements of one start, the one with the highest lower bound and the one with the lowest upper bound.</summary>
public sealed record Extremes(Start Low, Start High)
{
    public Extremes With(Start start) =>
        new(
            Interval.IsHigherLow(start.Interval.Low, Low.Interval.Low) ? start : Low,
            Interval.IsLowerHigh(start.Interval.High, High.Interval.High) ? start : High
        );

    /// <summary>Whether the two exclude each other.</summary>
    public bool IsDisjoint => Low.Interval.Low is { } low && High.Interval.High is { } high && Interval.AreDisjoint(low, high);

    /// <summary>A statement with which the values do not agree.</summary>
    public Start? Opposing(Interval values) =>
        !Low.Interval.Overlaps(values) ? Low
        : !High.Interval.Overlaps(values) ? High
        : null;
}

/// <summary>One statement of an indicator's start: a target's baseline, or a cell.</summary>
public sealed class Start
{
    private readonly PlanIndex _plan;

    private readonly Comparator _comparator;
    private readonly Quantity _value;
    private readonly Fraction? _rate;

    internal Start(PlanIndex plan, Comparator comparator, Quantity value, Fraction? rate, Period? period)
    {
        (_plan, _comparator, _value, _rate) = (plan, comparator, value, rate);
        Interval = Written.Converted(Written.Exactly(comparator, value), rate);
        Period = period;
    }

    /// <summary>The target of the baseline; absent for a cell.</summary>
    public Target? Target { get; internal init; }

    public Cell? Cell { get; internal init; }

    /// <summary>The values that fit the statement, in the plan's currency.</summary>
    public Interval Interval { get; }

    /// <summary>The period of the start; absent if the plan does not state it.</summary>
    public Period? Period { get; }

    /// <summary>The same for adding or for multiplying.</summary>
    public Interval Read(Indicator indicator, bool added) =>
        Written.Converted(
            added ? Written.Added(indicator, _comparator, _value) : Written.Multiplied(indicator, _comparator, _value),
            _rate
        );

    /// <summary>Where the plan says so.</summary>
    public Place Place => Cell is { } cell ? Places.Of(_plan, cell) : Places.OfBaseline(_plan, Target!, Target!.Baseline!);
}
