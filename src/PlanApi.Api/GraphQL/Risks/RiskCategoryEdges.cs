using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Risks;

namespace PlanApi.Api.GraphQL.Risks;

internal sealed class RiskCategoryEdges : EdgesOf<RiskCategory>
{
    protected override void Add(PartEdges<RiskCategory> edges)
    {
        edges.One<RiskLevel>(riskCategory => riskCategory.Appetite);
        edges.One<Section>(riskCategory => riskCategory.Source);
    }
}
