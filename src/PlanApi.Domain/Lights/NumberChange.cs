using PlanApi.Domain.Values;

namespace PlanApi.Domain.Lights;

/// <summary>A number on a day, beside the number that pace expected by then.</summary>
/// <param name="Actual">The actual number; null if there is none.</param>
/// <param name="Expected">The expected number; for a band its lower edge.</param>
public readonly record struct NumberThen(Fraction? Actual, Fraction? Expected)
{
    public static NumberThen Of(LitNumber lit) => new(lit.Actual, lit.Pace?.Expected?.Low);

    /// <summary>The change from an earlier day to this one; null if one of them has no number.</summary>
    public NumberChange? Since(NumberThen before) =>
        Actual - before.Actual is not { } change
            ? null
            : new NumberChange(change, Expected - before.Expected, change - (Expected - before.Expected));
}

/// <summary>The change of a number, beside the change that pace alone expected.</summary>
/// <param name="Actual">By how much it changed.</param>
/// <param name="Expected">The change that pace alone expected.</param>
/// <param name="Beyond">The change minus the change that pace alone expected; negative if it was less.</param>
public sealed record NumberChange(Fraction Actual, Fraction? Expected, Fraction? Beyond);
