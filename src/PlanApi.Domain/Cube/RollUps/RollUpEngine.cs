using PlanApi.Domain.Calendars;
using PlanApi.Domain.Currencies;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Cube.RollUps;

/// <summary>The input of computed numbers: the plan's structure, and the stored cells of a scenario.</summary>
/// <param name="Scopes">The plan's dimensions and scopes.</param>
/// <param name="Calendar">The plan's calendar.</param>
/// <param name="Indicators">The plan's indicators by code.</param>
/// <param name="Partitions">The stored cells of an indicator and measure; empty where nothing is stored.</param>
/// <param name="Rates">The exchange rates for a measure.</param>
/// <param name="Sums">Kept sums with the same totals as the stored cells, if there are any.</param>
public sealed record CubeSource(
    ScopeIndex Scopes,
    Calendar Calendar,
    IReadOnlyDictionary<Code, Indicator> Indicators,
    Func<Code, Measure, Partition> Partitions,
    Func<Measure, ExchangeRates> Rates,
    Func<Code, Measure, IDaySums?>? Sums = null
)
{
    /// <summary>
    /// Whether some of an indicator's stored cells have a grain. It is not asked for days, because kept sums exist for these.
    /// </summary>
    public bool Has(Grain grain, Code indicator, Measure measure) =>
        Sums?.Invoke(indicator, measure) is null && Array.Exists(Partitions(indicator, measure).Periods, period => period.Grain == grain);

    /// <summary>The same with other cells.</summary>
    public CubeSource With(Func<Code, Measure, Partition> partitions) => this with { Partitions = partitions, Sums = null };
}

/// <summary>
/// Computes numbers of any kind of indicator at the places of a frame. Each kind rolls up in its own way, and numbers that must not be
/// summed are not.
/// </summary>
/// <param name="source">The input.</param>
/// <param name="grants">The caller's grants. Numbers of other places are never used, not even inside a share.</param>
/// <param name="asIs">Whether members count under their latest parents, and not under those of each period.</param>
public sealed class RollUpEngine(CubeSource source, Grants grants, bool asIs = false)
{
    private readonly Dictionary<(Code, Measure, Frame), Numbers> _found = [];
    private readonly Dictionary<(Code, Measure), Nesting> _nestings = [];
    private readonly HashSet<Code> _open = [];

    public CubeSource Source => source;

    /// <summary>Whether the numbers of a scope may be seen.</summary>
    internal bool MaySee(Scope scope) => grants.MaySee(source.Scopes, scope);

    /// <summary>The numbers of an indicator and measure over a frame.</summary>
    /// <exception cref="OverflowException">A sum does not fit.</exception>
    public Numbers Over(Code indicator, Measure measure, Frame frame)
    {
        if (_found.TryGetValue((indicator, measure, frame), out var known))
            return known;
        if (!grants.MaySee(indicator))
            return new DerivedNumbers(frame, _ => CubeNumber.Undefined(NoNumber.Hidden));
        if (!_open.Add(indicator))
            return new DerivedNumbers(frame, _ => CubeNumber.Undefined(NoNumber.Cycle));
        try
        {
            // A formula may mention what the plan does not have, which is found and has no number.
            return _found[(indicator, measure, frame)] = source.Indicators.TryGetValue(indicator, out var definition)
                ? GrantedNumbers.Of(Compute(definition, measure, frame), grants)
                : new DerivedNumbers(frame, _ => CubeNumber.Missing);
        }
        finally
        {
            _open.Remove(indicator);
        }
    }

    /// <summary>
    /// The same in the form for computing other numbers: a flow that is stated per day counts with each period's total, because 100,000
    /// visitors a day and the inquiries of a month do not make a rate.
    /// </summary>
    public Numbers Totals(Code indicator, Measure measure, Frame frame) =>
        source.Indicators.TryGetValue(indicator, out var definition)
            ? DailyNumbers.Of(Over(indicator, measure, frame), definition, FlowBasis.Total, source.Calendar).Numbers
            : Over(indicator, measure, frame);

    private Numbers Compute(Indicator indicator, Measure measure, Frame frame) =>
        indicator.Kind switch
        {
            IndicatorKind.Flow or IndicatorKind.Stock or IndicatorKind.NonAdditive or IndicatorKind.Score => Stored(
                indicator,
                measure,
                frame
            ),
            IndicatorKind.Ratio when indicator is not { Numerator: not null, Denominator: not null } => Stored(indicator, measure, frame),
            IndicatorKind.Ratio => DerivedKinds.Ratio(this, indicator, measure, frame),
            IndicatorKind.Growth => DerivedKinds.Growth(this, indicator, measure, frame),
            IndicatorKind.Share => DerivedKinds.Share(this, indicator, measure, frame),
            _ => DerivedKinds.Formula(this, indicator, measure, frame),
        };

    private Numbers Stored(Indicator indicator, Measure measure, Frame frame)
    {
        if (!asIs && source.Sums?.Invoke(indicator.Code, measure) is { } sums && DayNumbers.Of(sums, source, indicator, frame) is { } kept)
            return kept;
        var partition = source.Partitions(indicator.Code, measure).WithParts(source.Calendar, indicator);
        var tree = new PeriodTree(source.Calendar, WeekParts.CountAtLastDay(indicator));
        var map = new FrameMap(source.Scopes, partition, frame, source.Calendar, tree, asIs, indicator.Dimensions);
        if (!_nestings.TryGetValue((indicator.Code, measure), out var nesting))
            _nestings[(indicator.Code, measure)] = nesting = partition.NestingIn(source.Scopes, source.Calendar, asIs, indicator);
        return new StoredKinds(this, indicator, measure, map, nesting).Numbers();
    }
}
