using PlanApi.Domain.Calendars;
using PlanApi.Domain.Currencies;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Cube.RollUps;

/// <summary>What numbers are computed from: the plan's structure, and the stored cells of a scenario.</summary>
/// <param name="Scopes">The plan's dimensions and scopes.</param>
/// <param name="Calendar">The plan's calendar.</param>
/// <param name="Indicators">The plan's indicators by code.</param>
/// <param name="Partitions">The stored cells of an indicator and measure; empty where nothing is stored.</param>
/// <param name="Rates">What currencies are worth, for a measure.</param>
public sealed record CubeSource(
    ScopeIndex Scopes, Calendar Calendar, IReadOnlyDictionary<Code, Indicator> Indicators, Func<Code, Measure, Partition> Partitions,
    Func<Measure, ExchangeRates> Rates);

/// <summary>
/// Computes numbers of any kind of indicator at the places of a frame: each kind rolls up in its own way, and what must not be
/// summed is not.
/// </summary>
/// <param name="source">What it computes from.</param>
/// <param name="asIs">Whether members stand where they stand after every move, rather than where they stood in each period.</param>
/// <param name="hidden">The dimensions whose totals must not show, not even in a share.</param>
public sealed class RollUpEngine(CubeSource source, bool asIs = false, IReadOnlyCollection<int>? hidden = null)
{
    private readonly Dictionary<(Code, Measure, Frame), Numbers> _found = [];
    private readonly Dictionary<(Code, Measure), Nesting> _nestings = [];
    private readonly HashSet<Code> _open = [];

    public CubeSource Source => source;

    /// <summary>Whether the total over a dimension must not show.</summary>
    internal bool IsHidden(int dimension) => hidden?.Contains(dimension) == true;

    /// <summary>The numbers of an indicator and measure over a frame.</summary>
    /// <exception cref="OverflowException">A sum does not fit.</exception>
    public Numbers Over(Code indicator, Measure measure, Frame frame)
    {
        if (_found.TryGetValue((indicator, measure, frame), out var known))
            return known;
        if (!_open.Add(indicator))
            return new DerivedNumbers(frame, _ => CubeNumber.Undefined(NoNumber.Cycle));
        try
        {
            return _found[(indicator, measure, frame)] = Compute(source.Indicators[indicator], measure, frame);
        }
        finally
        {
            _open.Remove(indicator);
        }
    }

    private Numbers Compute(Indicator indicator, Measure measure, Frame frame) => indicator.Kind switch
    {
        IndicatorKind.Flow => Sums(indicator, measure, frame),
        IndicatorKind.Stock => new StockNumbers(
            frame, Cells(indicator, measure), NestingOf(indicator, measure), shown => Map(indicator, shown), source.Calendar,
            indicator.OverTime ?? OverTime.Last),
        IndicatorKind.NonAdditive => Entered(indicator, measure, frame),
        IndicatorKind.Ratio when indicator is { Numerator: not null, Denominator: not null } => DerivedKinds.Ratio(this, indicator, measure, frame),
        IndicatorKind.Ratio or IndicatorKind.Score => Means(indicator, measure, frame),
        IndicatorKind.Growth => DerivedKinds.Growth(this, indicator, measure, frame),
        IndicatorKind.Share => DerivedKinds.Share(this, indicator, measure, frame),
        _ => DerivedKinds.Formula(this, indicator, measure, frame),
    };

    private Numbers Sums(Indicator indicator, Measure measure, Frame frame)
    {
        var (partition, nesting) = (Cells(indicator, measure), NestingOf(indicator, measure));
        var cells = new Scatter(partition, Map(indicator, frame), frame);
        if (partition.Currencies is not null)
            return CurrencySums.Over(source, indicator, measure, frame, partition, nesting, cells);
        CubeNumber Stored(int cell) => new(CellState.Stored, partition.Values[cell]);
        if (!indicator.PerDay)
        {
            return new SumNumbers<long>(
                frame, cells, nesting, nesting.Contributions(partition.Values), value => value == 0, Stored,
                (sum, _) => new CubeNumber(CellState.RolledUp, sum));
        }
        var days = Array.ConvertAll(partition.Periods, source.Calendar.LengthOf);
        var totals = new Int128[partition.Count];
        for (var cell = 0; cell < totals.Length; cell++)
            totals[cell] = (Int128)partition.Values[cell] * days[partition.PeriodOf[cell]];
        nesting.Contribute(totals, (_, _) => true);
        return new SumNumbers<Int128>(
            frame, cells, nesting, totals, value => value == 0, Stored,
            (sum, place) => new CubeNumber(
                CellState.RolledUp, 0, Fraction.Of(sum, (long)source.Calendar.LengthOf(frame.PeriodAt(place)) * Quantity.StepsPerUnit)));
    }

    private MeanNumbers Means(Indicator indicator, Measure measure, Frame frame)
    {
        var partition = Cells(indicator, measure);
        var weights = indicator.WeightedBy is { } by ? CellWeights.Of(this, partition, by, measure) : new CubeNumber[partition.Count];
        var map = Map(indicator, frame);
        return new MeanNumbers(frame, partition, new Scatter(partition, map, frame), map, NestingOf(indicator, measure), weights);
    }

    private DerivedNumbers Entered(Indicator indicator, Measure measure, Frame frame)
    {
        var partition = Cells(indicator, measure);
        var cells = new Scatter(partition, Map(indicator, frame), frame);
        cells.Add(partition.Values, new long[frame.Count]);
        return new DerivedNumbers(frame, place => cells.Stored[place] is > 0 and var cell
            ? new CubeNumber(CellState.Stored, partition.Values[cell - 1])
            : cells.Parts[place] > 0 ? CubeNumber.Undefined(NoNumber.NotAdditive) : CubeNumber.Missing);
    }

    private Partition Cells(Indicator indicator, Measure measure) => source.Partitions(indicator.Code, measure);

    private FrameMap Map(Indicator indicator, Frame frame) => new(source.Scopes, frame, source.Calendar, asIs, indicator.Dimensions);

    private Nesting NestingOf(Indicator indicator, Measure measure)
    {
        if (!_nestings.TryGetValue((indicator.Code, measure), out var nesting))
            _nestings[(indicator.Code, measure)] = nesting = Cells(indicator, measure).NestingIn(source.Scopes, source.Calendar, asIs);
        return nesting;
    }
}
