using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Risks;

namespace PlanApi.Api.GraphQL.Risks;

internal sealed class DrillEdges : EdgesOf<Drill>
{
    protected override void Add(PartEdges<Drill> edges)
    {
        edges.One<ContingencyPlan>(drill => drill.ContingencyPlan);
    }
}
