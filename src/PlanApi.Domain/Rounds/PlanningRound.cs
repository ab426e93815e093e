using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Rounds;

/// <summary>A time in which the numbers of the plan are collected from those who know them.</summary>
public sealed record PlanningRound : PlanPart, INamed
{
    public LocalText Names { get; init; } = LocalText.Empty;

    public LocalText Wording { get; init; } = LocalText.Empty;

    /// <summary>The first day on which slices of it are entered and submitted; at once when absent.</summary>
    public DateOnly? Opens { get; init; }

    /// <summary>The last day on which slices of it are submitted in time; a slice may have a day of its own.</summary>
    public DateOnly? Due { get; init; }

    public Code? Source { get; init; }

    public override IEnumerable<Reference> Mentions() => [.. References.To(PartKind.Section, Source, "/source")];
}
