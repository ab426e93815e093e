using PlanApi.IntegrationTests.Access;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Scenarios;

public sealed class DifferenceGrantTests(KeysService service) : IClassFixture<KeysService>
{
    [Fact]
    public async Task Differences_OfALimitedKey_AreThoseAtItsMembers()
    {
        var plan = await CutPlan.Begin(service);

        await plan.IsThatOfTheCut("scenarios/bold/differences");
        await plan.IsThatOfTheCut("scenarios/bold/differences?with=baseline&first=1");
        Assert.Single((await plan.Read("scenarios/bold/differences"))["items"]!.AsArray());
        Assert.Equal(3, (await plan.Admin.Get($"{plan.Whole}/scenarios/bold/differences")).Is(200).Items.Count);
        Assert.Empty((await plan.Other.Get($"{plan.Whole}/scenarios/bold/differences")).Is(200).Items);
        var graph = (await plan.Ask("""scenarioDifferences(scenario: "bold") { nodes { scopeText value other } }"""))["data"]!["plan"]![
            "scenarioDifferences"
        ]!["nodes"]!;
        Assert.Equal("""[{"scopeText":"line=brand;tier=mid","value":120,"other":100}]""", graph.ToJsonString());
    }
}
