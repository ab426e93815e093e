using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Parties;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Risks;

namespace PlanApi.Api.GraphQL.Risks;

internal sealed class ContingencyPlanEdges : EdgesOf<ContingencyPlan>
{
    protected override void Add(PartEdges<ContingencyPlan> edges)
    {
        edges.One<Risk>(contingencyPlan => contingencyPlan.Risk);
        edges.One<Party>(contingencyPlan => contingencyPlan.Owner);
        edges.One<Section>(contingencyPlan => contingencyPlan.Source);
    }
}
