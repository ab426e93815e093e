using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Cube;
using PlanApi.IntegrationTests.Kit;
using PlanApi.IntegrationTests.Lights;

namespace PlanApi.IntegrationTests.Forecasts;

public sealed class OutlookTests(OpenService service) : IClassFixture<OpenService>
{
    private const string Until = "date=2024-05-31";

    [Theory]
    // 200 in 152 days: 281.58 more in the 214 that are left.
    [InlineData("year-gmv", "runRate", "willMeet 481.58 of 366, 115.58 beyond")]
    // 150 so far, and of 183 over 366 days half a unit a day.
    [InlineData("mid-gmv", "remainingTargets", "willMeet 257 of 183, 74 beyond")]
    [InlineData("mid-gmv", "runRate", "willMeet 361.18 of 183, 178.18 beyond")]
    [InlineData("daily-visitors", "runRate", "willMiss 96000 of 100000, -4000 beyond")]
    [InlineData("few-sellers-leave", "runRate", "willMeet 40 of 50, 10 beyond")]
    // The parts are forecast, in whole inquiries and visitors, and their ratio follows: 60 of 241.
    [InlineData("conversion-band", "runRate", "willMeet 24.8963 of 20, 4.8963 beyond")]
    [InlineData("seller-rise", "runRate", "willMiss 250 of 466, -216 beyond")]
    // From 100 to 466 in a straight line: at its end by definition.
    [InlineData("seller-rise", "remainingTargets", "willMeet 466 of 466, 0 beyond")]
    [InlineData("sales-basket", "runRate", "willMiss 1.4987 of 2, -0.5013 beyond")]
    [InlineData("last-quarter", "runRate", "willMeet 121.05 of 100, 21.05 beyond")]
    // A fifth more than the 300 of the year before.
    [InlineData("gmv-growth-target", "runRate", "willMeet 481.58 of 360, 121.58 beyond")]
    public async Task Outlook_OfATarget_ComparesItWithItsForecast(string target, string method, string expected)
    {
        var plan = await LitPlan.New(service);

        var outlook = await Outlook(plan, target, $"{Until}&methods={method}");

        Assert.Equal(expected, $"{outlook["verdict"]} {outlook["forecast"]} of {outlook["goal"]}, {outlook["margin"]} beyond");
        Assert.Equal("2024-05-31", (string?)outlook["actualTo"]);
    }

    [Theory]
    [InlineData(
        "fifty-stores",
        "runRate",
        "noForecast noActual",
        "stores, the whole organisation: no forecast for 2024; 2024-01 is over and has no actual of stores."
    )]
    [InlineData(
        "satisfied",
        "runRate",
        "noForecast tooFewActuals",
        "satisfaction, the whole organisation: no forecast for 2024; satisfaction has too few months with actuals."
    )]
    [InlineData(
        "year-gmv",
        "seasonal",
        "noForecast noShape",
        "gmv, the whole organisation: no forecast for 2024; the year before has no number of gmv to take 2024-01 from."
    )]
    [InlineData(
        "year-gmv",
        "entered",
        "noForecast notEntered",
        "gmv, the whole organisation: no forecast for 2024; none is entered for gmv in 2024-06; enter one, or name a method that makes one."
    )]
    [InlineData(
        "few-sellers-leave",
        "trend",
        "- -",
        "staff, the whole organisation: 40 is forecast for 2024, where at most 50 is wanted; it will be reached, by 10."
    )]
    public async Task Outlook_SaysWhyThereIsNone(string target, string method, string reason, string sentence)
    {
        var plan = await LitPlan.New(service);

        var outlook = await Outlook(plan, target, $"{Until}&methods={method}");

        Assert.Equal(reason, $"{(string?)outlook["reason"] ?? "-"} {(string?)outlook["places"]![0]!["fault"] ?? "-"}");
        Assert.Equal(sentence, (string?)outlook["sentence"]);
    }

