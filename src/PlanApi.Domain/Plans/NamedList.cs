using PlanApi.Domain.Values;

namespace PlanApi.Domain.Plans;

/// <summary>A list that the plan announces and names: "12 kinds of source", of which it names four.</summary>
public sealed record NamedList : PlanPart, INamed
{
    public LocalText Names { get; init; } = LocalText.Empty;

    /// <summary>How many things the plan's text announces.</summary>
    public int? Announced { get; init; }

    /// <summary>The items of the list.</summary>
    public IReadOnlyList<LocalText> Items { get; init; } = [];

    public Code? Source { get; init; }

    public override IEnumerable<Reference> Mentions() => [.. References.To(PartKind.Section, Source, "/source")];
}
