using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Risks;

namespace PlanApi.Api.GraphQL.Risks;

internal sealed class RiskCorrelationEdges : EdgesOf<RiskCorrelation>
{
    protected override void Add(PartEdges<RiskCorrelation> edges)
    {
        edges.One<Risk>(riskCorrelation => riskCorrelation.First);
        edges.One<Risk>(riskCorrelation => riskCorrelation.Second);
        edges.One<Section>(riskCorrelation => riskCorrelation.Source);
    }
}
