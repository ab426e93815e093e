using System.Numerics;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Risks.Simulation.Results;

/// <summary>Amounts between whole smallest units, exact fractions and the decimals of a result.</summary>
/// <param name="decimals">How many decimals the smallest unit has.</param>
internal sealed class Amounts(int decimals)
{
    private const int MaxDecimals = 4;

    private static readonly BigInteger _most = BigInteger.Pow(10, Quantity.MaxSignificantDigits);

    private readonly BigInteger _units = BigInteger.Pow(10, decimals);

    /// <summary>The loss as a decimal.</summary>
    public decimal Of(Int128 units) => Of(Fraction.Of((BigInteger)units, _units), MaxDecimals);

    /// <summary>A fraction of smallest units in units.</summary>
    public Fraction InUnits(Fraction units) => units / Fraction.Of(_units, BigInteger.One);

    /// <summary>The largest whole number of smallest units up to an amount, or from it on.</summary>
    public long Whole(Fraction amount, bool up)
    {
        var scaled = amount * Fraction.Of(_units, BigInteger.One);
        var floor = BigInteger.Divide(scaled.Numerator - (scaled.Sign < 0 ? scaled.Denominator - 1 : 0), scaled.Denominator);
        if (up && Fraction.Of(floor, BigInteger.One) != scaled)
            floor += 1;
        return (long)BigInteger.Clamp(floor, long.MinValue, long.MaxValue);
    }

    /// <summary>Rounded to four decimals, or fewer where that would be more than 15 digits.</summary>
    public static decimal Of(Fraction amount) => Of(amount, MaxDecimals);

    /// <summary>How many decimals an amount of this size has.</summary>
    public static int DecimalsOf(Fraction amount)
    {
        var decimals = MaxDecimals;
        while (decimals > 0 && BigInteger.Abs(amount.Rounded(decimals)) >= _most)
            decimals--;
        return decimals;
    }

    /// <summary>The square root.</summary>
    public static Fraction Root(Fraction square)
    {
        // With more digits than are told.
        var scale = BigInteger.Pow(10, 24);
        return Fraction.Of(Root(square.Numerator * scale * scale / square.Denominator), scale);
    }

    public static Fraction Exact(decimal number)
    {
        var bits = decimal.GetBits(number);
        var size = unchecked(((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0]);
        return Fraction.Of(bits[3] < 0 ? -size : size, BigInteger.Pow(10, (bits[3] >> 16) & 0xFF));
    }

    private static decimal Of(Fraction amount, int most)
    {
        var decimals = Math.Min(most, DecimalsOf(amount));
        return (decimal)amount.Rounded(decimals) / (decimal)BigInteger.Pow(10, decimals);
    }

    // Newton's iteration, from above.
    private static BigInteger Root(BigInteger square)
    {
        if (square.IsZero)
            return square;
        var root = BigInteger.One << (int)((square.GetBitLength() + 1) / 2);
        for (var next = (root + (square / root)) >> 1; next < root; next = (root + (square / root)) >> 1)
            root = next;
        return root;
    }
}
