using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Parties;
using PlanApi.Domain.People;
using PlanApi.Domain.Plans;

namespace PlanApi.Api.GraphQL.People;

internal sealed class TeamEdges : EdgesOf<Team>
{
    protected override void Add(PartEdges<Team> edges)
    {
        edges.One<Team>(team => team.Parent);
        edges.One<Party>(team => team.Owner);
        edges.One<Section>(team => team.Source);
    }
}
