using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Dimensions;

/// <summary>
/// A named set of members of one dimension (US/EU, emerging markets). It may overlap others and carry targets,
/// and is never summed with its siblings. Its code is unique among the dimension's members too.
/// </summary>
public sealed record Group : PlanPart, INamed
{
    public required Code Dimension { get; init; }

    public LocalText Names { get; init; } = LocalText.Empty;

    /// <summary>Who belongs to it. Where the plan says it in several ways, all of them; the first is the one in force.</summary>
    public required IReadOnlyList<GroupDefinition> Definitions { get; init; }

    public override string Key() => $"{Dimension}/{Code}";

    public override IEnumerable<Reference> Mentions() =>
        [
            .. References.To(PartKind.Dimension, Dimension, "/dimension"),
            .. Definitions.SelectMany((definition, index) => Mentions(definition, $"/definitions/{index}")),
        ];

    private IEnumerable<Reference> Mentions(GroupDefinition definition, string pointer) =>
        [
            .. definition.Members.Select(
                (member, index) => new Reference(PartKind.Member, $"{Dimension}/{member}", $"{pointer}/members/{index}")
            ),
            .. References.To(PartKind.Section, definition.Source, $"{pointer}/source"),
        ];
}

/// <summary>One statement of who belongs to a group, and where the plan makes it.</summary>
public sealed record GroupDefinition
{
    public required IReadOnlyList<Code> Members { get; init; }

    public LocalText Wording { get; init; } = LocalText.Empty;

    public Code? Source { get; init; }
}
