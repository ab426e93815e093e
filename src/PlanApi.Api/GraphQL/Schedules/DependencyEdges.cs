using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Schedules;

namespace PlanApi.Api.GraphQL.Schedules;

internal sealed class DependencyEdges : EdgesOf<Dependency>
{
    protected override void Add(PartEdges<Dependency> edges)
    {
        edges.One<Phase>(dependency => dependency.Phase);
        edges.One<Initiative>(dependency => dependency.Initiative);
        edges.One<Milestone>(dependency => dependency.Milestone);
        edges.One<Phase>(dependency => dependency.AfterPhase);
        edges.One<Initiative>(dependency => dependency.AfterInitiative);
        edges.One<Milestone>(dependency => dependency.AfterMilestone);
        edges.One<Section>(dependency => dependency.Source);
    }
}
