using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.People;
using PlanApi.Domain.Plans;

namespace PlanApi.Api.GraphQL.People;

internal sealed class StaffMovementEdges : EdgesOf<StaffMovement>
{
    protected override void Add(PartEdges<StaffMovement> edges)
    {
        edges.One<Team>(staffMovement => staffMovement.Team);
        edges.One<Post>(staffMovement => staffMovement.Post);
        edges.One<Section>(staffMovement => staffMovement.Source);
    }
}
