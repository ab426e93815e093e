using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Cube;
using PlanApi.IntegrationTests.Kit;
using PlanApi.IntegrationTests.Lights;

namespace PlanApi.IntegrationTests.Scorecards;

public sealed class ScorecardTests(OpenService service) : IClassFixture<OpenService>
{
    [Fact]
    public async Task Scorecard_OfAnObjective_IsTheWeightedMeanOfWhatHasData()
    {
        var plan = await WithObjectives();

        var card = (await plan.Api.Get($"{plan.Path}/scorecard?objective=grow&date=2024-06-18")).Is(200).Json;

        // Key results: 60 % at 1.2 (1.27 is limited), 20 % at 0.75, 20 % without data. The objective that serves it: 0.96. Each set counts
        // half: (0.3 x 1.2 + 0.1 x 0.75 + 0.5 x 0.96) / 0.9.
        Assert.Equal(
            [
                "keyResult basket 20 0.1 0.75 red",
                "keyResult gmv 60 0.3 1.2 green",
                "keyResult mood 20 0.1 - noData",
                "objective reach - 0.5 0.96 green",
            ],
            Children(card).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            (1.0167m, 0.9m, "green"),
            ((decimal)card["score"]!["score"]!, (decimal)card["score"]!["coverage"]!, (string)card["score"]!["light"]!)
        );
        Assert.Equal(["asGiven", "alike"], card["weights"]!.AsArray().Select(use => (string)use!));
        Assert.Equal("(0.1 × 0.75 + 0.3 × 1.2 + 0.5 × 0.96) / 0.9", (string)card["expression"]!);
        Assert.Equal(0.0167m, card["children"]!.AsArray().Sum(child => (decimal)child!["difference"]!));
        Assert.Equal("Score 1.0167, green: 3 of 4 have data, with 90 % of the weight.", (string)card["sentence"]!);
        Assert.Contains(
            "绿灯",
            (string)
                (await plan.Api.With("Accept-Language", "zh").Get($"{plan.Path}/scorecard?objective=grow&date=2024-06-18")).Is(200).Json[
                    "sentence"
                ]!,
            StringComparison.Ordinal
        );
        var one = (await plan.Api.Get($"{plan.Path}/scorecard?keyResult=basket&date=2024-06-18")).Is(200).Json;
        Assert.Equal((0.75m, "sales-basket"), ((decimal)one["score"]!["score"]!, (string)one["light"]!["target"]!));
        Assert.NotEmpty(one["light"]!["why"]!["steps"]!.AsArray());
    }

    [Fact]
    public async Task Scorecard_OfAPlace_GoesDownToTheCells()
    {
        var plan = await WithMatrix();

        var top = (await plan.Api.Get($"{plan.Path}/scorecard?scope=top&date=2024-06-18")).Is(200).Json;
        Assert.Contains("place line=sales 70 0.35 0.975 green", Children(top));
        var line = (await plan.Api.Get($"{plan.Path}/scorecard?scope=line=sales&date=2024-06-18")).Is(200).Json;
        // Its own target at 0.75; its cell at mid, where the cube wants 183, 85 were due and 166 are there. Each set counts half.
        Assert.Equal(
            ["place line=sales;tier=mid - 0.5 1.2 green", "target sales-basket - 0.5 0.75 red"],
            Children(line).Order(StringComparer.Ordinal)
        );
        var cell = (await plan.Api.Get($"{plan.Path}/scorecard?scope=line=sales;tier=mid&date=2024-06-18")).Is(200).Json;
        Assert.Equal(["target gmv - 1 1.2 green"], Children(cell));
    }

    [Fact]
    public async Task Matrix_OfLights_IsOneAnswer()
    {
        var plan = await WithMatrix();

        var lights = (await plan.Api.Get($"{plan.Path}/matrix/lights?date=2024-06-18")).Is(200).Json;

        Assert.Equal(16, lights["cells"]!.AsArray().Count);
        JsonNode Cell(string? row, string? column) =>
            lights["cells"]!.AsArray().Single(cell => (string?)cell!["row"] == row && (string?)cell["column"] == column)!;
        Assert.Equal(["gmv  green 1.9529 166 85 183"], Numbers(Cell("sales", "mid")));
        Assert.Equal(["noData"], ((string[])[(string)Cell("sales", "head")["light"]!]));
        // The row has its target, and what rolls up from its cell.
        Assert.Equal(["basket sales-basket red 0.75 1.5 2 2", "gmv  green 1.9529 166 85 183"], Numbers(Cell("sales", null)));
        Assert.Contains("gmv mid-gmv green 1.9529 166 85 183", Numbers(Cell(null, "mid")));
        var quarter = (await plan.Api.Get($"{plan.Path}/matrix/lights?date=2024-06-18&period=2024-Q4&indicators=gmv")).Is(200).Json;
        Assert.Equal(["gmv last-quarter undefined    100"], Numbers(quarter["cells"]!.AsArray().Last()!));
    }

