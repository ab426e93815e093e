using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Parties;
using PlanApi.Domain.Targets;

namespace PlanApi.Api.GraphQL.Dimensions;

internal sealed class MemberEdges : EdgesOf<Member>
{
    protected override void Add(PartEdges<Member> edges)
    {
        edges.One<Dimension>(member => member.Dimension);
        edges.One<Party>(member => member.Owner);
        edges.One<Member>(member => member.Parent, (member, code) => $"{member.Dimension}/{code}");
        edges.Many<Member>("children", "parent", "The members that stand directly below it from the beginning.");
        edges.Many<Group>("groups", "member", "The groups to which it belongs.");
        edges.Many<Target>("targets", "member", "The targets whose scope names it.");
        edges.Many<Objective>("objectives", "member", "The objectives whose scope names it.");
    }
}
