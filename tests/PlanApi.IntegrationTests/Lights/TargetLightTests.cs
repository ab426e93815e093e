using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Lights;

public sealed class TargetLightTests(OpenService service) : IClassFixture<OpenService>
{
    [Theory]
    // 200 by the end of May and 16 on 18 June: 216 of 170, since 170 of 366 days have passed.
    [InlineData("year-gmv", "2024-06-18", "216 170 1.2706 green")]
    // Five months at 30 of the 183 days' share that are due, and the 18 June.
    [InlineData("mid-gmv", "2024-06-18", "166 85 1.9529 green")]
    [InlineData("daily-visitors", "2024-06-18", "96000 100000 0.96 green")]
    // A fifth more than 300 are 360: by then 27.87 more than the 139.34 of the year before are due, and 76.66 more there are.
    [InlineData("gmv-growth-target", "2024-06-18", "216 167.2131 2.7506 green")]
    [InlineData("few-sellers-leave", "2024-06-18", "40 50 1.25 green")]
    [InlineData("conversion-band", "2024-06-18", "25 20 1 green")]
    // From 100 to 466 by 152 of 366 days: 252 are due on 31 May.
    [InlineData("seller-rise", "2024-06-18", "250 252 0.9868 green")]
    // The first quarter's step is due on 31 May; in August no report of July is in.
    [InlineData("fifty-stores", "2024-06-18", "25 12.5 2 green")]
    [InlineData("fifty-stores", "2024-08-02", "25 12.5 2 stale actualTooOld")]
    [InlineData("fifty-stores", "2024-03-20", "9 - - undefined nothingDue")]
    [InlineData("sales-basket", "2024-06-18", "1.5 2 0.75 red")]
    [InlineData("last-quarter", "2024-06-18", "- - - undefined notStarted")]
    [InlineData("satisfied", "2024-06-18", "- - - noData noActual")]
    [InlineData("year-gmv", "2024-09-18", "216 170 1.2706 stale actualTooOld")]
    // Against the first quarter's 120, the second should come to 240, 208.35 of it by 18 June: 96 are fewer than the 104.18 of the quarter
    // before.
    [InlineData("quarterly", "2024-06-18", "96 208.3516 -0.0785 red")]
    public async Task Light_OfATarget_ComparesActualAndExpected(string target, string date, string expected)
    {
        var plan = await LitPlan.New(service);

        var light = (await plan.Api.Get($"{plan.Path}/targets/{target}/light?date={date}")).Is(200).Json;

        string Text(string field) => light[field]?.ToJsonString() ?? "-";
        Assert.Equal(
            expected,
            string.Join(
                    ' ',
                    Text("actual"),
                    light["attainment"] is null && light["reason"] is not null ? "-" : Text("expected"),
                    Text("attainment"),
                    (string)light["light"]!,
                    (string?)light["reason"]
                )
                .TrimEnd()
        );
    }

    [Fact]
    public async Task Light_SaysWhy()
    {
        var plan = await LitPlan.New(service);

        var light = (await plan.Api.Get($"{plan.Path}/targets/year-gmv/light?date=2024-06-18")).Is(200).Json;

        Assert.Equal(
            "gmv, the whole organisation: 216 by 2024-06-18, where at least 170 was due; attainment 1.2706, green.",
            (string)light["sentence"]!
        );
        Assert.Equal(
            [
                "share-of-days: 170 / 366 = 85/183",
                "due: 366 × 85/183 = 170",
                "attainment: 216 / 170 = 1.2706",
                "light: 1.2706 ≥ 0.95 = green",
            ],
            light["why"]!["steps"]!.AsArray().Select(step => $"{step!["code"]}: {step["expression"]} = {step["result"]}")
        );
        Assert.Equal(["actual actual gmv 2024-01-01 2024-06-18 216"], Inputs(light));
        Assert.Equal(
            "gmv，整个组织：截至2024-06-18实际为216，应达到至少 170；达成率1.2706，绿灯。",
            (string)
                (await plan.Api.With("Accept-Language", "zh").Get($"{plan.Path}/targets/year-gmv/light?date=2024-06-18")).Is(200).Json[
                    "sentence"
                ]!
        );
    }

