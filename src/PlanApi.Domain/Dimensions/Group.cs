using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Dimensions;

/// <summary>
/// A named set of members of one dimension (US/EU, emerging markets). A group may overlap other groups and may carry targets, but it is
/// never summed with other groups. Its code is also unique among the members of the dimension.
/// </summary>
public sealed record Group : PlanPart, INamed
{
    public required Code Dimension { get; init; }

    public LocalText Names { get; init; } = LocalText.Empty;

    /// <summary>
    /// The members of the group. Where the plan defines the group in several ways, all definitions; the first one is in force.
    /// </summary>
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

/// <summary>One definition of a group's members, and the section with this definition.</summary>
public sealed record GroupDefinition
{
    public required IReadOnlyList<Code> Members { get; init; }

    public LocalText Wording { get; init; } = LocalText.Empty;

    public Code? Source { get; init; }
}
