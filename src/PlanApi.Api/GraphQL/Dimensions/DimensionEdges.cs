using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Plans;

namespace PlanApi.Api.GraphQL.Dimensions;

internal sealed class DimensionEdges : EdgesOf<Dimension>
{
    protected override void Add(PartEdges<Dimension> edges)
    {
        edges.One<Section>(dimension => dimension.Source);
        edges.Many<Member>("members", "dimension", "Its members at every level.");
        edges.Many<Group>("groups", "dimension", "Its named sets of members.");
    }
}
