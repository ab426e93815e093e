using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.People;

/// <summary>
/// A group of people with a head count. Teams form a tree; a team without a parent is a total.
/// </summary>
public sealed record Team : PlanPart, INamed
{
    /// <summary>The most people that any count may name.</summary>
    public const int MostPeople = 10_000_000;

    public LocalText Names { get; init; } = LocalText.Empty;

    public LocalText Wording { get; init; } = LocalText.Empty;

    /// <summary>The team that it is a part of.</summary>
    public Code? Parent { get; init; }

    /// <summary>The party that answers for it.</summary>
    public Code? Owner { get; init; }

    /// <summary>How many people it is to have.</summary>
    public int? HeadCount { get; init; }

    /// <summary>How many people it has at the start of the plan's year.</summary>
    public int? AtStart { get; init; }

    public Code? Source { get; init; }

    public override IReadOnlyList<Code> Above() => Parent is { } parent ? [parent] : [];

    public override IEnumerable<Reference> Mentions() =>
        [
            .. References.To(PartKind.Team, Parent, "/parent"),
            .. References.To(PartKind.Party, Owner, "/owner"),
            .. References.To(PartKind.Section, Source, "/source"),
        ];
}