    [Fact]
    public async Task Trend_ShowsTheDaysThatAreAsked()
    {
        var plan = await WithObjectives();

        var trend = (await plan.Api.Get($"{plan.Path}/scorecard/trend?keyResult=gmv&dates=2024-02-29,2024-05-31,2024-09-18"))
            .Is(200)
            .Json.AsArray();

        Assert.Equal(
            ["2024-02-29 1.2 green", "2024-05-31 1.2 green", "2024-09-18  stale"],
            trend.Select(point => $"{point!["date"]} {point["score"]} {point["light"]}")
        );
    }

    [Fact]
    public async Task Comparison_OfDaysScenariosAndMembers_AddsUp()
    {
        var plan = await WithMatrix();
        (await plan.Api.Post($"{plan.Path}/scenarios", """{"code":"bold","parent":"baseline"}""")).Is(201);
        (await plan.WriteTo("bold", "gmv line=sales,tier=mid 2024 732 target")).Is(200);
        async Task<JsonNode> Compare(string query) =>
            (await plan.Api.Get($"{plan.Path}/scorecard/comparison?date=2024-06-18&{query}")).Is(200).Json;

        var days = await Compare("scope=line=sales&againstDate=2024-09-18");
        Assert.Null(days["difference"]);
        // Four times as much is wanted: 340 are due by 18 June, and 166 there. Its share is one half.
        var scenarios = await Compare("scope=line=sales&againstScenario=bold");
        Assert.Equal(-0.3559m, (decimal)scenarios["difference"]!);
        Assert.Equal(
            ["-0.3559", "0"],
            scenarios["children"]!.AsArray().Select(child => child!["contribution"]!.ToString()).Order(StringComparer.Ordinal)
        );
        var members = await Compare("scope=line=sales;tier=mid&againstScope=line=brand;tier=head");
        Assert.Null(members["difference"]);
        Assert.StartsWith("No difference", (string)members["sentence"]!, StringComparison.Ordinal);
        var tiers = await Compare("scope=line=sales&againstScope=tier=mid");
        Assert.Equal((decimal)tiers["difference"]!, tiers["children"]!.AsArray().Sum(child => (decimal)child!["contribution"]!));
        // A target's light is judged by the number that the scenario has at its place.
        (await plan.WriteTo("bold", "gmv tier=mid 2024 366 target")).Is(200);
        var light = (await plan.Api.Get($"{plan.Path}/targets/mid-gmv/light?date=2024-06-18&scenario=bold")).Is(200).Json;
        Assert.Equal((366m, 170m), ((decimal)light["goal"]!, (decimal)light["expected"]!));
    }

    [Theory]
    [InlineData("scorecard", "missing-field ")]
    [InlineData("scorecard?objective=grow&scope=top", "not-allowed ")]
    [InlineData("scorecard?scope=depth=1", "unknown-reference /scope")]
    [InlineData("scorecard?scope=nonsense", "not-allowed /scope")]
    [InlineData("scorecard?scope=top&scenario=dream", "unknown-reference /scenario")]
    [InlineData("scorecard/trend?scope=top", "too-few /dates")]
    [InlineData("scorecard/trend?scope=top&dates=2024-02-01,2024-01-01", "out-of-order /dates")]
    [InlineData("scorecard/trend?scope=top&dates=2024-02-01,2051-01-01", "period-outside-calendar /dates")]
    [InlineData("scorecard/trend?scope=top&dates=2024-02-01,x", "bad-date /dates")]
    [InlineData("scorecard/comparison?scope=top&againstScenario=dream", "unknown-reference /againstScenario")]
    [InlineData("scorecard/comparison?scope=top&againstScope=line=nothing", "unknown-reference /against/scope")]
    [InlineData("scorecard/comparison?scope=top&againstDate=1999-01-01", "period-outside-calendar /againstDate")]
    public async Task Scorecard_WithBadParameters_SaysWhatIsWrong(string query, string fault)
    {
        var plan = await WithMatrix();

        (await plan.Api.Get($"{plan.Path}/{query}")).HasFaults(fault);
    }

