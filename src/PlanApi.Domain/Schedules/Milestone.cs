using PlanApi.Domain.Calendars;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Schedules;

/// <summary>
/// A result that is to be there by a time, and is accepted formally. A milestone of a phase is a gate: no phase that comes after that one
/// may start before the milestone is accepted.
/// </summary>
public sealed record Milestone : PlanPart, INamed
{
    public const int MaxCriteria = 100;

    public LocalText Names { get; init; } = LocalText.Empty;

    public LocalText Wording { get; init; } = LocalText.Empty;

    /// <summary>The phase that it belongs to.</summary>
    public Code? Phase { get; init; }

    /// <summary>The initiative whose result it is.</summary>
    public Code? Initiative { get; init; }

    public Scope Scope { get; init; } = Scope.Top;

    /// <summary>The party that answers for it.</summary>
    public Code? Owner { get; init; }

    /// <summary>The period by whose last day it is due.</summary>
    public Period? Due { get; init; }

    /// <summary>The date that was agreed on first; later changes are compared with it.</summary>
    public Period? BaselineDue { get; init; }

    /// <summary>The first day of the event that it prepares, such as a sale.</summary>
    public DateOnly? Prepares { get; init; }

    /// <summary>What must hold for it to be accepted.</summary>
    public IReadOnlyList<LocalText> Criteria { get; init; } = [];

    /// <summary>How it is accepted, and by whom.</summary>
    public LocalText Procedure { get; init; } = LocalText.Empty;

    /// <summary>The day of its formal acceptance.</summary>
    public DateOnly? Accepted { get; init; }

    /// <summary>The party that accepted it.</summary>
    public Code? AcceptedBy { get; init; }

    /// <summary>What the acceptance rests on: the protocol, the test report, where they lie.</summary>
    public LocalText Evidence { get; init; } = LocalText.Empty;

    public Code? Source { get; init; }

    public override IReadOnlyList<Period?> Agreed() => [BaselineDue];

    public override IEnumerable<NamedPeriod> Periods() => [.. NamedPeriod.Of(Due, "/due"), .. NamedPeriod.Of(BaselineDue, "/baselineDue")];

    public override IEnumerable<Scope> Scopes() => [Scope];

    public override IEnumerable<Reference> Mentions() =>
        [
            .. References.To(PartKind.Phase, Phase, "/phase"),
            .. References.To(PartKind.Initiative, Initiative, "/initiative"),
            .. References.To(Scope, "/scope"),
            .. References.To(PartKind.Party, Owner, "/owner"),
            .. References.To(PartKind.Party, AcceptedBy, "/acceptedBy"),
            .. References.To(PartKind.Section, Source, "/source"),
        ];
}
