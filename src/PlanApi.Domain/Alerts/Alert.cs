using PlanApi.Domain.Calendars;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Alerts;

/// <summary>
/// An alert: a light that turned yellow or red has raised it, for a target or for a number of the cube. There is one until it is closed.
/// </summary>
public sealed record Alert
{
    public required long Number { get; init; }

    /// <summary>The plan's version at which it last changed.</summary>
    public required long Version { get; init; }

    /// <summary>The target whose light it is; absent for a number of the cube.</summary>
    public Code? Target { get; init; }

    public Code? Indicator { get; init; }

    public required Scope Scope { get; init; }

    /// <summary>For a number of the cube: its period.</summary>
    public Period? Period { get; init; }

    /// <summary>The worst light that it has had since it was raised.</summary>
    public required Light Light { get; init; }

    /// <summary>The day whose light raised it.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The arithmetic that raised it, in words.</summary>
    public required LocalText Sentence { get; init; }

    public Quantity? Attainment { get; init; }

    /// <summary>The amount that was due by the day.</summary>
    public Quantity? Expected { get; init; }

    public Quantity? Actual { get; init; }

    /// <summary>The person or team that owes the answer.</summary>
    public Code? Owner { get; init; }

    public required AlertState State { get; init; }

    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>When an improvement plan is due, or the next escalation is; absent when none is owed.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>How many times it went to the next owner, as no improvement plan came.</summary>
    public int Escalations { get; init; }

    /// <summary>Whom it went to last.</summary>
    public Code? EscalatedTo { get; init; }

    /// <summary>Somebody has seen it; the answer is owed all the same.</summary>
    public AlertAction? Acknowledged { get; init; }

    /// <summary>Until when it is not escalated.</summary>
    public DateTimeOffset? MutedUntil { get; init; }

    public AlertAction? Muted { get; init; }

    public ImprovementPlan? Improvement { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Why it was closed.</summary>
    public string? Note { get; init; }
}

/// <summary>How an alert stands.</summary>
public enum AlertState
{
    /// <summary>An improvement plan is owed.</summary>
    Open,

    /// <summary>The answer did not come in time. The next owner owes it now.</summary>
    Escalated,

    /// <summary>One is there, to be accepted or returned.</summary>
    PlanSubmitted,

    /// <summary>The measures of its improvement plan are under way.</summary>
    PlanAccepted,

    /// <summary>The light is green again; it closed by itself.</summary>
    Recovered,

    /// <summary>Somebody has closed it.</summary>
    Closed,
}

/// <summary>An action on an alert: the person, the time and the reason.</summary>
public sealed record AlertAction(DateTimeOffset At, string By, string Reason);
