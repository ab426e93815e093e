using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.ChangeControl;
using PlanApi.Domain.Parties;
using PlanApi.Domain.Plans;

namespace PlanApi.Api.GraphQL.ChangeControl;

internal sealed class CommitteeSeatEdges : EdgesOf<CommitteeSeat>
{
    protected override void Add(PartEdges<CommitteeSeat> edges)
    {
        edges.One<Committee>(committeeSeat => committeeSeat.Committee);
        edges.One<Party>(committeeSeat => committeeSeat.Party);
        edges.One<Section>(committeeSeat => committeeSeat.Source);
    }
}
