using System.Numerics;

namespace PlanApi.Domain.Spreading.Trees;

/// <summary>
/// An exact quotient with a positive denominator, not always in lowest terms: a price over a thousand nodes with wishes of their own has
/// tens of thousands of digits, of which a common divisor would cost more to find than it saves.
/// </summary>
internal readonly record struct Ratio(BigInteger Numerator, BigInteger Denominator)
{
    private const int BitsWorthReducing = 2048;

    public static readonly Ratio Zero = new(0, 1);

    public static Ratio Of(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.Sign < 0)
            (numerator, denominator) = (-numerator, -denominator);
        if (denominator.IsOne || denominator.GetBitLength() > BitsWorthReducing)
            return new Ratio(numerator, denominator);
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        return divisor.IsOne ? new Ratio(numerator, denominator) : new Ratio(numerator / divisor, denominator / divisor);
    }

    public Ratio Plus(Ratio other) =>
        Denominator == other.Denominator
            ? Of(Numerator + other.Numerator, Denominator)
            : Of((Numerator * other.Denominator) + (other.Numerator * Denominator), Denominator * other.Denominator);

    public int CompareTo(Ratio other) =>
        Denominator == other.Denominator
            ? Numerator.CompareTo(other.Numerator)
            : (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    public int CompareTo(long other) => Numerator.CompareTo(other * Denominator);

    /// <summary>The greatest whole number that is not above.</summary>
    public BigInteger Floor(out BigInteger remainder)
    {
        var whole = BigInteger.DivRem(Numerator, Denominator, out remainder);
        if (remainder.Sign >= 0)
            return whole;
        remainder += Denominator;
        return whole - 1;
    }
}
