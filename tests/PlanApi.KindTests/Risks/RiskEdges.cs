using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Parties;

namespace PlanApi.KindTests.Risks;

internal sealed class RiskEdges : EdgesOf<Risk>
{
    protected override void Add(PartEdges<Risk> edges) => edges.One<Party>(risk => risk.Owner);
}
