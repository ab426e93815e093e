using PlanApi.Domain.Calendars;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Cube.RollUps;

/// <summary>Indicators that are computed at each place from others: never stored, never summed.</summary>
internal static class DerivedKinds
{
    /// <summary>The quotient of two indicators, in the ratio's unit.</summary>
    public static Numbers Ratio(RollUpEngine cube, Indicator ratio, Measure measure, Frame frame)
    {
        var numerator = cube.Totals(ratio.Numerator!.Value, measure, frame);
        var denominator = cube.Totals(ratio.Denominator!.Value, measure, frame);
        // What was reached on days of which only the numerator is known makes no rate; planned numbers are stated for whole periods.
        var isOneSided = measure == Measure.Actual && denominator.Days() is { } days ? numerator.Outside(days) : null;
        return new DerivedNumbers(
            frame,
            place =>
                Quotient(numerator.At(place), denominator.At(place), InUnit(ratio)) is var rate
                && rate.HasValue
                && isOneSided?[place] == true
                    ? CubeNumber.Undefined(NoNumber.OneSided)
                    : rate
        );
    }

    /// <summary>
    /// The change from the base period, as a part of the base's size. If the measure has no number for the base, it is taken from actuals,
    /// and otherwise from references.
    /// </summary>
    public static Numbers Growth(RollUpEngine cube, Indicator growth, Measure measure, Frame frame)
    {
        if (growth is not { Base: { } code, Against: { } against })
            return new DerivedNumbers(frame, _ => CubeNumber.Undefined(NoNumber.NoBase));
        var bases = frame.Periods.Select(period => cube.Source.Calendar.BaseOf(period, against)).ToArray();
        // A period without a base stands in for itself; its numbers are not shown.
        var shifted = frame.WithPeriods([.. frame.Periods.Select((period, at) => bases[at] ?? period)]);
        var now = cube.Over(code, measure, frame);
        Numbers[] before =
        [
            .. new[] { measure, Measure.Actual, Measure.Reference }.Distinct().Select(from => cube.Over(code, from, shifted)),
        ];
        return new DerivedNumbers(
            frame,
            place =>
            {
                if (!now.At(place).HasValue)
                    return now.At(place);
                if (cube.Source.Calendar.BaseOf(frame.PeriodAt(place), against) is null)
                    return CubeNumber.Undefined(NoNumber.NoBase);
                var start = before.Select(numbers => numbers.At(place)).FirstOrDefault(number => number.State != CellState.Missing);
                return Change(now.At(place), start, InUnit(growth));
            }
        );
    }

    /// <summary>The share of a place in the place with the top of one dimension.</summary>
    public static Numbers Share(RollUpEngine cube, Indicator share, Measure measure, Frame frame)
    {
        if (share is not { Base: { } code, ShareOf: { } over })
            return new DerivedNumbers(frame, _ => CubeNumber.Undefined(NoNumber.NoBase));
        var dimension = cube.Source.Scopes.DimensionNumber(over);
        var part = cube.Over(code, measure, frame);
        var (wider, placeOf) = frame.Without(dimension);
        var whole = cube.Over(code, measure, wider);
        return new DerivedNumbers(frame, place => Quotient(part.At(place), whole.At(placeOf(place)), InUnit(share)));
    }

    /// <summary>The formula's value at each place. Percentages in it are as people write them: 6 % is 6.</summary>
    public static Numbers Formula(RollUpEngine cube, Indicator indicator, Measure measure, Frame frame)
    {
        if (Indicators.Formula.Parse(indicator.Formula).Formula is not { } formula)
            return new DerivedNumbers(frame, _ => CubeNumber.Undefined(NoNumber.NoBase));
        var mentioned = formula
            .Mentions.Where(cube.Source.Indicators.ContainsKey)
            .ToDictionary(code => code, code => cube.Totals(code, measure, frame));
        return new DerivedNumbers(
            frame,
            place =>
            {
                var undefined = mentioned
                    .Values.Select(numbers => numbers.At(place))
                    .FirstOrDefault(number => number.State == CellState.Undefined);
                if (undefined.State == CellState.Undefined)
                    return undefined;
                var result = formula.Evaluate(code =>
                    mentioned.GetValueOrDefault(code)?.At(place) is { HasValue: true } number ? number.Value : null
                );
                return result.Value is { } value ? new CubeNumber(CellState.Derived, 0, value)
                    : result.Failure == FormulaFailure.DivisionByZero ? CubeNumber.Undefined(NoNumber.DivisionByZero)
                    : CubeNumber.Missing;
            }
        );
    }

    /// <summary>The change from one number to another, as a part of the first.</summary>
    public static CubeNumber Change(CubeNumber now, CubeNumber start, Fraction factor)
    {
        var quotient = Quotient(now, start, Fraction.One);
        return quotient.HasValue ? quotient with { Exact = RelativeChange.Between(start.Value, now.Value) * factor } : quotient;
    }

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