    [Theory]
    [InlineData("period=someday&indicators=a%20b", "bad-code /indicators, bad-period /period")]
    [InlineData(
        "period=1950&indicators=luck,gmv,gmv",
        "duplicate-item /indicators, period-outside-calendar /period, unknown-reference /indicators"
    )]
    public async Task MatrixLights_WithBadParameters_SayWhatIsWrong(string query, string faults)
    {
        var plan = await WithMatrix();

        (await plan.Api.Get($"{plan.Path}/matrix/lights?{query}")).HasFaults(faults.Split(", "));
    }

    [Fact]
    public async Task Scores_OfWhatThereIsNot_AreNotFound()
    {
        var plan = await LitPlan.New(service);

        (await plan.Api.Get($"{plan.Path}/scorecard?objective=fame")).IsProblem(404, "not-found");
        (await plan.Api.Get($"{plan.Path}/scorecard?keyResult=fame")).IsProblem(404, "not-found");
        (await plan.Api.Get($"{plan.Path}/matrix/lights")).IsProblem(409, "no-matrix");
        (await plan.Api.Get($"{plan.Path}/scorecard?scope=line=sales&date=2024-06-18")).Is(200);
    }

    private async Task<CubePlan> WithObjectives()
    {
        var plan = await LitPlan.New(service);
        (await plan.Api.Post($"{plan.Path}/objectives", """{"code":"reach","parents":["grow"]}""")).Is(201);
        foreach (
            var (result, objective, target, weight) in ((string, string, string, int?)[])
                [
                    ("gmv", "grow", "year-gmv", 60),
                    ("basket", "grow", "sales-basket", 20),
                    ("mood", "grow", "satisfied", 20),
                    ("visits", "reach", "daily-visitors", null),
                ]
        )
        {
            (
                await plan.Api.Post(
                    $"{plan.Path}/key-results",
                    $$"""{"code":"{{result}}","objective":"{{objective}}","target":"{{target}}"}"""
                )
            ).Is(201);
            if (weight is { } value)
                (
                    await plan.Api.Post(
                        $"{plan.Path}/weights",
                        $$"""{"code":"{{result}}-weight","keyResult":"{{result}}","value":{{value}}}"""
                    )
                ).Is(201);
        }
        return plan;
    }

    private async Task<CubePlan> WithMatrix()
    {
        var plan = await LitPlan.New(service, "gmv line=sales,tier=mid 2024 183 target");
        var etag = (await plan.Api.Get(plan.Path)).ETag;
        (await plan.Api.Patch(plan.Path, """{"matrix":{"rows":"line","columns":"tier"}}""", etag)).Is(200);
        (await plan.Api.Post($"{plan.Path}/weights", """{"code":"sales-weight","of":{"line":"sales"},"value":70}""")).Is(201);
        (await plan.Api.Post($"{plan.Path}/weights", """{"code":"brand-weight","of":{"line":"brand"},"value":30}""")).Is(201);
        return plan;
    }

    private static string[] Children(JsonNode card) =>
        [
            .. card["children"]!
                .AsArray()
                .Select(child =>
                {
                    var of = child!["child"]!;
                    var name =
                        of["code"]?.ToString()
                        ?? (
                            (string)of["kind"]! == "target"
                                ? of["indicator"]!.ToString()
                                : string.Join(';', of["scope"]!.AsObject().Select(pair => $"{pair.Key}={pair.Value}"))
                        );
                    return $"{of["kind"]} {name} {child["weight"]?.ToString() ?? "-"} {child["share"]} {of["score"]?.ToString() ?? "-"} "
                        + $"{of["light"]}";
                }),
        ];

    private static string[] Numbers(JsonNode cell) =>
        [
            .. cell["lights"]!
                .AsArray()
                .Select(light =>
                    string.Join(
                            ' ',
                            new[] { "indicator", "target", "light", "attainment", "actual", "expected", "goal" }.Select(name =>
                                $"{light![name]}"
                            )
                        )
                        .TrimEnd()
                ),
        ];
}
