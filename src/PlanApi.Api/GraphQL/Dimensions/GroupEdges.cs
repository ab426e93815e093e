using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Targets;

namespace PlanApi.Api.GraphQL.Dimensions;

internal sealed class GroupEdges : EdgesOf<Group>
{
    protected override void Add(PartEdges<Group> edges)
    {
        edges.One<Dimension>(group => group.Dimension);
        edges.Each<Member>(
            "members",
            "The members that belong to it, by the definition in force.",
            ask =>
                ask.Part is Group { Definitions: [var inForce, ..] } group
                    ? inForce.Members.Select(member => $"{group.Dimension}/{member}")
                    : null
        );
        edges.Many<Target>("targets", "member", "The targets whose scope names it.");
        edges.Many<Objective>("objectives", "member", "The objectives whose scope names it.");
        edges
            .Of<GroupDefinition>()
            .Each<Member>(definition => definition.Members, (ask, member) => $"{((Group)ask.Part).Dimension}/{member}");
        edges.Of<GroupDefinition>().One<Section>(definition => definition.Source);
    }
}
