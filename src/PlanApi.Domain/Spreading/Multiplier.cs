using System.Numerics;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Spreading;

/// <summary>
/// The one number by which every weight is multiplied: a fraction in lowest terms with a positive denominator. It is the quotient of sums
/// of 64-bit numbers over at most 2^31 children, so neither part needs more than 96 bits.
/// </summary>
internal readonly struct Multiplier
{
    public static readonly Multiplier Zero = new(0, 1);

    public Multiplier(Int128 numerator, Int128 denominator)
    {
        var divisor = (Int128)BigInteger.GreatestCommonDivisor(numerator, denominator);
        (Numerator, Denominator) = (numerator / divisor, denominator / divisor);
        Value = (double)Numerator / (double)Denominator;
    }

    public static Multiplier Of(Fraction value) => new((Int128)value.Numerator, (Int128)value.Denominator);

    public Int128 Numerator { get; }

    public Int128 Denominator { get; }

    /// <summary>A guess, off by at most 3 units in the last place: never an answer.</summary>
    public double Value { get; }

    public Fraction ToFraction() => Fraction.Of(Numerator, Denominator);

    public int CompareTo(Multiplier other) =>
        ((BigInteger)Numerator * other.Denominator).CompareTo((BigInteger)other.Numerator * Denominator);

    /// <summary>Whether weight x multiplier lies below, at or above the room that a child has up to a bound: -1, 0, 1.</summary>
    public int Compare(long weight, Int128 room)
    {
        if (Bits(Numerator) + Bits(weight) <= 126 && Bits(Denominator) + Bits(room) <= 126)
            return (Numerator * weight).CompareTo(Denominator * room);
        return ((BigInteger)Numerator * weight).CompareTo((BigInteger)Denominator * room);
    }

    /// <summary>weight x multiplier rounded down, and the remainder in [0, denominator).</summary>
    public (Int128 Floor, Int128 Remainder) Times(long weight)
    {
        Int128 floor,
            remainder;
        if (Bits(Numerator) + Bits(weight) <= 126)
            (floor, remainder) = Int128.DivRem(Numerator * weight, Denominator);
        else
        {
            var quotient = BigInteger.DivRem((BigInteger)Numerator * weight, Denominator, out var rest);
            // A share beyond 126 bits lies beyond every bound and every answer, and may stand for any other such share.
            quotient = BigInteger.Clamp(quotient, -(BigInteger.One << 126), BigInteger.One << 126);
            (floor, remainder) = ((Int128)quotient, (Int128)rest);
        }
        return remainder < 0 ? (floor - 1, remainder + Denominator) : (floor, remainder);
    }

    private static int Bits(Int128 value) => 128 - (int)Int128.LeadingZeroCount(value < 0 ? ~value : value);
}
