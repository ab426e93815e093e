using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>The range of values that an indicator can have at all.</summary>
public static class Ranges
{
    /// <summary>The stated range as an interval; every value if there is none.</summary>
    public static Interval Of(Indicators.Range? range) =>
        range is null
            ? Interval.Everything
            : new Interval(
                range.Min is { } min ? new IntervalEnd(Fraction.Of(min), false) : null,
                range.Max is { } max ? new IntervalEnd(Fraction.Of(max), false) : null
            );

    /// <summary>
    /// The indicator's own range or, when it has none, its unit's: shares are 0 to 100 %; ratios in percent, counts and times are not
    /// negative. Amounts, growth and formulas may be anything.
    /// </summary>
    public static Interval Of(Indicator indicator)
    {
        if (indicator.Range is not null)
            return Of(indicator.Range);
        return indicator switch
        {
            { Kind: IndicatorKind.Share } => Interval.Between(Fraction.Zero, Fraction.Hundred),
            { Kind: IndicatorKind.Growth or IndicatorKind.Formula } => Interval.Everything,
            { Kind: IndicatorKind.Ratio, Unit: Unit.Percent } => Interval.Between(Fraction.Zero, Fraction.Hundred),
            { Unit: Unit.Days or Unit.Hours or Unit.Minutes or Unit.Seconds } => Interval.AtLeast(Fraction.Zero),
            { Kind: IndicatorKind.Flow or IndicatorKind.Stock, Unit: Unit.Number } => Interval.AtLeast(Fraction.Zero),
            _ => Interval.Everything,
        };
    }

    /// <summary>
    /// Whether parts of the indicator can never take away from their whole. Amounts count as such unless their range says that they may be
    /// negative.
    /// </summary>
    public static bool IsNeverNegative(Indicator indicator) => indicator.Range?.Min is not { Steps: < 0 };
}
