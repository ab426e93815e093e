using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Parties;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Risks;

namespace PlanApi.Api.GraphQL.Risks;

internal sealed class RiskAssessmentEdges : EdgesOf<RiskAssessment>
{
    protected override void Add(PartEdges<RiskAssessment> edges)
    {
        edges.One<Risk>(riskAssessment => riskAssessment.Risk);
        edges.One<Party>(riskAssessment => riskAssessment.AssessedBy);
        edges.One<Section>(riskAssessment => riskAssessment.Source);
    }
}
