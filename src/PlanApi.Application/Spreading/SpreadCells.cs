using PlanApi.Application.Cube.Structure;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Spreading;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Spreading;

/// <summary>
/// The cells that a number is broken down to, with their present numbers, and the place itself. In steps of the indicator.
/// </summary>
public sealed class SpreadCells
{
    private readonly long _stepsPerStep;
    private readonly int[]? _places;

    public SpreadCells(
        CubeStructure structure,
        SpreadRequest request,
        Scope place,
        Indicator indicator,
        Frame frame,
        RollUpEngine engine,
        int[]? places = null
    )
    {
        (Structure, Request, Place, Indicator, Frame, Engine, _places) = (structure, request, place, indicator, frame, engine, places);
        _stepsPerStep = Quantity.StepsPerUnit / (long)Math.Pow(10, indicator.Decimals);
        Numbers = engine.Over(indicator.Code, request.Measure, Frame);
        Parent = engine.Over(indicator.Code, request.Measure, Frames.At(structure.Scopes, place, [request.Period]));
        Columns = frame.Periods.Count;
        Old = new long[Count];
        HasOld = new bool[Count];
        for (var cell = 0; cell < Count; cell++)
        {
            var number = Numbers.At(PlaceAt(cell));
            HasOld[cell] = number.HasValue;
            Old[cell] = number.HasValue ? Steps(number) : 0;
        }
    }

    public CubeStructure Structure { get; }

    public SpreadRequest Request { get; }

    /// <summary>
    /// The members of the place that the cells add up to. Usually those of the request; the members above them if the other parts of a
    /// share make room.
    /// </summary>
    public Scope Place { get; }

    /// <summary>The indicator whose cells change.</summary>
    public Indicator Indicator { get; }

    /// <summary>Whether the cells lie along an axis of periods.</summary>
    public bool HasPeriodAxis => Request.Over.Any(axis => axis.Dimension is null);

    public RollUpEngine Engine { get; }

    public Frame Frame { get; }

    public Numbers Numbers { get; }

    /// <summary>The place's own number.</summary>
    public Numbers Parent { get; }

    public int Columns { get; }

    public int Count => _places?.Length ?? Frame.Count;

    /// <summary>By cell, the nearest other that contains it, -1 for none; null where none contains another.</summary>
    public int[]? Above { get; init; }

    /// <summary>
    /// If cells contain others in two ways that cross: for each cell, the cells at the bottom that add up to it (none for those at the
    /// bottom); otherwise null.
    /// </summary>
    public int[][]? Parts { get; init; }

    /// <summary>The cells that contain others.</summary>
    public IEnumerable<int> Sums =>
        Parts is { } parts
            ? Enumerable.Range(0, Count).Where(cell => parts[cell].Length > 0)
            : (Above ?? []).Where(above => above >= 0).Distinct();

    /// <summary>
    /// The cells that add up to the place without counting any twice: the cells that no other cell contains or, if cells cross, those at
    /// the bottom.
    /// </summary>
    public IEnumerable<int> Terms =>
        Enumerable.Range(0, Count).Where(cell => Parts is { } parts ? parts[cell].Length == 0 : Above is not { } above || above[cell] < 0);

    /// <summary>The stored places that contain all cells, if cells contain others.</summary>
    public IReadOnlyList<(Scope Scope, Period Period)> Outer { get; init; } = [];

    /// <summary>For each cell, its present number; zero if it has none.</summary>
    public long[] Old { get; }

    public bool[] HasOld { get; }

    /// <summary>One step of the indicator.</summary>
    public Fraction Step => Fraction.Of(_stepsPerStep, Quantity.StepsPerUnit);

    /// <summary>A number in steps of the indicator, rounded once.</summary>
    public long Steps(CubeNumber number) => number.RoundedSteps(Indicator.Decimals) / _stepsPerStep;

    /// <summary>A quantity that has no more decimals than the indicator.</summary>
    public long Steps(Quantity quantity) => quantity.Steps / _stepsPerStep;

    /// <summary>The least number of steps that is not below a quantity.</summary>
    public long AtLeast(Quantity quantity) => -AtMost(new Quantity(-quantity.Steps));

    /// <summary>The largest number of steps that is not above a quantity.</summary>
    public long AtMost(Quantity quantity)
    {
        var (steps, rest) = long.DivRem(quantity.Steps, _stepsPerStep);
        return rest < 0 ? steps - 1 : steps;
    }

    /// <summary>An exact number, rounded to the indicator's decimals.</summary>
    public long Steps(Fraction value) => checked((long)value.Rounded(Indicator.Decimals));

    public Quantity ToQuantity(long steps) => new(checked(steps * _stepsPerStep));

    public long StoredSteps(long steps) => checked(steps * _stepsPerStep);

    /// <summary>
    /// The numbers of other indicators at the cells; flows per day or as totals, in the same form as the cells themselves.
    /// </summary>
    public Numbers Others(Code indicator, Measure measure) =>
        DailyNumbers
            .Of(
                Engine.Over(indicator, measure, Frame),
                Structure.Definitions[indicator],
                Indicator.PerDay ? FlowBasis.PerDay : FlowBasis.Total,
                Structure.Calendar
            )
            .Numbers;

    /// <summary>Members and totals that the caller may see.</summary>
    public required Grants Grants { get; init; }

    /// <summary>Whether the caller may see the numbers of a scope.</summary>
    public bool MaySee(Scope scope) => Grants.MaySee(Structure.Scopes, scope);

    /// <summary>Whether the place itself is one of the cells, and so has no separate number.</summary>
    public bool HoldPlace =>
        Above is not null
            ? Parent.At(0).State == CellState.Stored
            : Count == 1 && ScopeOf(0).Equals(Place) && PeriodOf(0) == Request.Period;

    /// <summary>The place of the frame at which a cell stands.</summary>
    public int PlaceAt(int cell) => _places?[cell] ?? cell;

    public Scope ScopeOf(int cell) => Frame.ScopeAt(Structure.Scopes, PlaceAt(cell));

    public Period PeriodOf(int cell) => Frame.PeriodAt(PlaceAt(cell));

    public int DaysOf(int cell) => Structure.Calendar.LengthOf(PeriodOf(cell));
}
