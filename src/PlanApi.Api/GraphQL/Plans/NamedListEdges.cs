using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Plans;

namespace PlanApi.Api.GraphQL.Plans;

internal sealed class NamedListEdges : EdgesOf<NamedList>
{
    protected override void Add(PartEdges<NamedList> edges) => edges.One<Section>(list => list.Source);
}
