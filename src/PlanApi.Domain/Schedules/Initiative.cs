using PlanApi.Domain.Calendars;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Schedules;

/// <summary>
/// Work that the plan undertakes to reach its targets. A main line is an initiative without a parent; the initiatives of the line stand
/// below it.
/// </summary>
public sealed record Initiative : PlanPart, INamed, IActivity
{
    public LocalText Names { get; init; } = LocalText.Empty;

    public LocalText Wording { get; init; } = LocalText.Empty;

    /// <summary>The initiative that it is a part of.</summary>
    public Code? Parent { get; init; }

    /// <summary>The phase in which it is done.</summary>
    public Code? Phase { get; init; }

    public Scope Scope { get; init; } = Scope.Top;

    /// <summary>The party that answers for it.</summary>
    public Code? Owner { get; init; }

    public Period? Start { get; init; }

    public Period? End { get; init; }

    public Period? BaselineStart { get; init; }

    public Period? BaselineEnd { get; init; }

    public DateOnly? Started { get; init; }

    public DateOnly? Finished { get; init; }

    /// <summary>How far it was at the end of periods, most often of quarters.</summary>
    public IReadOnlyList<InitiativeProgress> Progress { get; init; } = [];

    public Code? Source { get; init; }

    public override IReadOnlyList<Code> Above() => Parent is { } parent ? [parent] : [];

    public override IReadOnlyList<Period?> Agreed() => [BaselineStart, BaselineEnd];

    public override IEnumerable<NamedPeriod> Periods() =>
        [.. Activities.PeriodsOf(this), .. Progress.Select((entry, at) => new NamedPeriod(entry.Period, $"/progress/{at}/period"))];

    public override IEnumerable<Scope> Scopes() => [Scope];

    public override IEnumerable<Reference> Mentions() =>
        [
            .. References.To(PartKind.Initiative, Parent, "/parent"),
            .. References.To(PartKind.Phase, Phase, "/phase"),
            .. References.To(Scope, "/scope"),
            .. References.To(PartKind.Party, Owner, "/owner"),
            .. References.To(PartKind.Section, Source, "/source"),
        ];
}

/// <summary>How far an initiative was at the end of a period.</summary>
public sealed record InitiativeProgress
{
    public required Period Period { get; init; }

    /// <summary>How much of it was done, in percent.</summary>
    public required Quantity Done { get; init; }

    public LocalText Wording { get; init; } = LocalText.Empty;
}
