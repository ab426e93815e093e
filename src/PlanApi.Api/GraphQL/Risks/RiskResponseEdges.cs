using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Parties;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Risks;
using PlanApi.Domain.Targets;

namespace PlanApi.Api.GraphQL.Risks;

internal sealed class RiskResponseEdges : EdgesOf<RiskResponse>
{
    protected override void Add(PartEdges<RiskResponse> edges)
    {
        edges.One<Risk>(riskResponse => riskResponse.Risk);
        edges.One<Party>(riskResponse => riskResponse.Department);
        edges.One<Target>(riskResponse => riskResponse.Cap);
        edges.One<Section>(riskResponse => riskResponse.Source);
    }
}
