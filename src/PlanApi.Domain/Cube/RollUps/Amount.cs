using System.Numerics;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Cube.RollUps;

/// <summary>An amount that was converted to the plan's currency, or a sum of such amounts.</summary>
/// <param name="Value">The amount.</param>
/// <param name="Unknown">Not zero if an amount without a rate is part of it; see <see cref="Trace"/>.</param>
internal readonly record struct Amount(Fraction Value, ulong Unknown)
    : IAdditionOperators<Amount, Amount, Amount>,
        ISubtractionOperators<Amount, Amount, Amount>,
        IComparable<Amount>
{
    public bool IsZero => Value.IsZero && Unknown == 0;

    public static Amount operator +(Amount left, Amount right) => new(left.Value + right.Value, unchecked(left.Unknown + right.Unknown));

    public static Amount operator -(Amount left, Amount right) => new(left.Value - right.Value, unchecked(left.Unknown - right.Unknown));

    public int CompareTo(Amount other) =>
        Unknown != 0 || other.Unknown != 0 ? (Unknown != 0).CompareTo(other.Unknown != 0) : Value.CompareTo(other.Value);

    /// <summary>As a number of the cube.</summary>
    public CubeNumber Number(CellState state, Fraction factor) =>
        Unknown != 0 ? CubeNumber.Undefined(NoNumber.NoRate) : new CubeNumber(state, 0, Value * factor);

    /// <summary>By cell, its amount in the plan's currency, at the rate of its period's last day.</summary>
    public static Amount[] Of(CubeSource source, Measure measure, Partition partition)
    {
        var rates = source.Rates(measure);
        var amounts = new Amount[partition.Count];
        for (var cell = 0; cell < amounts.Length; cell++)
        {
            var amount = Fraction.Of(new Quantity(partition.Values[cell]));
            amounts[cell] =
                partition.Currencies?.TryGetValue(cell, out var currency) != true ? new Amount(amount, 0)
                : rates.In(currency, partition.Periods[partition.PeriodOf[cell]], source.Calendar) is { } rate
                    ? new Amount(amount * rate, 0)
                : new Amount(Fraction.Zero, Trace.Of(cell));
        }
        return amounts;
    }
}

/// <summary>
/// Numbers that look random, one for each cell. Cells are added to sums and, where a stored cell covers them, taken away again. The sum
/// of these numbers is zero exactly when each cell was added as often as it was taken away (but for a chance of 2^-64), in any order.
/// </summary>
internal static class Trace
{
    /// <summary>The finaliser of SplitMix64 (Steele, Lea, Flood 2014), which is a permutation.</summary>
    public static ulong Of(int cell)
    {
        unchecked
        {
            var mixed = ((ulong)cell + 1) * 0x9E3779B97F4A7C15UL;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return mixed ^ (mixed >> 31);
        }
    }
}
