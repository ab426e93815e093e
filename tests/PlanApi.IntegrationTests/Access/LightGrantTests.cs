using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Access;

/// <summary>A key that is limited to Latin America sees the lights of what lies at or below it, and of nothing above.</summary>
public sealed class LightGrantTests(KeysService service) : IClassFixture<KeysService>
{
    [Fact]
    public async Task Lights_WithAGrantForAMember_AreThoseBelow()
    {
        var admin = service.With((await service.NewKey(Role.Admin)).Key!);
        var plan = await service.NewPlan(admin);
        var limited = service.With(
            (
                await service.NewKey(
                    Role.Planner,
                    key => key with { Members = new Dictionary<string, IReadOnlyList<Code>> { ["market"] = [Code.Parse("latam")] } }
                )
            ).Key!
        );

        Assert.Equal(
            ["emerging-gmv", "latam-gmv", "mexico-gmv", "mexico-sales"],
            (await limited.Get($"{plan}/lights?date=2024-06-18")).Is(200).Items.Select(light => (string)light["target"]!)
        );
        (await limited.Get($"{plan}/targets/latam-gmv/light")).Is(200);
        (await limited.Get($"{plan}/targets/latam-gmv/pace")).Is(200);
        (await limited.Get($"{plan}/key-results/latam-kr/light")).Is(200);
        foreach (var path in (string[])["targets/total/light", "targets/germany-gmv/pace", "key-results/growth-kr/light"])
            (await limited.Get($"{plan}/{path}")).IsProblem(404, "not-found");
        foreach (var path in (string[])["lights?at=market=eu", "lights?objective=growth"])
            (await limited.Get($"{plan}/{path}")).IsProblem(400, "invalid");
        (await limited.Post($"{plan}/lights/evaluations", "")).IsProblem(403, "forbidden");
    }
}
