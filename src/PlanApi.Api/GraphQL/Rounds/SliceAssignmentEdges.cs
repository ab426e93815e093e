using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Parties;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Rounds;

namespace PlanApi.Api.GraphQL.Rounds;

internal sealed class SliceAssignmentEdges : EdgesOf<SliceAssignment>
{
    protected override void Add(PartEdges<SliceAssignment> edges)
    {
        edges.One<PlanningRound>(sliceAssignment => sliceAssignment.Round);
        edges.One<Party>(sliceAssignment => sliceAssignment.Party);
        edges.Each<Indicator>(sliceAssignment => sliceAssignment.Indicators);
        edges.Each<Dimension>(sliceAssignment => sliceAssignment.By);
        edges.One<Section>(sliceAssignment => sliceAssignment.Source);
    }
}
