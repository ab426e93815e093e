using PlanApi.Domain.Values;

namespace PlanApi.Domain.Plans;

/// <summary>Things that the plan counts and names: "12 kinds of source", of which it names four.</summary>
public sealed record NamedList : PlanPart, INamed
{
    public LocalText Names { get; init; } = LocalText.Empty;

    /// <summary>How many the plan's text says that there are.</summary>
    public int? Announced { get; init; }

    /// <summary>The items of the list.</summary>
    public IReadOnlyList<LocalText> Items { get; init; } = [];

    public Code? Source { get; init; }

    public override IEnumerable<Reference> Mentions() => [.. References.To(PartKind.Section, Source, "/source")];
}
