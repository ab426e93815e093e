using PlanApi.Domain.Scenarios;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Scenarios;

internal static class ScenarioEndpoints
{
    public static void MapScenarios(this RouteGroupBuilder plan) =>
        plan.MapParts(new Scenario
        {
            Code = Code.Known("cautious"), Names = new([new("en", "Cautious"), new("zh", "谨慎")]), Parent = Code.Known("baseline"),
        });
}
