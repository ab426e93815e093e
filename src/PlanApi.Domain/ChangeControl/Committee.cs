using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.ChangeControl;

/// <summary>The people who decide on changes of an approved plan, and the rules by which they vote.</summary>
public sealed record Committee : PlanPart, INamed
{
    /// <summary>The days within which the impact of an emergency must be known, if a committee does not say otherwise.</summary>
    public const int StandardDays = 3;

    public LocalText Names { get; init; } = LocalText.Empty;

    public LocalText Wording { get; init; } = LocalText.Empty;

    /// <summary>The least share of the members who must vote, in percent; more than half of them when absent.</summary>
    public Quantity? Quorum { get; init; }

    /// <summary>The share of the votes for and against that must be exceeded for a change, in percent; 50 when absent.</summary>
    public Quantity? Majority { get; init; }

    /// <summary>The roles of which at least one member must vote.</summary>
    public IReadOnlyList<SeatRole> RequiredRoles { get; init; } = [];

    /// <summary>The days within which the impact of an emergency must be known; 3 when absent.</summary>
    public int? AssessWithinDays { get; init; }

    public Code? Source { get; init; }

    public override IEnumerable<Reference> Mentions() => [.. References.To(PartKind.Section, Source, "/source")];
}
