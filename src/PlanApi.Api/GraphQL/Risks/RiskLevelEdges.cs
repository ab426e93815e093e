using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Parties;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Risks;

namespace PlanApi.Api.GraphQL.Risks;

internal sealed class RiskLevelEdges : EdgesOf<RiskLevel>
{
    protected override void Add(PartEdges<RiskLevel> edges)
    {
        edges.Each<Party>(riskLevel => riskLevel.ReportedTo);
        edges.One<Section>(riskLevel => riskLevel.Source);
    }
}
