using PlanApi.Domain.Values;

namespace PlanApi.Domain.Pace;

/// <summary>How an attainment was worked out, or why there is none.</summary>
public enum AttainmentRule
{
    /// <summary>actual / expected.</summary>
    ActualByExpected,

    /// <summary>expected / actual, where lower is better, or where both are negative and higher is.</summary>
    ExpectedByActual,

    /// <summary>(actual - baseline) / (expected - baseline).</summary>
    FromBaseline,

    /// <summary>1 inside the band.</summary>
    InsideBand,

    /// <summary>1 less the distance from the band, as a part of the baseline's distance, or else of the edge's size.</summary>
    ByDistance,

    /// <summary>Zero was due, and zero it is: 1.</summary>
    ExactlyZero,

    /// <summary>No quotient says how much better than due it is, as across zero: it counts as the most that counts.</summary>
    BeyondMeasure,

    /// <summary>Zero was due, and it is worse, which no quotient measures: 0.</summary>
    ShortOfZero,

    /// <summary>Nothing is due yet, so that there is nothing to compare with: no attainment.</summary>
    NothingDue,
}

/// <summary>How far what should have been reached has been: 1 is on pace. Not limited here; scores count 0 to 1.2 of it.</summary>
/// <param name="Value">Absent where it is beyond measure, or where nothing is due.</param>
/// <param name="Rule">How it came about.</param>
public readonly record struct Attainment(Fraction? Value, AttainmentRule Rule)
{
    /// <summary>The most that counts in a score: 1.2.</summary>
    public static readonly Fraction Most = Fraction.Of(6, 5);

    /// <summary>Whether there is one to light.</summary>
    public bool IsKnown => Rule != AttainmentRule.NothingDue;

    /// <summary>The amount that counts in a score, from 0 to 1.2; null where it is not known.</summary>
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
