using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Parties;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Risks;

namespace PlanApi.Api.GraphQL.Risks;

internal sealed class RiskEdges : EdgesOf<Risk>
{
    protected override void Add(PartEdges<Risk> edges)
    {
        edges.One<RiskCategory>(risk => risk.Category);
        edges.One<Party>(risk => risk.Owner);
        edges.One<RiskLevel>(risk => risk.Level);
        edges.Each<Indicator>(risk => risk.Indicators);
        edges.One<Section>(risk => risk.Source);
    }
}
