using PlanApi.Domain.Values;

namespace PlanApi.Domain.Pace;

/// <summary>How an attainment was computed, or why there is none.</summary>
public enum AttainmentRule
{
    /// <summary>actual / expected.</summary>
    ActualByExpected,

    /// <summary>expected / actual, if lower is better, or if both are negative and higher is better.</summary>
    ExpectedByActual,

    /// <summary>(actual - baseline) / (expected - baseline).</summary>
    FromBaseline,

    /// <summary>1 inside the band.</summary>
    InsideBand,

    /// <summary>1 minus the distance from the band, as a part of the baseline's distance, or otherwise of the edge's size.</summary>
    ByDistance,

    /// <summary>Zero was due, and zero it is: 1.</summary>
    ExactlyZero,

    /// <summary>
    /// No quotient can say how much better than expected the number is, for example across zero. It counts as the greatest value that
    /// counts.
    /// </summary>
    BeyondMeasure,

    /// <summary>Zero was expected, and the number is worse. No quotient measures that: 0.</summary>
    ShortOfZero,

    /// <summary>Nothing is due yet, so there is nothing to compare with, and no attainment.</summary>
    NothingDue,
}

/// <summary>
/// The share of the expected number that has been reached: 1 is on pace. It is not limited here; scores use 0 to 1.2 of it.
/// </summary>
/// <param name="Value">Absent if it cannot be measured, or if nothing is due.</param>
/// <param name="Rule">How it came about.</param>
public readonly record struct Attainment(Fraction? Value, AttainmentRule Rule)
{
    /// <summary>The greatest value that counts in a score: 1.2.</summary>
    public static readonly Fraction Most = Fraction.Of(6, 5);

    /// <summary>Whether there is one to light.</summary>
    public bool IsKnown => Rule != AttainmentRule.NothingDue;

    /// <summary>The value that counts in a score, from 0 to 1.2; null if it is unknown.</summary>
    public Fraction? Counted =>
        !IsKnown ? null
        : Value is not { } value || value > Most ? Most
        : value < Fraction.Zero ? Fraction.Zero
        : value;

    /// <param name="expected">The expected number.</param>
    /// <param name="actual">The actual number.</param>
    public static Attainment Of(Expectation expected, Fraction actual)
    {
        if (expected.IsNothingDue)
            return new Attainment(null, AttainmentRule.NothingDue);
        if (expected.Aim == Aim.Within)
            return Band(expected, actual);
        if (expected.Baseline is { } from)
        {
            return expected.Low == from
                ? new Attainment(null, AttainmentRule.NothingDue)
                : new Attainment((actual - from) / (expected.Low - from), AttainmentRule.FromBaseline);
        }
        return expected.Aim == Aim.Up ? Quotient(expected.Low, actual) : Quotient(-expected.Low, -actual);
    }

    // Higher is better: a positive expectation is divided into what there is, a negative one by it. What is lower the better comes with its
    // sign turned.
    private static Attainment Quotient(Fraction expected, Fraction actual) =>
        expected.Sign switch
        {
            > 0 => new Attainment(actual / expected, AttainmentRule.ActualByExpected),
            < 0 when actual.Sign < 0 => new Attainment(expected / actual, AttainmentRule.ExpectedByActual),
            0 when actual.IsZero => new Attainment(Fraction.One, AttainmentRule.ExactlyZero),
            0 when actual.Sign < 0 => new Attainment(Fraction.Zero, AttainmentRule.ShortOfZero),
            _ => new Attainment(null, AttainmentRule.BeyondMeasure),
        };

    private static Attainment Band(Expectation expected, Fraction actual)
    {
        if (actual >= expected.Low && actual <= expected.High)
            return new Attainment(Fraction.One, AttainmentRule.InsideBand);
        var (edge, distance) = actual < expected.Low ? (expected.Low, expected.Low - actual) : (expected.High, actual - expected.High);
        var scale = expected.Baseline is { } from && (actual < expected.Low ? from < edge : from > edge) ? (edge - from).Abs() : edge.Abs();
        return scale.IsZero
            ? new Attainment(Fraction.Zero, AttainmentRule.ShortOfZero)
            : new Attainment(Fraction.One - (distance / scale), AttainmentRule.ByDistance);
    }
}
