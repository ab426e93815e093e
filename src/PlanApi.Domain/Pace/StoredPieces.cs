using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Pace;

/// <summary>
/// One stored indicator over some days at many scopes: its numbers in the periods that make up the days, combined by its kind.
/// </summary>
internal sealed class StoredPieces
{
    private readonly RollUpEngine _engine;
    private readonly Indicator _indicator;
    private readonly Measure _measure;
    private readonly DaySpan _days;
    private readonly IReadOnlyList<Period> _periods;
    private readonly Dictionary<Scope, CubeNumber[]> _numbers;
    private readonly Dictionary<Scope, CubeNumber[]>? _weights;
    private readonly bool _isWeightPerDay;
    private readonly Lazy<(IReadOnlyList<Period> Periods, Dictionary<Scope, CubeNumber[]> Numbers)> _entered;

    public StoredPieces(RollUpEngine engine, Indicator indicator, Measure measure, DaySpan days, IReadOnlyCollection<Scope> scopes)
    {
        (_engine, _indicator, _measure, _days) = (engine, indicator, measure, days);
        _periods = days.Periods(engine.Source.Calendar, engine.Source.Has(Grain.Week, indicator.Code, measure));
        _numbers = indicator.Kind == IndicatorKind.NonAdditive ? [] : NumbersOverDays.Of(engine, indicator.Code, measure, scopes, _periods);
        if (IsMean && indicator.WeightedBy is { } by && engine.Source.Indicators.TryGetValue(by, out var weight))
        {
            _weights = NumbersOverDays.Of(engine, by, measure, scopes, _periods);
            _isWeightPerDay = weight is { Kind: IndicatorKind.Flow, PerDay: true };
        }
        _entered = new(() =>
        {
            var periods = Stored();
            return (periods, NumbersOverDays.Of(engine, indicator.Code, measure, scopes, periods));
        });
    }

    private bool IsMean => _indicator.Kind is IndicatorKind.Score or IndicatorKind.Ratio;

    public CubeNumber Of(Scope scope)
    {
        if (_indicator.Kind == IndicatorKind.NonAdditive)
            return Latest(scope);
        var known = new List<(CubeNumber Number, int At)>();
        for (var at = 0; at < _periods.Count; at++)
        {
            if (_numbers[scope][at] is { State: not CellState.Missing } number)
                known.Add((number, at));
        }
        if (known.Count == 0)
            return CubeNumber.Missing;
        if (IsMean)
            return Mean(scope, known) is { State: not CellState.Undefined } mean ? mean : Latest(scope);
        if (known.Find(piece => !piece.Number.HasValue) is { Number.State: CellState.Undefined } undefined)
            return undefined.Number;
        return Exact(
            _indicator switch
            {
                { Kind: IndicatorKind.Flow, PerDay: true } => Sum(known, days: true) / Fraction.Of(_days.Length),
                { Kind: IndicatorKind.Flow } => Sum(known, days: false),
                { OverTime: OverTime.Average } => Sum(known, days: true) / Fraction.Of(known.Sum(piece => Length(piece.At))),
                { OverTime: OverTime.Maximum } => known.Max(piece => piece.Number.Value),
                _ => known[^1].Number.Value,
            }
        );
    }

    private CubeNumber Mean(Scope scope, List<(CubeNumber Number, int At)> known)
    {
        if (known.Find(piece => !piece.Number.HasValue) is { Number.State: CellState.Undefined } undefined)
            return undefined.Number;
        if (known.Count == 1)
            return Exact(known[0].Number.Value);
        var (sum, weight) = (Fraction.Zero, Fraction.Zero);
        foreach (var (number, at) in known)
        {
            if (_weights?[scope][at] is not { HasValue: true } by)
                return CubeNumber.Undefined(NoNumber.NoWeight);
            var weighs = _isWeightPerDay ? by.Value * Fraction.Of(Length(at)) : by.Value;
            (sum, weight) = (sum + (number.Value * weighs), weight + weighs);
        }
        return weight.IsZero ? CubeNumber.Undefined(NoNumber.NoWeight) : Exact(sum / weight);
    }

    /// <summary>
    /// The last value that was entered at the place itself. Nothing else is known of numbers that are never computed, or that have no
    /// weights.
    /// </summary>
    private CubeNumber Latest(Scope scope)
    {
        var (periods, numbers) = _entered.Value;
        return periods.Count == 0 ? CubeNumber.Missing : numbers[scope].FirstOrDefault(number => number.HasValue);
    }

    // The latest first, and of those that end together the longest.
    private Period[] Stored() =>
        [
            .. _engine
                .Source.Partitions(_indicator.Code, _measure)
                .Periods.Select(period => (Period: period, Days: _engine.Source.Calendar.Days(period)))
                .Where(stored => stored.Days.First >= _days.First && stored.Days.Last <= _days.Last)
                .OrderByDescending(stored => stored.Days.Last)
                .ThenBy(stored => stored.Days.First)
                .Select(stored => stored.Period),
        ];

    private Fraction Sum(List<(CubeNumber Number, int At)> pieces, bool days) =>
        pieces.Aggregate(
            Fraction.Zero,
            (sum, piece) => sum + (days ? piece.Number.Value * Fraction.Of(Length(piece.At)) : piece.Number.Value)
        );

    private int Length(int at) => _engine.Source.Calendar.LengthOf(_periods[at]);

    private static CubeNumber Exact(Fraction value) => new(CellState.Derived, 0, value);
}
