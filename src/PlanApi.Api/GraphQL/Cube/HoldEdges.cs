using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Parties;

namespace PlanApi.Api.GraphQL.Cube;

internal sealed class HoldEdges : EdgesOf<Hold>
{
    protected override void Add(PartEdges<Hold> edges)
    {
        edges.One<Indicator>(hold => hold.Indicator);
        edges.One<Party>(hold => hold.Owner);
    }
}
