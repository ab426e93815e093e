using System.Numerics;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Lights;

/// <summary>
/// Derived numbers as they are shown: rounded once, half away from zero, to as many decimals as 15 digits leave, at most four.
/// </summary>
internal static class Shown
{
    private static readonly BigInteger Limit = BigInteger.Pow(10, Quantity.MaxSignificantDigits);

    /// <summary>Null if there is no number, or if it is too large to show.</summary>
    public static Quantity? Of(Fraction? number)
    {
        if (number is not { } exact)
            return null;
        for (var decimals = Quantity.MaxDecimals; decimals >= 0; decimals--)
        {
            var rounded = exact.Rounded(decimals);
            if (BigInteger.Abs(rounded) < Limit)
                return BigInteger.Abs(rounded) * BigInteger.Pow(10, Quantity.MaxDecimals - decimals) is var steps && steps > long.MaxValue
                    ? null
                    : new Quantity((long)(rounded * BigInteger.Pow(10, Quantity.MaxDecimals - decimals)));
        }
        return null;
    }
}
