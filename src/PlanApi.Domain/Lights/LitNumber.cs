using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Pace;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Lights;

/// <summary>A claim with its light on a day, and the data behind it.</summary>
public sealed record LitNumber
{
    public required LightClaim Claim { get; init; }

    public required Light Light { get; init; }

    /// <summary>Why it is not a colour.</summary>
    public LightReason Reason { get; init; }

    /// <summary>The reason why no number follows from the actuals.</summary>
    public NoNumber ActualReason { get; init; }

    /// <summary>The days over which actual and expected are compared; null if there is nothing to compare.</summary>
    public DaySpan? Days { get; init; }

    /// <summary>The last day of the latest actual.</summary>
    public DateOnly? LatestActual { get; init; }

    public Fraction? Actual { get; init; }

    public ClaimedGoal? Goal { get; init; }

    public Paced? Pace { get; init; }

    /// <summary>The basis of the pace.</summary>
    public PaceInputs Inputs { get; init; } = PaceInputs.None;

    public Attainment? Attainment { get; init; }

    public required Thresholds Thresholds { get; init; }

    /// <summary>The light before, which hysteresis keeps.</summary>
    public Light? Before { get; init; }

    /// <summary>Whether it counts in a score: its attainment is known, and its numbers are neither missing nor stale.</summary>
    public Fraction? Counted => Light is Light.Green or Light.Yellow or Light.Red ? Attainment?.Counted : null;
}