    [Fact]
    public async Task Light_OfAGrowth_NamesItsBase()
    {
        var plan = await LitPlan.New(service);

        var light = (await plan.Api.Get($"{plan.Path}/targets/gmv-growth-target/light?date=2024-06-18")).Is(200).Json;

        Assert.Contains("base actual gmv 2023-01-01 2023-12-31 300", Inputs(light));
        Assert.Contains(
            "level: 300 × (1 + 20 %) = 360",
            light["why"]!["steps"]!.AsArray().Select(step => $"{step!["code"]}: {step["expression"]} = {step["result"]}")
        );
    }

    [Fact]
    public async Task Light_WithPeriodTargetsInTheCube_GoesByThem()
    {
        var plan = await LitPlan.New(
            service,
            [.. Enumerable.Range(1, 12).Select(month => $"gmv - 2024-{month:D2} {(month < 7 ? 21 : 40)} target")]
        );

        var light = (await plan.Api.Get($"{plan.Path}/targets/year-gmv/light?date=2024-06-18")).Is(200).Json;

        Assert.Equal("periodTargets", (string)light["pace"]!);
        // 5 x 21 + 21 x 18/30.
        Assert.Equal(117.6m, (decimal)light["expected"]!);
        Assert.Contains("periodTarget target gmv 2024-06-01 2024-06-30 21", Inputs(light));
    }

    [Fact]
    public async Task Light_WithASeason_GoesByLastYearsMonths()
    {
        var plan = await LitPlan.New(
            service,
            [.. Enumerable.Range(1, 12).Select(month => $"visitors - 2023-{month:D2} {(month < 6 ? 10 : 50)} actual")]
        );
        (
            await plan.Api.Post(
                $"{plan.Path}/targets",
                """{"code":"season","indicator":"visitors","period":"2024","comparator":"atLeast","value":800,"pace":{"method":"seasonal"}}"""
            )
        ).Is(201);

        var light = (await plan.Api.Get($"{plan.Path}/targets/season/light?date=2024-06-18")).Is(200).Json;

        // Until May 50 of 400, so 100 of 800 are due on 31 May.
        Assert.Equal((100m, 100m, "green"), ((decimal)light["actual"]!, (decimal)light["expected"]!, (string)light["light"]!));
        Assert.Contains("shape visitors 2023-01-01 2023-01-31 10", Inputs(light));
    }

    [Fact]
    public async Task Lights_AreListed_FilteredAndPaged()
    {
        var plan = await LitPlan.New(service);
        (await plan.Api.Post($"{plan.Path}/key-results", """{"code":"kr","objective":"grow","target":"mid-gmv"}""")).Is(201);

        async Task<string[]> Codes(string query) =>
            [.. (await plan.Api.Get($"{plan.Path}/lights?date=2024-06-18{query}")).Is(200).Items.Select(light => (string)light["target"]!)];

        Assert.Equal(12, (await Codes("")).Length);
        Assert.Equal(["quarterly", "sales-basket"], await Codes("&light=red"));
        Assert.Equal(["satisfied"], await Codes("&light=noData,stale"));
        Assert.Equal(["mid-gmv"], await Codes("&at=tier=mid"));
        Assert.Equal(["sales-basket"], await Codes("&at=line%3Dsales"));
        Assert.Equal(["mid-gmv"], await Codes("&objective=grow"));
        Assert.Equal(["last-quarter", "mid-gmv", "quarterly", "year-gmv"], await Codes("&indicator=gmv"));
        var first = await plan.Api.Get($"{plan.Path}/lights?date=2024-06-18&first=2&light=green");
        Assert.Equal(["conversion-band", "daily-visitors"], first.Is(200).Items.Select(light => (string)light["target"]!));
        Assert.Equal(
            ["few-sellers-leave", "fifty-stores"],
            (await plan.Api.Get(first.Next!)).Is(200).Items.Select(light => (string)light["target"]!)
        );
        var one = (await plan.Api.Get($"{plan.Path}/key-results/kr/light?date=2024-06-18")).Is(200).Json;
        Assert.Equal(("mid-gmv", "kr"), ((string)one["target"]!, (string)one["keyResults"]![0]!));
    }

