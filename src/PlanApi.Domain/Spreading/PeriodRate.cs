using System.Numerics;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Spreading;

/// <summary>
/// The rate for each period that compounds to a growth over several periods. It is a root and rarely a fraction. It is given rounded to
/// 1/10,000 of a percent, half away from zero, and as two exact bounds around it.
/// </summary>
/// <param name="Percent">The rate, rounded, in percent: 5.7371 for 5.7371 %.</param>
/// <param name="Low">The largest number of four decimals, in percent, that is not above the rate.</param>
/// <param name="High">The smallest that is not below it; equal to the lower one when the rate is just that.</param>
public readonly record struct PeriodRate(Quantity Percent, Quantity Low, Quantity High)
{
    // Steps of 1/10,000 of a percent.
    private const long StepsPerOne = 100L * Quantity.StepsPerUnit;

    public bool IsExact => Low == High;

    /// <summary>The rate that turns a first value into a last one.</summary>
    /// <param name="first">The value that the growth starts from; not 0.</param>
    /// <param name="last">The value that it ends at; not 0, of the same sign.</param>
    /// <param name="periods">How many periods lie between them, 1 to 400.</param>
    /// <exception cref="ArgumentException">No rate leads from the one to the other.</exception>
    /// <exception cref="OverflowException">The rate does not fit in a quantity.</exception>
    public static PeriodRate Between(long first, long last, int periods) =>
        first == 0 ? throw new ArgumentException("Growth from 0 has no rate.", nameof(first)) : Root(Fraction.Of(last, first), periods);

    /// <summary>The rate that compounds to a total growth: 25 % over 4 quarters is 5.7371 % a quarter.</summary>
    /// <param name="growth">The growth over all periods: 0.25 for 25 %; above -1.</param>
    /// <param name="periods">How many periods, 1 to 400.</param>
    /// <exception cref="ArgumentException">The growth is -100 % or below.</exception>
    /// <exception cref="OverflowException">The rate does not fit in a quantity.</exception>
    public static PeriodRate Compounding(Fraction growth, int periods) => Root(Fraction.One + growth, periods);

    private static PeriodRate Root(Fraction ratio, int periods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(periods, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(periods, PeriodLine.MostPeriods);
        if (ratio.Sign <= 0)
            throw new ArgumentException("A rate for each period keeps the sign and never ends at 0.", nameof(ratio));
        var low = RootDown(ratio.Numerator * BigInteger.Pow(StepsPerOne, periods) / ratio.Denominator, periods);
        var isExact = Power(low, StepsPerOne, periods) == ratio;
        // Above the middle between two steps is up; just at it, away from zero: up for growth, down for decline.
        var middle = Power((2 * low) + 1, 2 * StepsPerOne, periods).CompareTo(ratio);
        var isUp = !isExact && (middle < 0 || (middle == 0 && low >= StepsPerOne));
        return new PeriodRate(Of(isUp ? low + 1 : low), Of(low), Of(isExact ? low : low + 1));
    }

    private static Fraction Power(BigInteger numerator, long denominator, int exponent) =>
        Fraction.Of(numerator, denominator).Power(exponent);

    private static Quantity Of(BigInteger factor) => new(checked((long)(factor - StepsPerOne)));

    // The largest whole number whose power is not above the value: Newton's method on whole numbers, from above.
    private static BigInteger RootDown(BigInteger value, int exponent)
    {
        if (value.IsZero || exponent == 1)
            return value;
        var root = BigInteger.One << (int)((value.GetBitLength() / exponent) + 1);
        while (true)
        {
            var next = (((exponent - 1) * root) + (value / BigInteger.Pow(root, exponent - 1))) / exponent;
            if (next >= root)
                return root;
            root = next;
        }
    }
}
