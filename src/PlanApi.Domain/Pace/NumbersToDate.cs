using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Pace;

/// <summary>
/// Numbers over any days, such as the year so far. Stored numbers are rolled up over whole months and single days, and then combined by
/// the indicator's kind. Many places are computed together, so that each indicator's cells are read once.
/// </summary>
public sealed class NumbersToDate
{
    private readonly RollUpEngine _engine;
    private readonly Dictionary<PlaceOverDays, CubeNumber> _stored = [];
    private readonly HashSet<Code> _open = [];

    public NumbersToDate(RollUpEngine engine, IEnumerable<PlaceOverDays> wanted)
    {
        _engine = engine;
        var needed = new HashSet<PlaceOverDays>();
        foreach (var place in wanted)
            Need(engine.Source, place, needed);
        foreach (var group in needed.GroupBy(place => (place.Indicator, place.Measure, place.Days)))
            Read(group.Key.Indicator, group.Key.Measure, group.Key.Days, [.. group.Select(place => place.Scope)]);
    }

    private Calendar Calendar => _engine.Source.Calendar;

    /// <summary>The number of a requested place.</summary>
    public CubeNumber Of(PlaceOverDays place)
    {
        if (!_engine.Source.Indicators.TryGetValue(place.Indicator, out var indicator))
            return CubeNumber.Missing;
        if (!_engine.MaySee(place.Scope))
            return CubeNumber.Undefined(NoNumber.Hidden);
        if (IsStored(indicator))
            return _stored.GetValueOrDefault(place);
        if (!_open.Add(place.Indicator))
            return CubeNumber.Undefined(NoNumber.Cycle);
        try
        {
            return indicator.Kind switch
            {
                IndicatorKind.Ratio => Quotient(
                    TotalOf(place with { Indicator = indicator.Numerator!.Value }),
                    TotalOf(place with { Indicator = indicator.Denominator!.Value }),
                    InUnit(indicator)
                ),
                IndicatorKind.Share => Share(place, indicator),
                IndicatorKind.Growth => Growth(place, indicator),
                _ => Formula(place, indicator),
            };
        }
        finally
        {
            _open.Remove(place.Indicator);
        }
    }

    /// <summary>The places of stored indicators that a number is computed from; the place itself, if its indicator is stored.</summary>
    /// <param name="source">The plan's indicators and calendar.</param>
    /// <param name="place">The indicator and the scope.</param>
    /// <param name="withWeights">Whether the weights of means count too.</param>
    public static IReadOnlyList<PlaceOverDays> StoredPlaces(CubeSource source, PlaceOverDays place, bool withWeights)
    {
        var needed = new HashSet<PlaceOverDays>();
        Need(source, place, needed, withWeights);
        return [.. needed.Where(one => IsStored(source.Indicators[one.Indicator]))];
    }

    /// <summary>
    /// The days of comparison for a growth over some days: the same number of days of the base period; null without a base.
    /// </summary>
    public static DaySpan? BaseOf(Calendar calendar, DaySpan days, GrowthBase against)
    {
        if (against.ToString() == GrowthBase.YearBefore)
            return new DaySpan(
                calendar.Days(calendar.YearBefore(Period.OfDay(days.First))).First,
                calendar.Days(calendar.YearBefore(Period.OfDay(days.Last))).Last
            );
        var whole = ((Grain[])[Grain.Year, Grain.HalfYear, Grain.Quarter, Grain.Month, Grain.Week])
            .Select(grain => calendar.PeriodOf(grain, days.First))
            .Where(period => calendar.Days(period).First == days.First && calendar.Days(period).Last >= days.Last)
            .Select(period => (Period: period, Base: calendar.BaseOf(period, against)))
            .FirstOrDefault(pair => pair.Base is not null);
        if (whole.Base is not { } from)
            return null;
        var (first, last) = calendar.Days(from);
        var end = first.AddDays(days.Length - 1);
        return new DaySpan(first, end > last || calendar.Days(whole.Period).Last == days.Last ? last : end);
    }

    // As other numbers are computed with it: what is stated per day counts with its total, as in the cube.
    private CubeNumber TotalOf(PlaceOverDays place) =>
        Of(place) is { HasValue: true } number && _engine.Source.Indicators[place.Indicator] is { Kind: IndicatorKind.Flow, PerDay: true }
            ? number with
            {
                Steps = 0,
                Exact = number.Value * Fraction.Of(place.Days.Length),
            }
            : Of(place);

