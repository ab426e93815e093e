using System.Globalization;
using System.Numerics;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Structure;

/// <summary>Derived numbers as text, as long as a reader bears.</summary>
internal static class ExactText
{
    private const int MostDigits = 15;
    private const int LongestFraction = 40;

    /// <summary>Exactly, as decimals or as a quotient, where that is short; else to 15 digits.</summary>
    public static string Of(Fraction value)
    {
        if (Fraction.Of(value.Rounded(12), BigInteger.Pow(10, 12)) == value)
            return value.ToText(12).Replace(",", "", StringComparison.Ordinal);
        // A number with as many bits has more characters.
        return
            value.Numerator.GetBitLength() + value.Denominator.GetBitLength() < 4 * LongestFraction
            && value.ToString() is { Length: <= LongestFraction } quotient
            ? quotient
            : Digits(value);
    }

    public static string Digits(Fraction value)
    {
        var decimals = 0;
        while (decimals < 60 && value.Abs().Rounded(decimals).ToString(CultureInfo.InvariantCulture).Length < MostDigits)
            decimals++;
        return value.ToText(decimals).Replace(",", "", StringComparison.Ordinal);
    }
}
