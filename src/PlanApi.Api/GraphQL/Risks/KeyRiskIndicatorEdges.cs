using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Parties;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Risks;

namespace PlanApi.Api.GraphQL.Risks;

internal sealed class KeyRiskIndicatorEdges : EdgesOf<KeyRiskIndicator>
{
    protected override void Add(PartEdges<KeyRiskIndicator> edges)
    {
        edges.One<Risk>(keyRiskIndicator => keyRiskIndicator.Risk);
        edges.One<Indicator>(keyRiskIndicator => keyRiskIndicator.Indicator);
        edges.One<Party>(keyRiskIndicator => keyRiskIndicator.Owner);
        edges.One<Section>(keyRiskIndicator => keyRiskIndicator.Source);
    }
}
