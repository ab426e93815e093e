using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Dimensions;

/// <summary>An axis of the plan: functional line, seller tier, market, and any other that it needs.</summary>
public sealed record Dimension : PlanPart
{
    public LocalText Names { get; init; } = LocalText.Empty;

    public Code? Source { get; init; }

    public override PartKind PartKind() => Plans.PartKind.Dimension;

    public override IEnumerable<Reference> Mentions() => [.. References.To(Plans.PartKind.Section, Source, "/source")];
}
