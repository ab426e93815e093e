using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Rounds;

namespace PlanApi.Api.GraphQL.Rounds;

internal sealed class PlanningRoundEdges : EdgesOf<PlanningRound>
{
    protected override void Add(PartEdges<PlanningRound> edges)
    {
        edges.One<Section>(planningRound => planningRound.Source);
    }
}
