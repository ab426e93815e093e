using PlanApi.Domain.Values;

namespace PlanApi.Domain.Plans;

/// <summary>A section of the plan's text, to which targets, cells and others point as their source.</summary>
public sealed record Section : PlanPart, INamed
{
    public LocalText Names { get; init; } = LocalText.Empty;

    public required SectionPurpose Purpose { get; init; }

    public Code? Parent { get; init; }

    public override IReadOnlyList<Code> Above() => Parent is { } above ? [above] : [];

    public override IEnumerable<Reference> Mentions() => [.. References.To(PartKind.Section, Parent, "/parent")];
}

/// <summary>
/// The purpose of a section. Objectives, direction and indicators state the intention of the plan; expected results state its effect.
/// </summary>
public enum SectionPurpose
{
    Background,
    Objectives,
    Direction,
    Indicators,
    Breakdown,
    Models,
    Initiatives,
    Risks,
    Resources,
    Timeline,
    ExpectedResults,
    Other,
}
