using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Spreading;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Spreading;

/// <summary>
/// The numbers that the weights of a spread come from: another slice, period by period, such as last year's shape. A flow that is stated
/// per day counts as the period's total.
/// </summary>
public sealed class SpreadProfile
{
    private const int Named = 10;

    private readonly SpreadCells _cells;
    private readonly SpreadLike _like;
    private readonly Code _scenario;
    private readonly Indicator _indicator;
    private readonly Numbers _numbers;
    private readonly int[]? _places;
    private readonly bool _byDay;

    internal SpreadProfile(SpreadCells cells, SpreadLike like, Code scenario, Indicator indicator, RollUpEngine engine)
    {
        (_cells, _like, _scenario, _indicator) = (cells, like, scenario, indicator);
        // What is stated per day has the shape of numbers a day.
        _byDay = like.PerDay || (cells.Indicator.PerDay && cells.HasPeriodAxis);
        var periods = Shifted(cells, like);
        if (like.Scope is not { } scope)
        {
            _numbers = engine.Over(indicator.Code, like.Measure, cells.Frame.WithPeriods(periods));
            return;
        }
        // Along an axis of which the other scope names no member, each cell goes by its own member there.
        FrameAxis[] own =
            cells.Request.Method == SpreadMethod.Relative
                ? [.. cells.Frame.Axes.Where(axis => axis.Entries.Count > 1 && !scope.ContainsKey(Dimension(axis)))]
                : [];
        Own = [.. own.Select(Dimension)];
        var named = Frames.At(cells.Structure.Scopes, scope, periods).Axes.Select(axis => (axis.Dimension, axis.Entries));
        var all = named.Concat(own.Select(axis => (axis.Dimension, axis.Entries)));
        var frame = Frames.Product([.. all.OrderBy(axis => axis.Dimension)], periods);
        _numbers = engine.Over(indicator.Code, like.Measure, frame);
        _places = new int[cells.Count];
        for (var cell = 0; cell < cells.Count; cell++)
        {
            var place = cells.PlaceAt(cell);
            long at = place % periods.Length;
            foreach (var axis in own)
                at += place / axis.Stride % axis.Entries.Count * frame.Axes.Single(other => other.Dimension == axis.Dimension).Stride;
            _places[cell] = (int)at;
        }

        Code Dimension(FrameAxis axis) => cells.Structure.Scopes.Dimensions[axis.Dimension].Dimension;
    }

    /// <summary>The members whose number all cells use; null if each cell uses its own.</summary>
    internal Scope? Scope => _like.Scope;

    /// <summary>The dimensions for which each cell still uses its own member.</summary>
    internal IReadOnlyList<Code> Own { get; } = [];

    /// <summary>A sentence for the case that several cells use one number, which contains no information about each of them.</summary>
    public string? Note =>
        _cells.Count > 1 && _places is { } places && !places.AsSpan().ContainsAnyExcept(places[0])
            ? $"Every cell goes by the same number, {Text(SourceOf(0))}, so that all get the same share. "
                + "Leave the dimension of 'over' out of 'like.scope' to go member by member, or use 'equal'."
            : null;

    /// <summary>How many cells have no number for a weight.</summary>
    public int Missing { get; private set; }

    /// <summary>The periods whose numbers are the basis of the shares, in the order of the periods that get them.</summary>
    internal static Period[] Shifted(SpreadCells cells, SpreadLike like) =>
        [.. cells.Frame.Periods.Select(period => cells.Structure.Calendar.YearBefore(period, like.YearsBefore))];

    /// <summary>The number that a cell's weight comes from.</summary>
    public WeightSource SourceOf(int cell)
    {
        var (place, number) = (PlaceOf(cell), NumberOf(cell));
        return new WeightSource(
            _scenario,
            _indicator.Code,
            _like.Measure,
            _numbers.Frame.ScopeAt(_cells.Structure.Scopes, place),
            _numbers.Frame.PeriodAt(place),
            number.HasValue ? new Quantity(number.RoundedSteps(_indicator.Decimals)) : null,
            CountsDays ? DaysThere(cell) : null
        );
    }

