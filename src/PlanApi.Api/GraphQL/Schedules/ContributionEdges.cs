using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Schedules;
using PlanApi.Domain.Targets;

namespace PlanApi.Api.GraphQL.Schedules;

internal sealed class ContributionEdges : EdgesOf<Contribution>
{
    protected override void Add(PartEdges<Contribution> edges)
    {
        edges.One<Initiative>(contribution => contribution.Initiative);
        edges.One<Target>(contribution => contribution.Target);
        edges.One<Section>(contribution => contribution.Source);
    }
}
