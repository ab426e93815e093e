using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Scenarios;

namespace PlanApi.Api.GraphQL.Scenarios;

internal sealed class ScenarioEdges : EdgesOf<Scenario>
{
    protected override void Add(PartEdges<Scenario> edges)
    {
        edges.One<Scenario>(scenario => scenario.Parent);
        edges.Many<Scenario>("children", "parent", "The scenarios that alter it.");
    }
}