    private static bool IsStored(Indicator indicator) =>
        indicator.Kind is IndicatorKind.Flow or IndicatorKind.Stock or IndicatorKind.Score or IndicatorKind.NonAdditive
        || indicator is { Kind: IndicatorKind.Ratio } and not { Numerator: not null, Denominator: not null };

    private static void Need(CubeSource source, PlaceOverDays place, HashSet<PlaceOverDays> needed, bool withWeights = true)
    {
        if (!source.Indicators.TryGetValue(place.Indicator, out var indicator) || !needed.Add(place))
            return;
        if (IsStored(indicator))
        {
            if (withWeights && indicator.WeightedBy is { } by && indicator.Kind is IndicatorKind.Score or IndicatorKind.Ratio)
                Need(source, place with { Indicator = by }, needed);
            return;
        }
        foreach (var part in IndicatorParts.Of(indicator))
            Need(source, place with { Indicator = part }, needed, withWeights);
        if (indicator is { Kind: IndicatorKind.Share, Base: { } whole, ShareOf: { } over })
            Need(source, place with { Indicator = whole, Scope = place.Scope.With(over, null) }, needed, withWeights);
        if (
            indicator is { Kind: IndicatorKind.Growth, Base: { } grown, Against: { } against }
            && BaseOf(source.Calendar, place.Days, against) is { } before
        )
        {
            foreach (var measure in BaseMeasures(place.Measure))
                Need(source, new PlaceOverDays(grown, measure, place.Scope, before), needed, withWeights);
        }
    }

    private void Read(Code code, Measure measure, DaySpan days, IReadOnlyCollection<Scope> scopes)
    {
        var indicator = _engine.Source.Indicators[code];
        if (!IsStored(indicator))
            return;
        var pieces = new StoredPieces(_engine, indicator, measure, days, scopes);
        foreach (var scope in scopes)
            _stored[new PlaceOverDays(code, measure, scope, days)] = pieces.Of(scope);
    }

    private CubeNumber Share(PlaceOverDays place, Indicator indicator)
    {
        if (indicator is not { Base: { } of, ShareOf: { } over })
            return CubeNumber.Undefined(NoNumber.NoBase);
        var part = place with { Indicator = of };
        return Quotient(Of(part), Of(part with { Scope = place.Scope.With(over, null) }), InUnit(indicator));
    }

    private CubeNumber Growth(PlaceOverDays place, Indicator indicator)
    {
        if (indicator is not { Base: { } of, Against: { } against } || BaseOf(Calendar, place.Days, against) is not { } before)
            return CubeNumber.Undefined(NoNumber.NoBase);
        var start = BaseMeasures(place.Measure)
            .Select(measure => Of(new PlaceOverDays(of, measure, place.Scope, before)))
            .FirstOrDefault(number => number.State != CellState.Missing);
        return DerivedKinds.Change(Of(place with { Indicator = of }), start, InUnit(indicator));
    }

    private CubeNumber Formula(PlaceOverDays place, Indicator indicator)
    {
        if (Indicators.Formula.Parse(indicator.Formula).Formula is not { } formula)
            return CubeNumber.Undefined(NoNumber.NoBase);
        var numbers = formula.Mentions.ToDictionary(code => code, code => TotalOf(place with { Indicator = code }));
        if (numbers.Values.FirstOrDefault(number => number.State == CellState.Undefined) is { State: CellState.Undefined } undefined)
            return undefined;
        var result = formula.Evaluate(code => numbers[code] is { HasValue: true } number ? number.Value : null);
        return result.Value is { } value ? new CubeNumber(CellState.Derived, 0, value)
            : result.Failure == FormulaFailure.DivisionByZero ? CubeNumber.Undefined(NoNumber.DivisionByZero)
            : CubeNumber.Missing;
    }

    private static Measure[] BaseMeasures(Measure measure) => [.. new[] { measure, Measure.Actual, Measure.Reference }.Distinct()];

    private static Fraction InUnit(Indicator indicator) => indicator.Unit == Unit.Percent ? Fraction.Hundred : Fraction.One;

    private static CubeNumber Quotient(CubeNumber dividend, CubeNumber divisor, Fraction factor)
    {
        if (dividend.State == CellState.Undefined || divisor.State == CellState.Undefined)
            return dividend.State == CellState.Undefined ? dividend : divisor;
        if (!dividend.HasValue || !divisor.HasValue)
            return CubeNumber.Missing;
        return divisor.Value.IsZero
            ? CubeNumber.Undefined(NoNumber.DivisionByZero)
            : new CubeNumber(CellState.Derived, 0, dividend.Value / divisor.Value * factor);
    }
}
