using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Plans;

namespace PlanApi.Api.GraphQL.Plans;

internal sealed class PlanEdges : EdgesOf<Plan>
{
    protected override void Add(PartEdges<Plan> edges)
    {
        var matrix = edges.Of<MatrixLayout>();
        matrix.One<Dimension>(layout => layout.Rows);
        matrix.One<Dimension>(layout => layout.Columns);
        matrix.One<Section>(layout => layout.Source);
        edges.Of<Monitoring>().One<Section>(monitoring => monitoring.Source);
    }
}