    [Fact]
    public async Task Outlook_WithoutMethods_GoesByWhatIsEntered_ElseByTheSeason_ElseByTheRunRate()
    {
        var plan = await LitPlan.New(service);
        Assert.Equal("""["runRate"]""", (await Outlook(plan, "mid-gmv", Until))["sources"]!.ToJsonString());

        await plan.Put([
            .. Enumerable.Range(1, 12).Select(month => $"gmv line=sales,tier=mid 2023-{month:D2} 10 actual"),
            "gmv line=sales,tier=mid 2023 - actual",
        ]);
        var seasonal = await Outlook(plan, "mid-gmv", Until);
        Assert.Equal(("""["seasonal"]""", "360"), (seasonal["sources"]!.ToJsonString(), seasonal["forecast"]!.ToString()));

        await plan.Put([.. Enumerable.Range(6, 7).Select(month => $"gmv tier=mid 2024-{month:D2} 4 forecast")]);
        var entered = await Outlook(plan, "mid-gmv", Until);
        Assert.Equal(
            ("""["entered"]""", "178", "willMiss"),
            (entered["sources"]!.ToJsonString(), entered["forecast"]!.ToString(), (string)entered["verdict"]!)
        );
    }

    [Fact]
    public async Task Outlook_OfAPeriodThatIsOver_IsWhatHappened()
    {
        var plan = await CubePlan.New(
            service.Api,
            """
            targets:
              - {code: first, indicator: gmv, period: 2024-Q1, comparator: moreThan, value: 30}
              - {code: other, indicator: gmv, period: 2024-Q1, comparator: atLeast, value: 30}
            """,
            "gmv - 2024-01 10 actual",
            "gmv - 2024-02 10 actual",
            "gmv - 2024-03 10 actual"
        );

        Assert.Equal("missed", (string?)(await Outlook(plan, "first", "date=2024-04-15"))["verdict"]);
        Assert.Equal("met", (string?)(await Outlook(plan, "other", "date=2024-04-15"))["verdict"]);
    }

    [Fact]
    public async Task Outlooks_AreListed_ByVerdict_InBothDoors()
    {
        var plan = await LitPlan.New(service);

        var missed = (await plan.Api.Get($"{plan.Path}/outlooks?{Until}&methods=runRate&verdict=willMiss")).Is(200).Json;
        var all = (await plan.Api.Get($"{plan.Path}/outlooks?{Until}&methods=runRate")).Is(200).Json;
        var answer = (
            await plan.Api.Post(
                "/graphql",
                new JsonObject
                {
                    ["query"] =
                        "query($plan: Code!) { plan(code: $plan) { outlooks(date: \"2024-05-31\", methods: [RUN_RATE], verdict: "
                        + "[WILL_MISS]) { nodes { target: targetCode verdict forecast } } targetOutlook(target: \"mid-gmv\", date: "
                        + "\"2024-05-31\", methods: [RUN_RATE]) { places { indicator: indicatorCode months { month number source } } } } }",
                    ["variables"] = new JsonObject { ["plan"] = plan.Path.Split('/')[^1] },
                }.ToJsonString()
            )
        ).Is(200).Json;

        Assert.Equal(
            ["daily-visitors", "quarterly", "sales-basket", "seller-rise"],
            missed["items"]!.AsArray().Select(outlook => (string)outlook!["target"]!)
        );
        Assert.Equal(12, all["items"]!.AsArray().Count);
        Assert.Equal(
            missed["items"]!.AsArray().Select(outlook => (string)outlook!["target"]!),
            answer["data"]!["plan"]!["outlooks"]!["nodes"]!.AsArray().Select(outlook => (string)outlook!["target"]!)
        );
        Assert.Equal("ACTUAL", (string)answer["data"]!["plan"]!["targetOutlook"]!["places"]![0]!["months"]![0]!["source"]!);
    }

    [Theory]
    [InlineData("?methods=entered,entered", "/methods")]
    [InlineData("?methods=magic", "/methods")]
    [InlineData("?verdict=perhaps", "/verdict")]
    [InlineData("?date=2031-01-01", "/date")]
    [InlineData("?indicator=nothing", "/indicator")]
    [InlineData("?scenario=nothing", "/scenario")]
    public async Task Outlook_ThatCannotBeMeant_IsRefused(string query, string pointer)
    {
        var plan = await CubePlan.New(service);

        Assert.Equal(
            [pointer],
            (await plan.Api.Get($"{plan.Path}/outlooks{query}")).Is(400).FaultNodes.Select(fault => (string)fault["pointer"]!)
        );
    }

    private static async Task<JsonNode> Outlook(CubePlan plan, string target, string query) =>
        (await plan.Api.Get($"{plan.Path}/targets/{target}/outlook?{query}")).Is(200).Json;
}
