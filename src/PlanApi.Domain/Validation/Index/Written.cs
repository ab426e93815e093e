using System.Numerics;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>
/// How far a number may be from its written form, for every comparison of validation. When numbers are added, levels are exact, and so is
/// a percentage without decimals; a percentage with decimals is rounded at its last decimal. When numbers are multiplied or divided, the
/// result never equals rounded numbers to the last digit. So counts and whole numbers stay exact, but numbers with decimals, percentages,
/// and results of divisions or calculations are rounded at the last decimal: 25 % is 24.5 to 25.5. An exchange rate is rounded if it uses
/// all decimals that a rate can have.
/// </summary>
public static class Written
{
    /// <summary>Half of the last decimal that is written.</summary>
    public static Fraction Half(Quantity value) => Fraction.Of(1, 2 * BigInteger.Pow(10, value.Decimals));

    /// <summary>How far a part of 100 % may be off: half of its last decimal, and nothing if it has no decimals.</summary>
    public static Fraction RoundingOfShare(Quantity value) => value.Decimals == 0 ? Fraction.Zero : Half(value);

    /// <summary>The values that a comparator and a number allow, exactly.</summary>
    public static Interval Exactly(Comparator comparator, Quantity quantity)
    {
        var value = Fraction.Of(quantity);
        return comparator switch
        {
            Comparator.AtLeast => Interval.AtLeast(value),
            Comparator.MoreThan => Interval.AtLeast(value, open: true),
            Comparator.AtMost => Interval.AtMost(value),
            Comparator.LessThan => Interval.AtMost(value, open: true),
            _ => Interval.Exactly(value),
        };
    }

    /// <summary>The same for additions.</summary>
    public static Interval Added(Indicator indicator, Comparator comparator, Quantity value) =>
        comparator == Comparator.Equal && indicator.Unit == Unit.Percent
            ? Around(value, RoundingOfShare(value))
            : Exactly(comparator, value);

    /// <summary>The same for multiplications and divisions.</summary>
    public static Interval Multiplied(Indicator indicator, Comparator comparator, Quantity value) =>
        comparator == Comparator.Equal && !IsExact(indicator, value) ? Around(value, Half(value)) : Exactly(comparator, value);

    /// <summary>A change in percent or in points, which is rounded at its last decimal.</summary>
    public static Interval Change(Comparator comparator, Quantity value) =>
        comparator == Comparator.Equal ? Around(value, Half(value)) : Exactly(comparator, value);

    /// <summary>An amount in the plan's currency at a rate: the amount at all rates that the written rate may stand for.</summary>
    public static Interval Converted(Interval amount, Fraction? rate)
    {
        if (rate is not { } written)
            return amount;
        var (low, high) = Rates(written);
        return new Interval(
            amount.Low is { } least ? least with { Value = least.Value * (least.Value.Sign < 0 ? high : low) } : null,
            amount.High is { } most ? most with { Value = most.Value * (most.Value.Sign < 0 ? low : high) } : null
        );
    }

    private static (Fraction Low, Fraction High) Rates(Fraction rate)
    {
        var half = Fraction.Of(1, 2 * RateValue.StepsPerUnit);
        if (FillsAllDecimals(rate))
            return (rate - half, rate + half);
        // A rate that is given the other way round.
        if (rate.Sign > 0 && Fraction.One / rate is var inverse && FillsAllDecimals(inverse) && inverse > half)
            return (Fraction.One / (inverse + half), Fraction.One / (inverse - half));
        return (rate, rate);
    }

    private static bool FillsAllDecimals(Fraction rate) =>
        (rate * Fraction.Of(RateValue.StepsPerUnit)).Denominator.IsOne
        && !(rate * Fraction.Of(RateValue.StepsPerUnit / 10)).Denominator.IsOne;

    private static bool IsExact(Indicator indicator, Quantity value) =>
        indicator is { Unit: Unit.Number, Kind: IndicatorKind.Flow or IndicatorKind.Stock }
        || (
            value.Decimals == 0
            && indicator is { Unit: not Unit.Percent, Kind: IndicatorKind.Flow or IndicatorKind.Stock or IndicatorKind.NonAdditive }
        );

    private static Interval Around(Quantity value, Fraction half) => Interval.Between(Fraction.Of(value) - half, Fraction.Of(value) + half);
}
