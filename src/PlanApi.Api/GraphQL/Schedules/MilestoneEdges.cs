using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Parties;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Schedules;

namespace PlanApi.Api.GraphQL.Schedules;

internal sealed class MilestoneEdges : EdgesOf<Milestone>
{
    protected override void Add(PartEdges<Milestone> edges)
    {
        edges.One<Phase>(milestone => milestone.Phase);
        edges.One<Initiative>(milestone => milestone.Initiative);
        edges.One<Party>(milestone => milestone.Owner);
        edges.One<Party>(milestone => milestone.AcceptedBy);
        edges.One<Section>(milestone => milestone.Source);
    }
}
