using PlanApi.Domain.Alerts;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Scorecards;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Reviews;

/// <summary>The state of the plan at the end of a review's period, as it was known when the review was opened.</summary>
public sealed record ReviewSnapshot
{
    /// <summary>The most lights, alerts and children that are kept; the rest is only counted.</summary>
    public const int MaxLights = 500,
        MaxAlerts = 200,
        MaxChildren = 500;

    /// <summary>The day at whose end it is taken.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The time of the snapshot. Later actuals are not in it.</summary>
    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>The plan's version then.</summary>
    public required long PlanVersion { get; init; }

    /// <summary>The scorecard's score; absent if it could not be computed.</summary>
    public SnapshotScore? Score { get; init; }

    /// <summary>The score in words.</summary>
    public LocalText Sentence { get; init; } = LocalText.Empty;

    /// <summary>The parts of the score.</summary>
    public IReadOnlyList<SnapshotScore> Children { get; init; } = [];

    public int ChildrenLeftOut { get; init; }

    /// <summary>The lights, the worst first.</summary>
    public IReadOnlyList<SnapshotLight> Lights { get; init; } = [];

    public int LightsLeftOut { get; init; }

    /// <summary>The alerts that were neither recovered nor closed at the end of the day, the newest first.</summary>
    public IReadOnlyList<SnapshotAlert> Alerts { get; init; } = [];

    public int AlertsLeftOut { get; init; }

    /// <summary>Why there is no scorecard.</summary>
    public string? Problem { get; init; }
}

/// <summary>A score as it stood.</summary>
/// <param name="Kind">The kind of the thing that has the score.</param>
/// <param name="Code">The code of the objective, key result or target at that time.</param>
/// <param name="Names">Its name at that time.</param>
/// <param name="Scope">Where it is.</param>
/// <param name="Indicator">For a key result or target: its indicator.</param>
/// <param name="Score">From 0 to 1.2; absent without data.</param>
/// <param name="Attainment">For a key result or target: its attainment.</param>
/// <param name="Light">The light.</param>
/// <param name="Coverage">The share of its children, by weight, that had data.</param>
/// <param name="Weight">For a child: its given weight, in percent.</param>
/// <param name="Share">For a child: its share among all children, from 0 to 1.</param>
/// <param name="Contribution">For a child: its contribution to the score.</param>
public sealed record SnapshotScore(
    ScoreKind Kind,
    Code? Code,
    LocalText Names,
    Scope? Scope,
    Code? Indicator,
    Quantity? Score,
    Quantity? Attainment,
    Light Light,
    Quantity Coverage,
    Quantity? Weight = null,
    Quantity? Share = null,
    Quantity? Contribution = null
);

/// <summary>A light as it stood.</summary>
/// <param name="Target">The target; absent for a number of the cube.</param>
/// <param name="Indicator">The indicator.</param>
/// <param name="Names">The name of the indicator at that time.</param>
/// <param name="Scope">Where.</param>
/// <param name="Period">For when.</param>
/// <param name="Light">The light.</param>
/// <param name="Attainment">The share of the expected number that had been reached.</param>
/// <param name="Actual">The actual number.</param>
/// <param name="Expected">The expected number; the lower edge of a band.</param>
/// <param name="Sentence">The same in words.</param>
public sealed record SnapshotLight(
    Code? Target,
    Code Indicator,
    LocalText Names,
    Scope Scope,
    Period Period,
    Light Light,
    Quantity? Attainment,
    Quantity? Actual,
    Quantity? Expected,
    LocalText Sentence
);

/// <summary>An open alert as it stood.</summary>
/// <param name="Number">The alert's number.</param>
/// <param name="Target">The target whose light it is.</param>
/// <param name="Indicator">The indicator of the alert.</param>
/// <param name="Scope">Where.</param>
/// <param name="Light">The worst light of the alert.</param>
/// <param name="State">The state of the alert at the time of the snapshot.</param>
/// <param name="Owner">The person or team that had to answer.</param>
/// <param name="RaisedAt">When it was raised.</param>
/// <param name="Sentence">The cause of the alert, in words.</param>
/// <param name="KeyRiskIndicator">The watched number that raised it.</param>
/// <param name="Risk">The risk that it is about.</param>
public sealed record SnapshotAlert(
    long Number,
    Code? Target,
    Code? Indicator,
    Scope Scope,
    Light Light,
    AlertState State,
    Code? Owner,
    DateTimeOffset RaisedAt,
    LocalText Sentence,
    Code? KeyRiskIndicator = null,
    Code? Risk = null
);
