using System.Numerics;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Spreading;

/// <summary>
/// Values of one child after another in time, in the indicator's steps: along a straight line, or at a rate for each period. Each is
/// rounded once; where they have a total, so that they add up to it, by largest remainder, ties to the earlier period.
/// </summary>
public static class PeriodLine
{
    /// <summary>The most periods: a year of days and a month.</summary>
    public const int MostPeriods = 400;

    /// <summary>A straight line between two given values, both of them in it: for stocks and ratios.</summary>
    /// <param name="first">The first period's value.</param>
    /// <param name="last">The last period's value; equal to the first when there is but one period.</param>
    /// <param name="result">The value of each period, rounded half away from zero.</param>
    public static void LineBetween(long first, long last, Span<long> result)
    {
        Check(result);
        if (result.Length == 1 && first != last)
            throw new ArgumentException("One period cannot have two values.", nameof(last));
        for (var period = 0; period < result.Length; period++)
        {
            var rise = Fraction.Of(((BigInteger)last - first) * period, Math.Max(1, result.Length - 1));
            result[period] = Rounded(Fraction.Of(first) + rise);
        }
    }

    /// <summary>A straight line from a given first value, whose values add up to the total: for flows.</summary>
    /// <param name="first">The first period's value, which stays; the total when there is but one period.</param>
    /// <param name="total">The required total of the values.</param>
    /// <param name="result">The value of each period.</param>
    /// <returns>The rise from each period to the next, exactly.</returns>
    public static Fraction LineFrom(long first, long total, Span<long> result)
    {
        Check(result);
        if (result.Length == 1 && first != total)
            throw new ArgumentException("One period cannot have another value than the total.", nameof(first));
        // n x first + rise x n (n - 1) / 2 = total.
        var rise =
            result.Length == 1
                ? Fraction.Zero
                : Fraction.Of(2 * (total - ((BigInteger)first * result.Length)), (long)result.Length * (result.Length - 1));
        Line(Fraction.Of(first), rise, total, result);
        return rise;
    }

    /// <summary>A straight line of a given rise, whose values add up to the total: its first value follows.</summary>
    /// <param name="rise">The rise from each period to the next.</param>
    /// <param name="total">The required total of the values.</param>
    /// <param name="result">The value of each period.</param>
    /// <returns>The first value, exactly.</returns>
    public static Fraction LineOfRise(Fraction rise, long total, Span<long> result)
    {
        Check(result);
        var first = Fraction.Of(total, result.Length) - (rise * Fraction.Of(result.Length - 1, 2));
        Line(first, rise, total, result);
        return first;
    }

    /// <summary>The ratio of each period to the first: 1, 1 + rate, (1 + rate)^2 and so on.</summary>
    /// <param name="rates">By period from the second on, its rate against the one before: 0.18 for 18 %; above -1.</param>
    public static Fraction[] ShapeOf(IReadOnlyList<Fraction> rates)
    {
        var shape = new Fraction[rates.Count + 1];
        shape[0] = Fraction.One;
        for (var period = 1; period < shape.Length; period++)
            shape[period] = shape[period - 1] * FactorOf(rates[period - 1]);
        return shape;
    }

    /// <summary>The same where every rate is the same.</summary>
    public static Fraction[] ShapeOf(Fraction rate, int periods) => ShapeOf([.. Enumerable.Repeat(rate, periods - 1)]);

    /// <summary>Growth from a first value: each period is so many times the first.</summary>
    /// <param name="first">The first period's value.</param>
    /// <param name="shape">The ratio of each period to the first.</param>
    /// <param name="result">The value of each period, rounded half away from zero.</param>
    public static void GrowthFrom(Fraction first, Fraction[] shape, Span<long> result)
    {
        Check(result);
        for (var period = 0; period < result.Length; period++)
            result[period] = Rounded(first * shape[period]);
    }

    /// <summary>Growth that ends at a last value.</summary>
    /// <param name="last">The last period's value.</param>
    /// <param name="shape">The ratio of each period to the first.</param>
    /// <param name="result">The value of each period, rounded half away from zero.</param>
    /// <returns>The first value, exactly.</returns>
    public static Fraction GrowthUpTo(long last, Fraction[] shape, Span<long> result)
    {
        Check(result);
        var first = Fraction.Of(last) / shape[^1];
        GrowthFrom(first, shape, result);
        return first;
    }

    /// <summary>Growth whose values add up to a total.</summary>
    /// <param name="total">The required total of the values.</param>
    /// <param name="shape">The ratio of each period to the first.</param>
    /// <param name="result">The value of each period.</param>
    /// <returns>The first value, exactly.</returns>
    public static Fraction GrowthWithin(long total, Fraction[] shape, Span<long> result)
    {
        Check(result);
        var first = Fraction.Of(total) / shape.Aggregate(Fraction.Zero, (sum, times) => sum + times);
        var common = shape.Aggregate(
            BigInteger.One,
            (all, times) => all / BigInteger.GreatestCommonDivisor(all, times.Denominator) * times.Denominator
        );
        Apportion(
            [.. shape.Select(times => first.Numerator * times.Numerator * (common / times.Denominator))],
            first.Denominator * common,
            total,
            result
        );
        return first;
    }

    private static void Line(Fraction first, Fraction rise, long total, Span<long> result)
    {
        var divisor = first.Denominator * rise.Denominator;
        var shares = new BigInteger[result.Length];
        for (var period = 0; period < shares.Length; period++)
            shares[period] = (first.Numerator * rise.Denominator) + (rise.Numerator * first.Denominator * period);
        Apportion(shares, divisor, total, result);
    }

    // Hamilton's method over shares of any length, in parts of the divisor: they add up to the total.
    private static void Apportion(BigInteger[] shares, BigInteger divisor, long total, Span<long> result)
    {
        var remainders = new BigInteger[shares.Length];
        var left = (BigInteger)total;
        for (var period = 0; period < shares.Length; period++)
        {
            var floor = BigInteger.DivRem(shares[period], divisor, out remainders[period]);
            if (remainders[period].Sign < 0)
                (floor, remainders[period]) = (floor - 1, remainders[period] + divisor);
            result[period] = checked((long)floor);
            left -= floor;
        }
        var order = Enumerable.Range(0, shares.Length).OrderByDescending(period => remainders[period]).Take((int)left);
        foreach (var period in order)
            result[period]++;
    }

    private static long Rounded(Fraction value) => checked((long)value.Rounded(0));

    private static Fraction FactorOf(Fraction rate) =>
        Fraction.One + rate is { Sign: > 0 } factor
            ? factor
            : throw new ArgumentOutOfRangeException(nameof(rate), "A rate for each period lies above -100 %.");

    private static void Check(ReadOnlySpan<long> result)
    {
        if (result.Length is 0 or > MostPeriods)
            throw new ArgumentException($"There are 1 to {MostPeriods} periods.", nameof(result));
    }
}
