using PlanApi.Application.Cube;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Spreading;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Spreading;

/// <summary>The cells that a number is broken down to, with their numbers now, and the place itself. In steps of the indicator.</summary>
public sealed class SpreadCells
{
    private readonly long _stepsPerStep;

    public SpreadCells(CubeStructure structure, SpreadRequest request, Indicator indicator, SliceLayout layout, RollUpEngine engine)
    {
        (Structure, Request, Indicator, Layout, Engine) = (structure, request, indicator, layout, engine);
        _stepsPerStep = Quantity.StepsPerUnit / (long)Math.Pow(10, indicator.Decimals);
        Frame = layout.All();
        Numbers = engine.Over(indicator.Code, request.Measure, Frame);
        Parent = engine.Over(indicator.Code, request.Measure, Frames.At(structure.Scopes, request.Scope, [request.Period]));
        Columns = layout.HasPeriodAxis ? (int)layout.ColumnCount : 1;
        Old = new long[Frame.Count];
        HasOld = new bool[Frame.Count];
        for (var cell = 0; cell < Frame.Count; cell++)
        {
            var number = Numbers.At(cell);
            HasOld[cell] = number.HasValue;
            Old[cell] = number.HasValue ? Steps(number) : 0;
        }
    }

    public CubeStructure Structure { get; }

    public SpreadRequest Request { get; }

    /// <summary>The indicator whose cells change.</summary>
    public Indicator Indicator { get; }

    public SliceLayout Layout { get; }

    public RollUpEngine Engine { get; }

    public Frame Frame { get; }

    public Numbers Numbers { get; }

    /// <summary>The place's own number.</summary>
    public Numbers Parent { get; }

    public int Columns { get; }

    public int Count => Frame.Count;

    /// <summary>By cell, its number now; zero where it has none.</summary>
    public long[] Old { get; }

    public bool[] HasOld { get; }

    /// <summary>What lies below the place beside the cells: it stays.</summary>
    public long Beside { get; set; }

    /// <summary>A number in steps of the indicator, rounded once.</summary>
    public long Steps(CubeNumber number) => number.RoundedSteps(Indicator.Decimals) / _stepsPerStep;

    public long Steps(Quantity quantity) => quantity.Steps / _stepsPerStep;

    /// <summary>An exact number, rounded to the indicator's decimals.</summary>
    public long Steps(Fraction value) => checked((long)value.Rounded(Indicator.Decimals));

    public Quantity ToQuantity(long steps) => new(checked(steps * _stepsPerStep));

    public long StoredSteps(long steps) => checked(steps * _stepsPerStep);

    /// <summary>The numbers that other indicators have at the cells.</summary>
    public Numbers Others(Code indicator, Measure measure) => Engine.Over(indicator, measure, Frame);

    public Scope ScopeOf(int cell) => Frame.ScopeAt(Structure.Scopes, cell);

    public Period PeriodOf(int cell) => Frame.PeriodAt(cell);
}
