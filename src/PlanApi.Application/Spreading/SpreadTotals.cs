using PlanApi.Application.Errors;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Spreading;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Spreading;

/// <summary>The number that the changed indicator needs at a place so that the place shows the requested number.</summary>
internal static class SpreadTotals
{
    /// <summary>The wanted number of the requested indicator, by mode; a failure if it needs a number that does not exist.</summary>
    public static Outcome<Wanted> Of(SpreadRequest request, CubeNumber present)
    {
        if (request.Value is null && request.Mode != SpreadMode.Set)
            return Invalid.One(FaultCodes.MissingField, "/value", "Say how much to add or subtract.");
        if (request.Value is not { } value)
            return present.HasValue ? new Wanted(present.Value) : new Wanted(null);
        var change = Fraction.Of(value);
        return request.Mode switch
        {
            SpreadMode.Set => new Wanted(change),
            SpreadMode.Add => new Wanted((present.HasValue ? present.Value : Fraction.Zero) + change),
            _ => new Wanted((present.HasValue ? present.Value : Fraction.Zero) - change),
        };
    }

    /// <param name="Value">The number; null if the place has none and none is requested.</param>
    public sealed record Wanted(Fraction? Value);

    /// <summary>
    /// The number of the indicator that is solved for, if a computed indicator must get a value: the ratio's part, the growth's base, the
    /// share's part, a linear factor of a formula.
    /// </summary>
    public static Outcome<Wanted> Solve(
        RollUpEngine engine,
        Indicator asked,
        Indicator solved,
        Measure measure,
        Frame place,
        Fraction value
    )
    {
        var unit = asked.Unit == Unit.Percent ? Fraction.Hundred : Fraction.One;
        var scopes = engine.Source.Scopes;
        CubeNumber At(Code code, Frame frame) => engine.Over(code, measure, frame).At(0);
        CubeNumber Total(Code code) => engine.Totals(code, measure, place).At(0);
        switch (asked.Kind)
        {
            case IndicatorKind.Ratio when asked.Numerator == solved.Code:
                return Total(asked.Denominator!.Value) is { HasValue: true } denominator
                    ? Stated(engine, solved, place, value * denominator.Value / unit)
                    : Missing(asked.Denominator.Value);
            case IndicatorKind.Ratio:
                if (Total(asked.Numerator!.Value) is not { HasValue: true } numerator)
                    return Missing(asked.Numerator.Value);
                return value.IsZero ? Unsolvable(asked) : Stated(engine, solved, place, numerator.Value * unit / value);
            case IndicatorKind.Growth:
                if (asked.Against is not { } against || engine.Source.Calendar.BaseOf(place.Periods[0], against) is not { } before)
                    return Unsolvable(asked);
                var shifted = place.WithPeriods([before]);
                var start = new[] { measure, Measure.Actual, Measure.Reference }
                    .Distinct()
                    .Select(from => engine.Over(solved.Code, from, shifted).At(0))
                    .FirstOrDefault(number => number.HasValue);
                if (!start.HasValue)
                    return Missing(solved.Code);
                return RelativeChange.Apply(start.Value, value / unit) is { } level
                    ? new Wanted(level)
                    : Invalid.One(
                        FaultCodes.NotAllowed,
                        "/solveFor",
                        $"'{solved.Code}' is zero in {before}, and no percentage of zero is anything else; give its new number itself."
                    );
            case IndicatorKind.Share:
                if (asked.ShareOf is not { } over)
                    return Unsolvable(asked);
                var whole = At(solved.Code, place.Without(scopes.DimensionNumber(over)).Frame);
                var part = At(solved.Code, place);
                if (!whole.HasValue)
                    return Missing(solved.Code);
                var others = whole.Value - (part.HasValue ? part.Value : Fraction.Zero);
                return value == unit ? Unsolvable(asked) : new Wanted(value * others / (unit - value));
            default:
                return Linear(engine, asked, solved, measure, place, value);
        }
    }

    /// <summary>The new number of the part, if the whole stays the same and the other parts make room.</summary>
    public static Outcome<Wanted> OfWhole(
        RollUpEngine engine,
        Indicator share,
        Indicator solved,
        Measure measure,
        Frame place,
        Fraction value
    )
    {
        var whole = engine
            .Over(solved.Code, measure, place.Without(engine.Source.Scopes.DimensionNumber(share.ShareOf!.Value)).Frame)
            .At(0);
        return whole.HasValue
            ? new Wanted(value * whole.Value / (share.Unit == Unit.Percent ? Fraction.Hundred : Fraction.One))
            : Missing(solved.Code);
    }

    // The formula at two values of the unknown says whether it is linear in it, and at which it has the wanted value.
    private static Outcome<Wanted> Linear(
        RollUpEngine engine,
        Indicator asked,
        Indicator solved,
        Measure measure,
        Frame place,
        Fraction value
    )
    {
        if (Formula.Parse(asked.Formula).Formula is not { } formula || !formula.Mentions.Contains(solved.Code))
            return Unsolvable(asked);
        foreach (var code in formula.Mentions.Where(code => code != solved.Code))
        {
            if (!engine.Over(code, measure, place).At(0).HasValue)
                return Missing(code);
        }
        Fraction? With(long unknown) =>
            formula.Evaluate(code => code == solved.Code ? Fraction.Of(unknown) : engine.Totals(code, measure, place).At(0).Value).Value;
        if (With(1) is not { } one || With(2) is not { } two || With(3) is not { } three || three - two != two - one || two == one)
            return Unsolvable(asked);
        return Stated(engine, solved, place, Fraction.One + ((value - one) / (two - one)));
    }

    // A total as the indicator states it: per day, where it does.
    private static Wanted Stated(RollUpEngine engine, Indicator solved, Frame place, Fraction total) =>
        new(
            DailyNumbers.Converts(solved, FlowBasis.Total)
                ? DailyNumbers.Convert(total, engine.Source.Calendar.LengthOf(place.Periods[0]), toDay: true)
                : total
        );

    private static Invalid Missing(Code code) =>
        Invalid.One(FaultCodes.NotAllowed, "/solveFor", $"'{code}' has no number there, and without it the other does not follow.");

    private static Invalid Unsolvable(Indicator asked) =>
        Invalid.One(
            FaultCodes.NotAllowed,
            "/solveFor",
            $"'{asked.Code}' cannot be solved for it: it is no linear part of its definition, or the value is out of reach."
        );
}
