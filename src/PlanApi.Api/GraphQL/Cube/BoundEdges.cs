using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Parties;

namespace PlanApi.Api.GraphQL.Cube;

internal sealed class BoundEdges : EdgesOf<Bound>
{
    protected override void Add(PartEdges<Bound> edges)
    {
        edges.One<Indicator>(bound => bound.Indicator);
        edges.One<Party>(bound => bound.Owner);
    }
}
