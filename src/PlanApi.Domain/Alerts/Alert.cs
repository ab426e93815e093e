using PlanApi.Domain.Calendars;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Alerts;

/// <summary>
/// An alert. A light that turned yellow or red has raised it: of a target, of a number of the cube, of a number that is watched for a
/// risk, or of a risk itself. There is only one until it is closed.
/// </summary>
public sealed record Alert
{
    public required long Number { get; init; }

    /// <summary>The plan's version at which it last changed.</summary>
    public required long Version { get; init; }

    /// <summary>The target of the light; absent for others.</summary>
    public Code? Target { get; init; }

    public Code? Indicator { get; init; }

    /// <summary>The watched number that raised it.</summary>
    public Code? KeyRiskIndicator { get; init; }

    /// <summary>The risk that must be reported or assessed, or of which the watched number tells.</summary>
    public Code? Risk { get; init; }

    public required Scope Scope { get; init; }

    /// <summary>For a number of the cube: its period.</summary>
    public Period? Period { get; init; }

    /// <summary>The worst light since the alert was raised.</summary>
    public required Light Light { get; init; }

    /// <summary>The day whose light raised it.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The arithmetic behind the alert, in words.</summary>
    public required LocalText Sentence { get; init; }

    public Quantity? Attainment { get; init; }

    /// <summary>The number that was expected by the day.</summary>
    public Quantity? Expected { get; init; }

    public Quantity? Actual { get; init; }

    /// <summary>The person or team that owes the answer.</summary>
    public Code? Owner { get; init; }

    public required AlertState State { get; init; }

    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>The time when an improvement plan is due, or the next escalation happens; absent when none is owed.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>How many times it went to the next owner because no improvement plan came.</summary>
    public int Escalations { get; init; }

    /// <summary>Whom it went to last.</summary>
    public Code? EscalatedTo { get; init; }

    /// <summary>Somebody has seen it. The answer is still owed.</summary>
    public AlertAction? Acknowledged { get; init; }

    /// <summary>Until when it is not escalated.</summary>
    public DateTimeOffset? MutedUntil { get; init; }

    public AlertAction? Muted { get; init; }

    public ImprovementPlan? Improvement { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Why it was closed.</summary>
    public string? Note { get; init; }

    /// <summary>Who owes the answer now: the one whom it went to last, or else the owner.</summary>
    public Code? Owing() => EscalatedTo ?? Owner;
}

/// <summary>How an alert stands.</summary>
public enum AlertState
{
    /// <summary>An improvement plan is owed.</summary>
    Open,

    /// <summary>The answer did not come in time. The next owner owes it now.</summary>
    Escalated,

    /// <summary>An improvement plan has been submitted, and must be accepted or returned.</summary>
    PlanSubmitted,

    /// <summary>The measures of its improvement plan are under way.</summary>
    PlanAccepted,

    /// <summary>The light is green again; the alert closed by itself.</summary>
    Recovered,

    /// <summary>Somebody has closed it.</summary>
    Closed,
}

/// <summary>An action on an alert: the person, the time and the reason.</summary>
public sealed record AlertAction(DateTimeOffset At, string By, string Reason);
