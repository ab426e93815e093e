using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Weights;

namespace PlanApi.Api.GraphQL.Weights;

internal sealed class WeightEdges : EdgesOf<Weight>
{
    protected override void Add(PartEdges<Weight> edges)
    {
        edges.One<Objective>(weight => weight.Objective);
        edges.One<KeyResult>(weight => weight.KeyResult);
        edges.One<WeightWindow>(weight => weight.Window);
        edges.One<Section>(weight => weight.Source);
    }
}
