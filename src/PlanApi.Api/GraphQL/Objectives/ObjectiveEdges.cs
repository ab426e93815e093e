using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Parties;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Scenarios;
using PlanApi.Domain.Weights;

namespace PlanApi.Api.GraphQL.Objectives;

internal sealed class ObjectiveEdges : EdgesOf<Objective>
{
    protected override void Add(PartEdges<Objective> edges)
    {
        edges.One<Party>(objective => objective.Owner);
        edges.One<Scenario>(objective => objective.Scenario);
        edges.One<Section>(objective => objective.Source);
        edges.Each<Objective>(objective => objective.Parents);
        edges.Many<Objective>("children", "parent", "The objectives that serve this one.");
        edges.Many<KeyResult>("keyResults", "objective", "The key results by which it is measured.");
        edges.Many<Weight>("weights", "objective", "Its shares in a score.");
    }
}
