namespace PlanApi.Domain.Values;

/// <summary>
/// The meaning of a change in percent, everywhere: a part of the size of the base. So an increase is more, whatever the sign of the base:
/// a loss of 100 that becomes a loss of 50 has improved by 50 %, and one that becomes 140 has fallen by 40 %. A change from zero has no
/// percentage: it is undefined, not 0 and not unlimited.
/// </summary>
public static class RelativeChange
{
    /// <summary>The difference of a number from the base, as a part of the base's size: (to - from) / |from|; null from zero.</summary>
    public static Fraction? Between(Fraction from, Fraction to) => from.IsZero ? null : (to - from) / from.Abs();

    /// <summary>The result of a change: from + rate x |from|; null from zero.</summary>
    /// <param name="from">The base.</param>
    /// <param name="rate">The change: 0.18 for 18 %.</param>
    public static Fraction? Apply(Fraction from, Fraction rate) => from.IsZero ? null : from + (rate * from.Abs());
}
