using System.Numerics;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

/// <summary>How growth for short periods adds up over a long one, and back. Growth is a factor here: 18 % is 1.18.</summary>
public static class Cadence
{
    /// <summary>How many steps of one grain a longer one has; 0 if that is not a whole number.</summary>
    public static int Steps(Grain fine, Grain coarse) =>
        (fine, coarse) switch
        {
            (Grain.HalfYear, Grain.Year) => 2,
            (Grain.Quarter, Grain.Year) => 4,
            (Grain.Quarter, Grain.HalfYear) => 2,
            (Grain.Month, Grain.HalfYear) => 6,
            (Grain.Week, Grain.HalfYear) => 26,
            (Grain.Month, Grain.Year) => 12,
            (Grain.Month, Grain.Quarter) => 3,
            (Grain.Week, Grain.Year) => 52,
            (Grain.Week, Grain.Quarter) => 13,
            _ => 0,
        };

    /// <summary>
    /// The sum of a year's steps divided by the sum of the year before, if all steps of that year were equal: (f + f² + ... + f^n) / n.
    /// </summary>
    public static Fraction OnFlatYear(Fraction factor, int steps)
    {
        var sum = Fraction.Zero;
        for (var power = 0; power < steps; power++)
            sum = (sum + Fraction.One) * factor;
        return sum / Fraction.Of(steps);
    }

    /// <summary>
    /// The factor at which a rising function first reaches a value, rounded half up to the given decimals. Found by halving over whole
    /// steps of 10^-decimals with exact arithmetic.
    /// </summary>
    public static Fraction Solve(Func<Fraction, Fraction> function, Fraction value, int decimals)
    {
        // Twice as many steps, so that the last halving tells which way to round.
        var unit = 2 * BigInteger.Pow(10, decimals);
        BigInteger low = 0,
            high = unit;
        while (function(Fraction.Of(high, unit)) < value)
            high *= 2;
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (function(Fraction.Of(middle, unit)) <= value)
                low = middle;
            else
                high = middle;
        }
        return Fraction.Of((low + 1) / 2, unit / 2);
    }

    /// <summary>The n-th root, rounded half up to the given decimals.</summary>
    public static Fraction Root(Fraction value, int degree, int decimals) => Solve(factor => factor.Power(degree), value, decimals);
}
