using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Scenarios;

/// <summary>A complete alternative of the plan's numbers, stored as an overlay over its parent.</summary>
public sealed record Scenario : PlanPart, INamed
{
    /// <summary>The scenario that every plan has, in its default form.</summary>
    public static readonly Scenario PlainBaseline = new() { Code = Code.Baseline };

    public static bool IsBaseline(Scenario scenario) => scenario.Code == Code.Baseline;

    public LocalText Names { get; init; } = LocalText.Empty;

    /// <summary>The scenario that it is based on; absent only for the plan's first scenario, <c>baseline</c>.</summary>
    public Code? Parent { get; init; }

    public LocalText Description { get; init; } = LocalText.Empty;

    public override IReadOnlyList<Code> Above() => Parent is { } above ? [above] : [];

    public override IEnumerable<Reference> Mentions() => [.. References.To(PartKind.Scenario, Parent, "/parent")];
}