    /// <summary>The days of a cell's own period, where they count.</summary>
    public int? DaysOf(int cell) => _byDay ? DaysHere(cell) : null;

    /// <summary>The message for the case that no number gives a share.</summary>
    public string NothingToGoBy =>
        $"The numbers to go by, {this}, are zero or missing at all cells that may move, so that no cell has a share; go by others, or ask "
        + "for equal shares.";

    public override string ToString() =>
        $"{CamelCase.Of(_like.Measure)} '{_indicator.Code}' in "
        + $"{_numbers.Frame.Periods[0]}{(_numbers.Frame.Periods.Count > 1 ? $" to {_numbers.Frame.Periods[^1]}" : "")}";

    /// <summary>The numbers as weights; a failure that names the numbers that cannot be weights.</summary>
    internal Outcome<SpreadWeights> Weights()
    {
        var (weights, faults) = (new long[_cells.Count], new List<Fault>());
        Missing = 0;
        for (var cell = 0; cell < weights.Length && faults.Count < Named; cell++)
        {
            var number = NumberOf(cell);
            if (number.State == CellState.Undefined)
                Refuse(cell, $"has no number ({CamelCase.Of(number.Reason)})");
            else if (!number.HasValue)
                Missing++;
            else if (number.Value.Sign < 0)
                Refuse(cell, $"is {number.Value.ToText(_indicator.Decimals)}, below zero");
            else
                weights[cell] = IsPerDay
                    ? checked((long)(number.Value * Fraction.Of(DaysThere(cell))).Rounded(Quantity.MaxDecimals))
                    : number.RoundedSteps(Quantity.MaxDecimals);
        }
        if (faults.Count > 0)
            return new Invalid(faults);
        var steps = SpreadWeights.InSteps(weights);
        return _byDay ? ByDays(steps) : steps;

        void Refuse(int cell, string what) =>
            faults.Add(
                new Fault(
                    FaultCodes.NotAllowed,
                    "/like",
                    $"{Text(SourceOf(cell))} {what}, and cannot tell the size of a share; leave it out of 'over', or choose another basis."
                )
            );
    }

    // What is no flow is as good as stated per day.
    private bool IsPerDay => _indicator.Kind == IndicatorKind.Flow ? _indicator.PerDay : _byDay;

    private bool CountsDays => _byDay || IsPerDay;

    // Times the days here and over the days there, all brought to one denominator so that they stay whole.
    private SpreadWeights ByDays(SpreadWeights weights)
    {
        var common = 1L;
        for (var cell = 0; cell < _cells.Count; cell++)
        {
            var denominator = DaysThere(cell) / SpreadWeights.CommonDivisor(DaysHere(cell), DaysThere(cell));
            common = checked(common / SpreadWeights.CommonDivisor(common, denominator) * denominator);
        }
        for (var cell = 0; cell < _cells.Count; cell++)
            weights.Values[cell] = checked(weights.Values[cell] * (common * DaysHere(cell) / DaysThere(cell)));
        return weights with { Unit = weights.Unit / Fraction.Of(common) };
    }

    private CubeNumber NumberOf(int cell) => _numbers.At(PlaceOf(cell));

    private int PlaceOf(int cell) => _places?[cell] ?? cell;

    private int DaysHere(int cell) => _cells.DaysOf(cell);

    private int DaysThere(int cell) => _cells.Structure.Calendar.LengthOf(_numbers.Frame.PeriodAt(PlaceOf(cell)));

    private static string Text(WeightSource source) =>
        $"{CamelCase.Of(source.Measure)} "
        + $"'{source.Indicator}'{(source.Scope.Count == 0 ? "" : $" of {source.Scope}")} in {source.Period}";
}
