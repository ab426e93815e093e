using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Risks;

namespace PlanApi.Api.GraphQL.Risks;

internal sealed class RiskCaseEdges : EdgesOf<RiskCase>
{
    protected override void Add(PartEdges<RiskCase> edges)
    {
        edges.One<RiskCategory>(riskCase => riskCase.Category);
        edges.One<Risk>(riskCase => riskCase.Risk);
        edges.One<Section>(riskCase => riskCase.Source);
    }
}
