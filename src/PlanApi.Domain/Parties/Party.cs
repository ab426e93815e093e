using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Parties;

/// <summary>A person or a team: owner, committee member, next in line for escalation.</summary>
public sealed record Party : PlanPart, INamed
{
    public LocalText Names { get; init; } = LocalText.Empty;

    public PartyKind Kind { get; init; }

    /// <summary>The party that is asked next if this one does not answer.</summary>
    public Code? EscalatesTo { get; init; }

    /// <summary>The identity that acts as this party: the name of an API key, or a token's subject.</summary>
    public string? Subject { get; init; }

    public override IReadOnlyList<Code> Above() => EscalatesTo is { } above ? [above] : [];

    public override IEnumerable<Reference> Mentions() => [.. References.To(PartKind.Party, EscalatesTo, "/escalatesTo")];
}

public enum PartyKind
{
    Person,
    Team,
}
