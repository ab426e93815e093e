using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Lights;

public sealed class LightHistoryTests(OpenService service) : IClassFixture<OpenService>
{
    [Fact]
    public async Task Evaluation_KeepsWhatChanged_OnceForADay()
    {
        var plan = await LitPlan.New(service);
        async Task<Answer> Evaluate(string day) => (await plan.Api.Post($"{plan.Path}/lights/evaluations?date={day}", "")).Is(200);
        async Task<string[]> Changes(string query = "?target=sales-basket") =>
            [
                .. (await plan.Api.Get($"{plan.Path}/lights/changes{query}"))
                    .Is(200)
                    .Items.Select(change => $"{change["date"]} {change["before"]} {change["light"]} {change["attainment"]}"),
            ];

        var first = await Evaluate("2024-06-18");
        Assert.Equal(12, (int)first.Json["evaluated"]!);
        // One has no data, as it never had.
        Assert.Equal(11, (int)first.Json["changed"]!);
        Assert.Equal(["2024-06-18  red 0.75"], await Changes());
        var version = (await plan.Api.Get($"{plan.Path}/change-sets?first=1")).Is(200).Text;

        // Again: the same, and nothing more in the history of the plan.
        Assert.Equal(11, (int)(await Evaluate("2024-06-18")).Json["changed"]!);
        Assert.Equal(version, (await plan.Api.Get($"{plan.Path}/change-sets?first=1")).Is(200).Text);

        // A day later nothing has turned.
        Assert.Equal(0, (int)(await Evaluate("2024-06-19")).Json["changed"]!);
        Assert.Equal(["2024-06-18  red 0.75"], await Changes());

        // In July some are stale.
        await Evaluate("2024-07-18");
        Assert.Equal(["2024-07-18 red stale 0.75", "2024-06-18  red 0.75"], await Changes());
        Assert.Equal(2, (await Changes("?first=2")).Length);
        var page = (await plan.Api.Get($"{plan.Path}/lights/changes?first=1&target=sales-basket")).Is(200);
        Assert.Equal("2024-06-18", (string)(await plan.Api.Get(page.Next!)).Is(200).Items[0]["date"]!);
        Assert.NotEmpty((await plan.Api.Get($"{plan.Path}/change-sets?first=1")).Is(200).Items[0]["useCase"]!.ToString());
    }

    [Fact]
    public async Task StoredLight_IsKeptWithinItsHysteresis()
    {
        var plan = await LitPlan.New(service);
        async Task<string> Light(string day) =>
            (string)(await plan.Api.Get($"{plan.Path}/targets/daily-visitors/light?date={day}")).Is(200).Json["light"]!;

        (await plan.Api.Post($"{plan.Path}/lights/evaluations?date=2024-06-18", "")).Is(200);
        // Ninety-four thousand a day: below the threshold of green, and within its band.
        (await plan.Write([.. Enumerable.Range(1, 5).Select(month => $"daily - 2024-{month:D2} 94000 actual")])).Is(200);

        Assert.Equal(("yellow", "green"), (await Light("2024-06-18"), await Light("2024-06-19")));
        // Evaluated again, the day itself has the light of its new actuals.
        (await plan.Api.Post($"{plan.Path}/lights/evaluations?date=2024-06-18", "")).Is(200);
        Assert.Equal("yellow", await Light("2024-06-19"));
    }

    [Fact]
    public async Task History_OutlivesARename_AndEndsWithItsTarget()
    {
        var plan = await LitPlan.New(service);
        (await plan.Api.Post($"{plan.Path}/lights/evaluations?date=2024-06-18", "")).Is(200);

        var etag = (await plan.Api.Get($"{plan.Path}/targets/year-gmv")).ETag;
        (await plan.Api.Patch($"{plan.Path}/targets/year-gmv", """{"code":"gmv-2024"}""", etag)).Is(200);
        Assert.Equal("green", (string)(await plan.Api.Get($"{plan.Path}/targets/gmv-2024/light?date=2024-06-19")).Is(200).Json["before"]!);
        Assert.Single((await plan.Api.Get($"{plan.Path}/lights/changes?target=gmv-2024")).Is(200).Items);
        (await plan.Api.Delete($"{plan.Path}/targets/gmv-2024", (await plan.Api.Get($"{plan.Path}/targets/gmv-2024")).ETag)).Is(204);
        (await plan.Api.Get($"{plan.Path}/lights/changes?target=gmv-2024")).HasFaults("unknown-reference /target");
        (await plan.Api.Get($"{plan.Path}/lights/changes?first=1000")).Is(200);
        (await plan.Api.Post($"{plan.Path}/lights/evaluations?date=2024-06-20", "")).Is(200);
        (await plan.Api.Delete(plan.Path, (await plan.Api.Get(plan.Path)).ETag)).Is(204);
    }

    [Fact]
    public async Task Evaluation_OnADayThatIsNone_IsRefused()
    {
        var plan = await LitPlan.New(service);

        (await plan.Api.Post($"{plan.Path}/lights/evaluations?date=soon", "")).HasFaults("bad-date /date");
        (await plan.Api.Post($"{plan.Path}/lights/evaluations?date=2030-01-01", "")).HasFaults("period-outside-calendar /date");
        (await plan.Api.Get($"{plan.Path}/lights/changes?after=x")).HasFaults("bad-cursor /after");
    }
}