    [Fact]
    public async Task Pace_ShowsTheWay()
    {
        var plan = await LitPlan.New(service);

        var pace = (await plan.Api.Get($"{plan.Path}/targets/fifty-stores/pace?date=2024-06-18&grain=quarter")).Is(200).Json;

        Assert.Equal("steps", (string)pace["method"]!);
        Assert.Equal(
            ["2024-03-31 12.5 9", "2024-06-30 25 ", "2024-09-30 37.5 ", "2024-12-31 50 "],
            pace["points"]!.AsArray().Select(point => $"{point!["date"]} {point["expected"]} {point["actual"]}")
        );
    }

    [Theory]
    [InlineData("lights?date=tomorrow", "bad-date /date")]
    [InlineData("lights?date=1999-01-01", "period-outside-calendar /date")]
    [InlineData("lights?light=blue&at=nonsense", "not-allowed /at, not-allowed /light")]
    [InlineData(
        "lights?at=depth=1&objective=fame&indicator=luck",
        "unknown-reference /at, unknown-reference /indicator, unknown-reference /objective"
    )]
    [InlineData("lights?first=0&after=%20", "bad-cursor /after, out-of-range /first")]
    [InlineData("lights?scenario=dream", "unknown-reference /scenario")]
    [InlineData("lights?colour=red", "unknown-parameter /colour")]
    [InlineData("targets/year-gmv/pace?grain=day", "not-allowed /grain")]
    public async Task Lights_WithBadParameters_SayWhatIsWrong(string query, string faults)
    {
        var plan = await LitPlan.New(service);

        (await plan.Api.Get($"{plan.Path}/{query}")).HasFaults(faults.Split(", "));
    }

    [Theory]
    [InlineData("""{"method":"steps","weights":[1]}""", "not-allowed /pace/weights")]
    [InlineData("""{"method":"steps","grain":"week"}""", "not-allowed /pace/grain")]
    [InlineData(
        """{"method":"straightLine","grain":"month","yearsBefore":1,"measure":"actual"}""",
        "not-allowed /pace/grain, not-allowed /pace/measure, not-allowed /pace/yearsBefore"
    )]
    [InlineData("""{"method":"seasonal","weights":[]}""", "too-few /pace/weights")]
    [InlineData("""{"method":"seasonal","weights":[-1,2]}""", "out-of-range /pace/weights")]
    [InlineData("""{"method":"seasonal","yearsBefore":0}""", "out-of-range /pace/yearsBefore")]
    [InlineData("""{"method":"guess"}""", "not-allowed /pace/method")]
    public async Task Target_WithAPaceThatCannotBe_IsRefused(string pace, string faults)
    {
        var plan = await LitPlan.New(service);

        (
            await plan.Api.Post(
                $"{plan.Path}/targets",
                $$"""{"code":"a","indicator":"gmv","comparator":"atLeast","value":1,"pace":{{pace}}}"""
            )
        ).HasFaults(faults.Split(", "));
    }

    [Fact]
    public async Task Light_OfWhatThereIsNot_IsNotFound()
    {
        var plan = await LitPlan.New(service);

        (await plan.Api.Get($"{plan.Path}/targets/nothing/light")).IsProblem(404, "not-found");
        (await plan.Api.Get($"{plan.Path}/key-results/nothing/light")).IsProblem(404, "not-found");
        (await plan.Api.Get($"{plan.Path}/targets/nothing/pace")).IsProblem(404, "not-found");
        (await plan.Api.Get("/v1/plans/nothing/lights")).IsProblem(404, "not-found");
    }

    private static IEnumerable<string> Inputs(JsonNode light) =>
        light["why"]!["inputs"]!
            .AsArray()
            .Select(input =>
                string.Join(
                    ' ',
                    new[] { input!["role"], input["measure"], input["indicator"], input["from"], input["to"], input["value"] }
                        .Where(part => part is not null)
                        .Select(part => part!.ToString())
                )
            );
}
