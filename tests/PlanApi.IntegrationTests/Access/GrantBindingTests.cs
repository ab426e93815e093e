using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Access;

/// <summary>A grant means the members that had its codes first: names that change later neither widen it nor end it.</summary>
public sealed class GrantBindingTests(KeysService service) : IClassFixture<KeysService>
{
    private const string Slice = """{"indicators":["gmv"],"rows":[{"dimension":"market","total":true}],"columns":[{"grain":"year"}]}""";

    [Fact]
    public async Task Rename_OfTheDimensionAndTheMember_LeavesTheGrantAsItWas()
    {
        var (api, admin, plan) = await Begin();
        await Rename(admin, $"{plan}/dimensions/market", "place");
        await Rename(admin, $"{plan}/dimensions/place/members/latam", "south");

        Assert.Equal(
            ["emerging-gmv", "latam-gmv", "mexico-gmv", "mexico-sales"],
            (await api.Get($"{plan}/targets?sort=code")).Is(200).Codes
        );
        Assert.Equal(["jalisco", "mexico", "south"], (await api.Get($"{plan}/dimensions/place/members?sort=code")).Is(200).Codes);
        (await api.Post($"{plan}/slices", Slice.Replace("market", "place"))).HasFaults("not-allowed /rows/0/total");
    }

    [Fact]
    public async Task Create_OfAMemberUnderAFreedCode_GrantsNothing()
    {
        var (api, admin, plan) = await Begin();
        await Rename(admin, $"{plan}/dimensions/market/members/latam", "south");
        await Rename(admin, $"{plan}/dimensions/market/members/eu", "latam");

        (await api.Get($"{plan}/targets/germany-gmv")).IsProblem(404, "not-found");
        (await api.Get($"{plan}/dimensions/market/members/latam")).IsProblem(404, "not-found");
        (await api.Get($"{plan}/targets/mexico-gmv")).Is(200);
    }

    [Fact]
    public async Task Create_OfAPlanAfterTheKey_GrantsItsMembersToo()
    {
        var (api, admin, _) = await Begin();

        var later = await service.NewPlan(admin);

        Assert.Equal(
            ["emerging-gmv", "latam-gmv", "mexico-gmv", "mexico-sales"],
            (await api.Get($"{later}/targets?sort=code")).Is(200).Codes
        );
    }

    [Fact]
    public async Task Read_OfAPlanWithoutTheDimension_ShowsNothingThatHasAPlace()
    {
        var (api, admin, _) = await Begin();
        var code = $"bare-{Guid.NewGuid():N}"[..20];
        (
            await admin.Post(
                "/v1/plan-documents",
                $$"""
                format: planapi/1
                plan: {code: {{code}}, calendar: {year: 2024}, currency: CNY}
                indicators: [{code: gmv, kind: flow, unit: number}]
                targets: [{code: total, indicator: gmv, period: "2024", comparator: atLeast, value: 1000}]
                cells: [{indicator: gmv, period: "2024", measure: target, value: 17}]
                """,
                "application/yaml"
            )
        ).Is(201);
        var plan = $"/v1/plans/{code}";

        Assert.Empty((await api.Get($"{plan}/targets")).Is(200).Items);
        (await api.Get($"{plan}/targets/total")).IsProblem(404, "not-found");
        (await api.Get($"{plan}/targets/total/light")).IsProblem(403, "forbidden");
        (await api.Get($"{plan}/lights")).IsProblem(403, "forbidden");
        (await api.Get($"{plan}/outlooks")).IsProblem(403, "forbidden");
        (await api.Post($"{plan}/slices", """{"indicators":["gmv"],"columns":[{"grain":"year"}]}""")).IsProblem(403, "forbidden");
        (await api.Post($"{plan}/cell-explanations", """{"indicator":"gmv","period":"2024"}""")).IsProblem(403, "forbidden");
        (await api.Post($"{plan}/cells", """{"cells":[{"indicator":"gmv","period":"2024","value":1}]}""")).IsProblem(403, "forbidden");
        (await api.Post($"{plan}/actuals", """{"rows":[{"indicator":"gmv","date":"2024-01-31","value":1}]}""")).IsProblem(403, "forbidden");
        (
            await api.Post(
                $"{plan}/spread-previews",
                """{"indicator":"gmv","period":"2024","value":1,"method":"equal","over":[{"grain":"quarter"}]}"""
            )
        ).IsProblem(403, "forbidden");
    }

    private static async Task Rename(Client api, string path, string code) =>
        (await api.Patch(path, $$"""{"code":"{{code}}"}""", (await api.Get(path)).Is(200).ETag)).Is(200);

    private async Task<(Client Api, Client Admin, string Plan)> Begin()
    {
        var admin = service.With((await service.NewKey(Role.Admin)).Key!);
        var plan = await service.NewPlan(admin);
        var key = await service.NewKey(
            Role.Planner,
            key => key with { Members = new Dictionary<string, IReadOnlyList<Code>> { ["market"] = [Code.Parse("latam")] } }
        );
        return (service.With(key.Key!), admin, plan);
    }
}
