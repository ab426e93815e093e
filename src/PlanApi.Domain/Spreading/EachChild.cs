using System.Numerics;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Spreading;

/// <summary>
/// Every child changes by a part of its start's size; above zero that is the start times a factor. The result is rounded half away from
/// zero. Zero stays zero.
/// </summary>
public sealed record TimesFactor(Fraction Factor) : SpreadOutcome
{
    /// <summary>The factor of a start below zero, which grows towards zero.</summary>
    internal Fraction BelowZero => Fraction.Of(2) - Factor;

    internal Fraction Of(Fraction start) => start * (start.Sign < 0 ? BelowZero : Factor);
}

/// <summary>Every child gets the same value.</summary>
public sealed record AllTheSame(long Value) : SpreadOutcome;

/// <summary>
/// The value of each child by itself, independent of the others. Both methods return the first child whose hold or bounds do not allow its
/// value, because no other child can compensate for it; -1 if every value is allowed.
/// </summary>
public static class EachChild
{
    /// <summary>Same: every child gets the parent's value.</summary>
    /// <param name="children">The children; only their bounds count.</param>
    /// <param name="parent">The parent's value, in steps.</param>
    /// <param name="result">The value of each child; one entry for each.</param>
    public static int Same(in SpreadChildren children, long parent, Span<long> result)
    {
        result.Fill(parent);
        return FirstOutside(children, result);
    }

    /// <summary>Percent change: every child's start and a part of its size, rounded half away from zero.</summary>
    /// <param name="children">The children; start is the old value.</param>
    /// <param name="factor">The exact factor: 1.06 for 6 % more.</param>
    /// <param name="result">The value of each child, in steps; may be the span of starts.</param>
    /// <exception cref="OverflowException">A product does not fit in 64 bits.</exception>
    public static int Times(in SpreadChildren children, Fraction factor, Span<long> result)
    {
        var times = new TimesFactor(factor);
        var isNarrow =
            BigInteger.Abs(factor.Numerator) <= long.MaxValue
            && factor.Denominator <= long.MaxValue / 2
            && BigInteger.Abs(times.BelowZero.Numerator) <= long.MaxValue;
        var (numerator, denominator) = isNarrow ? ((Int128)factor.Numerator, (Int128)factor.Denominator) : default;
        for (var index = 0; index < result.Length; index++)
        {
            var start = children.StartOf(index);
            result[index] = isNarrow
                ? checked((long)HalfAwayFromZero((start < 0 ? (2 * denominator) - numerator : numerator) * start, denominator))
                : checked((long)times.Of(Fraction.Of(start)).Rounded(0));
        }
        return FirstOutside(children, result);
    }

    private static Int128 HalfAwayFromZero(Int128 value, Int128 divisor)
    {
        var (quotient, remainder) = Int128.DivRem(value, divisor);
        return Int128.Abs(remainder) * 2 >= divisor ? quotient + (value < 0 ? -1 : 1) : quotient;
    }

    private static int FirstOutside(in SpreadChildren children, ReadOnlySpan<long> values)
    {
        for (var index = 0; children.AreBounded && index < values.Length; index++)
        {
            if (values[index] < children.LowOf(index) || values[index] > children.HighOf(index))
                return index;
        }
        return -1;
    }
}
