using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Risks;

namespace PlanApi.Api.GraphQL.Risks;

internal sealed class RiskImpactEdges : EdgesOf<RiskImpact>
{
    protected override void Add(PartEdges<RiskImpact> edges)
    {
        edges.One<Risk>(riskImpact => riskImpact.Risk);
        edges.One<Indicator>(riskImpact => riskImpact.Indicator);
        edges.One<Section>(riskImpact => riskImpact.Source);
    }
}
