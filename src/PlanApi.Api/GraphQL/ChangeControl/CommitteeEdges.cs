using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.ChangeControl;
using PlanApi.Domain.Plans;

namespace PlanApi.Api.GraphQL.ChangeControl;

internal sealed class CommitteeEdges : EdgesOf<Committee>
{
    protected override void Add(PartEdges<Committee> edges)
    {
        edges.One<Section>(committee => committee.Source);
    }
}
