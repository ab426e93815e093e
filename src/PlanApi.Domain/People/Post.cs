using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.People;

/// <summary>
/// A kind of work in a team, and how many people are to do it.
/// </summary>
public sealed record Post : PlanPart, INamed
{
    public LocalText Names { get; init; } = LocalText.Empty;

    public LocalText Wording { get; init; } = LocalText.Empty;

    /// <summary>The team.</summary>
    public required Code Team { get; init; }

    /// <summary>How many people are to do it.</summary>
    public required int HeadCount { get; init; }

    /// <summary>Whether the plan depends on it.</summary>
    public bool IsKey { get; init; }

    /// <summary>How many people do it at the start of the plan's year.</summary>
    public int? AtStart { get; init; }

    public Code? Source { get; init; }

    public override IEnumerable<Reference> Mentions() =>
        [.. References.To(PartKind.Team, Team, "/team"), .. References.To(PartKind.Section, Source, "/source")];
}
