using PlanApi.Domain.Values;

namespace PlanApi.Domain.ChangeControl;

/// <summary>
/// A change of the plan on its way from the proposal to the decision: what changes, from which day on, who answers for it, and why.
/// </summary>
public sealed record ChangeRequest
{
    public required long Number { get; init; }

    /// <summary>The plan's version at which it last changed.</summary>
    public required long Version { get; init; }

    public required string Title { get; init; }

    /// <summary>Why the plan must change.</summary>
    public required string Reason { get; init; }

    /// <summary>The committee that decides.</summary>
    public required Code Committee { get; init; }

    /// <summary>The party that answers for the change.</summary>
    public required Code Owner { get; init; }

    /// <summary>The day from which it is to hold.</summary>
    public DateOnly? EffectiveOn { get; init; }

    /// <summary>Whether the impact must be known within a few days.</summary>
    public required bool IsEmergency { get; init; }

    public required ChangeRequestState State { get; init; }

    public required DateTimeOffset ProposedAt { get; init; }

    public required string ProposedBy { get; init; }

    /// <summary>The changes of parts, in the order in which they are made.</summary>
    public required IReadOnlyList<ProposedChange> Changes { get; init; }

    /// <summary>The scenario of the cells.</summary>
    public required Code Scenario { get; init; }

    /// <summary>The changes of numbers.</summary>
    public required IReadOnlyList<ProposedCell> Cells { get; init; }

    /// <summary>When the impact of an emergency must be known; absent for other requests, and once it is known.</summary>
    public DateTimeOffset? AssessmentDue { get; init; }

    /// <summary>How often an overdue assessment was taken to the committee.</summary>
    public required int Escalations { get; init; }

    public ChangeAssessment? Assessment { get; init; }

    public required IReadOnlyList<ChangeVote> Votes { get; init; }

    /// <summary>How the votes stand by the rules of the committee; absent if it no longer exists.</summary>
    public VoteCount? Count { get; init; }

    /// <summary>When the votes decided.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    public ChangePilot? Pilot { get; init; }

    public ChangeStep? Applied { get; init; }

    public ChangeStep? Withdrawn { get; init; }
}

/// <summary>A change request in a list.</summary>
public sealed record ChangeRequestEntry
{
    public required long Number { get; init; }

    public required long Version { get; init; }

    public required string Title { get; init; }

    public required Code Committee { get; init; }

    public required Code Owner { get; init; }

    public DateOnly? EffectiveOn { get; init; }

    public required bool IsEmergency { get; init; }

    public required ChangeRequestState State { get; init; }

    public required DateTimeOffset ProposedAt { get; init; }

    public required string ProposedBy { get; init; }

    /// <summary>When the impact of an emergency must be known.</summary>
    public DateTimeOffset? AssessmentDue { get; init; }

    /// <summary>How often an overdue assessment was taken to the committee.</summary>
    public required int Escalations { get; init; }
}

/// <summary>How far a change request has come.</summary>
public enum ChangeRequestState
{
    /// <summary>Its impact is being assessed.</summary>
    Proposed,

    /// <summary>The committee votes.</summary>
    Voting,

    /// <summary>The committee wants it. It is not made yet: its day has not come, or a part of the plan tries it first.</summary>
    Accepted,

    /// <summary>A part of the plan tries it.</summary>
    Piloting,

    /// <summary>The plan has changed.</summary>
    Applied,

    /// <summary>The committee does not want it.</summary>
    Rejected,

    /// <summary>It was taken back.</summary>
    Withdrawn,
}

/// <summary>Somebody's step on a change request.</summary>
/// <param name="At">When.</param>
/// <param name="By">The name of the API key.</param>
/// <param name="Reason">Why, where a reason is asked for.</param>
/// <param name="Sequence">The change set that the step made; absent where it changed nothing but the request.</param>
public sealed record ChangeStep(DateTimeOffset At, string By, string? Reason, long? Sequence);

/// <summary>What a change would do, as somebody has judged it.</summary>
public sealed record ChangeAssessment
{
    public required DateTimeOffset At { get; init; }

    public required string By { get; init; }

    public required string Impact { get; init; }

    /// <summary>Whether the change is recommended.</summary>
    public required bool IsRecommended { get; init; }

    /// <summary>Whether a part of the plan is to try it first.</summary>
    public required bool NeedsPilot { get; init; }
}

/// <summary>A trial of a change in a part of the plan.</summary>
public sealed record ChangePilot
{
    /// <summary>The part of the plan that tries it.</summary>
    public required Scope Scope { get; init; }

    /// <summary>The last day of the trial.</summary>
    public DateOnly? Until { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string By { get; init; }

    /// <summary>The change set that the trial made.</summary>
    public required long Sequence { get; init; }
}
