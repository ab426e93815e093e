using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Dimensions;

/// <summary>An axis of the plan: functional line, seller tier, market, and any other that it needs.</summary>
public sealed record Dimension : PlanPart, INamed
{
    public LocalText Names { get; init; } = LocalText.Empty;

    public Code? Source { get; init; }

    public override IEnumerable<Reference> Mentions() => [.. References.To(PartKind.Section, Source, "/source")];
}
