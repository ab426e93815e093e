using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Cube;
using PlanApi.IntegrationTests.Kit;
using PlanApi.IntegrationTests.Lights;

namespace PlanApi.IntegrationTests.Forecasts;

/// <summary>What a key that is limited to some members learns of forecasts, and makes.</summary>
public sealed class ForecastGrantTests(KeysService service) : IClassFixture<KeysService>
{
    [Fact]
    public async Task LimitedKey_SeesAndMakesTheForecastsOfItsMembers()
    {
        var plan = await CubePlan.New(service.With((await service.NewKey(Role.Admin)).Key!), LitPlan.More, LitPlan.Cells);
        var limited = plan.As(
            service.With(
                (
                    await service.NewKey(
                        Role.Contributor,
                        key => key with { Members = new Dictionary<string, IReadOnlyList<Code>> { ["tier"] = [Code.Parse("mid")] } }
                    )
                ).Key!
            )
        );

        Assert.Equal(
            ["mid-gmv"],
            (await limited.Api.Get($"{plan.Path}/outlooks?date=2024-05-31")).Is(200).Items.Select(outlook => (string)outlook["target"]!)
        );
        (await limited.Api.Get($"{plan.Path}/targets/year-gmv/outlook")).Is(404);
        (await limited.Api.Post($"{plan.Path}/forecasts", """{"methods":["runRate"],"indicators":["gmv"],"scopes":[{}]}""")).HasFaults(
            "not-allowed /scopes/0"
        );
        Assert.Equal(
            1,
            (int)
                (await limited.Api.Post($"{plan.Path}/forecasts", """{"date":"2024-05-31","methods":["runRate"]}""")).Is(200).Json[
                    "places"
                ]!
        );
    }
}
