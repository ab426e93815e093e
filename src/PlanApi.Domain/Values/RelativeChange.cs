namespace PlanApi.Domain.Values;

/// <summary>
/// What a change in percent means, everywhere: a part of the base's size. So more is more, whatever the base's sign: a loss of 100 that
/// becomes one of 50 has improved by 50 %, and one that becomes 140 has fallen by 40 %. From zero no change is any percentage: it is
/// undefined, not 0 and not without limit.
/// </summary>
public static class RelativeChange
{
    /// <summary>By what part of the base's size a number differs from it: (to - from) / |from|; null from zero.</summary>
    public static Fraction? Between(Fraction from, Fraction to) => from.IsZero ? null : (to - from) / from.Abs();

    /// <summary>Where a change leads: from + rate x |from|; null from zero.</summary>
    /// <param name="from">The base.</param>
    /// <param name="rate">The change: 0.18 for 18 %.</param>
    public static Fraction? Apply(Fraction from, Fraction rate) => from.IsZero ? null : from + (rate * from.Abs());
}
