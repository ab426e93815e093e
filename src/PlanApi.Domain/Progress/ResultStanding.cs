using PlanApi.Domain.Lights;
using PlanApi.Domain.Matrix;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Pace;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Progress;

/// <summary>The state of a key result: by its own number, and by the key results that are parts of it.</summary>
/// <param name="KeyResult">The key result.</param>
/// <param name="Lit">The target with its light.</param>
/// <param name="Place">The line that answers for it, and the tier where it lies.</param>
/// <param name="Parts">The joint result of its parts; absent if it has none.</param>
public sealed record ResultStanding(KeyResult KeyResult, LitNumber Lit, MatrixPlace Place, PartsStanding? Parts)
{
    /// <summary>The attainment by its own number; absent if there is no number, or it is too old.</summary>
    public ReachedNumber? Own =>
        Lit is { Actual: { } actual, Pace.Expected: { } expected, Light: not (Light.NoData or Light.Stale) }
            ? new ReachedNumber(expected, actual, GoalOf(Lit))
            : null;

    /// <summary>
    /// The attainment by its own number, or otherwise by its parts. If a key result has not begun, nothing is reached and nothing is due.
    /// </summary>
    public ReachedNumber? Reached =>
        Own
        ?? Parts?.Sum
        ?? (
            Lit.Reason == LightReason.NotStarted
                ? new ReachedNumber(new Expectation(Lit.Claim.Aim, Fraction.Zero, Fraction.Zero, null, true), Fraction.Zero, GoalOf(Lit))
                : null
        );

    /// <summary>
    /// The share of the expected number that has been reached, by its own number or otherwise by its parts. If no quotient measures it,
    /// the greatest value that counts.
    /// </summary>
    public Fraction? Attained => Lit.Counted is not null ? Number(Lit.Attainment!.Value) : Parts?.Attained;

    /// <summary>The same value as it counts in a score: from 0 to 1.2.</summary>
    public Fraction? Counted =>
        Lit.Counted
        ?? (
            Attained is not { } value ? null
            : value > Attainment.Most ? Attainment.Most
            : value.Sign < 0 ? Fraction.Zero
            : value
        );

    /// <summary>The attainment by its own number minus the attainment by its parts; absent if one of them is absent.</summary>
    public Fraction? Difference => Lit.Counted is not null && Parts?.Attained is { } parts ? Number(Lit.Attainment!.Value) - parts : null;

    /// <summary>The goal at the end.</summary>
    internal static Fraction? GoalOf(LitNumber lit) => lit.Goal?.Goal?.Low;

    internal static Fraction? Number(Attainment attainment) =>
        attainment.Rule == AttainmentRule.BeyondMeasure ? Attainment.Most : attainment.Value;
}
