using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Drivers;

/// <summary>The numbers that drivers have at a place of the cube.</summary>
public sealed class DriverPlace(RollUpEngine engine, Measure measure, Scope scope, Period period)
{
    private readonly Frame _frame = Frames.At(engine.Source.Scopes, scope, [period]);

    /// <summary>Evaluates a tree from the numbers that its leaves have here.</summary>
    /// <exception cref="OverflowException">A sum does not fit.</exception>
    public DriverValues Evaluate(DriverTree tree, IReadOnlyDictionary<int, Fraction>? set = null) => DriverValues.Of(tree, NumberOf, set);

    private CubeNumber NumberOf(Driver driver)
    {
        if (driver.Role == DriverRole.Days)
            return new CubeNumber(CellState.Derived, 0, Fraction.Of(engine.Source.Calendar.LengthOf(period)));
        if (!engine.Source.Indicators.ContainsKey(driver.Indicator))
            return CubeNumber.Missing;
        return driver.Role switch
        {
            DriverRole.Before => Before(driver.Indicator, engine.Source.Indicators[driver.Of!.Value]),
            DriverRole.Others => Others(driver.Indicator, engine.Source.Indicators[driver.Of!.Value]),
            _ => engine.Over(driver.Indicator, measure, _frame).At(0),
        };
    }

    // As a growth reads it: a base that the measure does not have is taken from actuals, else from references.
    private CubeNumber Before(Code indicator, Indicator growth)
    {
        if (engine.Source.Calendar.BaseOf(period, growth.Against!.Value) is not { } before)
            return CubeNumber.Undefined(NoNumber.NoBase);
        var shifted = _frame.WithPeriods([before]);
        var number = new[] { measure, Measure.Actual, Measure.Reference }
            .Distinct()
            .Select(from => engine.Over(indicator, from, shifted).At(0))
            .FirstOrDefault(number => number.State != CellState.Missing);
        // The tree's quotient is the growth of what is above zero alone.
        return number.HasValue && number.Value.Sign < 0 ? CubeNumber.Undefined(NoNumber.NegativeBase) : number;
    }

    private CubeNumber Others(Code indicator, Indicator share)
    {
        var dimension = engine.Source.Scopes.DimensionNumber(share.ShareOf!.Value);
        var part = engine.Over(indicator, measure, _frame).At(0);
        var (wider, placeOf) = _frame.Without(dimension);
        var whole = engine.Over(indicator, measure, wider).At(placeOf(0));
        if (!part.HasValue || !whole.HasValue)
            return whole.HasValue ? part : whole;
        return new CubeNumber(CellState.Derived, 0, whole.Value - part.Value);
    }
}
