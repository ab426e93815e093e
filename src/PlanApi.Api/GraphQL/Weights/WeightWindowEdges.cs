using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Weights;

namespace PlanApi.Api.GraphQL.Weights;

internal sealed class WeightWindowEdges : EdgesOf<WeightWindow>
{
    protected override void Add(PartEdges<WeightWindow> edges)
    {
        edges.One<Section>(window => window.Source);
        edges.Many<Weight>("weights", "window", "The weights that hold while it lasts.");
    }
}
