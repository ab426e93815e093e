using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Parties;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Schedules;

namespace PlanApi.Api.GraphQL.Schedules;

internal sealed class InitiativeEdges : EdgesOf<Initiative>
{
    protected override void Add(PartEdges<Initiative> edges)
    {
        edges.One<Initiative>(initiative => initiative.Parent);
        edges.One<Phase>(initiative => initiative.Phase);
        edges.One<Party>(initiative => initiative.Owner);
        edges.One<Section>(initiative => initiative.Source);
    }
}
