using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Cube;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Drivers;

/// <summary>
/// The growth model over both doors: the worked example of docs/explanation/growth-model.md, with the order rate within the price.
/// </summary>
public sealed class DriverTests(OpenService service) : IClassFixture<OpenService>
{
    private static readonly string[] Cells =
    [
        "visitors - 2024-Q1 100000",
        "inquiries - 2024-Q1 6000",
        "price - 2024-Q1 50",
        "visitors - 2024-Q2 120000",
        "inquiries - 2024-Q2 7800",
        "price - 2024-Q2 48",
        "visitors - 2024-Q3 0",
        "gmv - 2024-Q3 7",
    ];

    [Fact]
    public async Task Tree_SaysWhatOnePercentAndOnePointMoreOfEachDriverBring()
    {
        var tree = (await Ask(await Funnel(), "driver-trees", """{"indicator":"funnel","period":"2024-Q1"}""")).Json;

        Assert.Equal(
            ["funnel 300000", "price 50", "conversion 6", "visitors 100000"],
            tree["drivers"]!.AsArray().Select(node => $"{node!["name"]} {node["value"]}")
        );
        var conversion = Node(tree, "conversion")["effect"]!;
        Assert.Equal(
            "50000 3000 50000 1",
            $"{conversion["rate"]!["value"]} {conversion["onePercentMore"]!["effect"]!["value"]} "
                + $"{conversion["oneMore"]!["effect"]!["value"]} {conversion["elasticity"]!["exact"]}"
        );
        Assert.Equal(
            """[{"to":"funnel","rate":{"value":50000,"exact":"50000"},"topRate":{"value":1,"exact":"1"},"product":{"value":50000,"exact":"50000"}}]""",
            conversion["through"]!.ToJsonString()
        );
        Assert.Equal(
            "One percent more of 'conversion' (6 to 6.06) takes 'funnel' to 303000, which is 3000 more. One point more of "
                + "'conversion' (6 to 7) takes 'funnel' to 350000, which is 50000 more. At the margin, each one brings 50000, and one "
                + "percent 1 percent.",
            (string)conversion["sentence"]!
        );
        Assert.Equal("[visitors] * [conversion] / 100 * [price]", (string)Node(tree, "funnel")["formula"]!);
    }

    [Fact]
    public async Task Tree_ThatEndsBelowARate_KnowsThatItsPartsCancelOut()
    {
        var tree = (await Ask(await Funnel(), "driver-trees", """{"indicator":"funnel","period":"2024-Q1","drivers":[]}""")).Json;

        Assert.Equal(
            ["inquiries 50", "visitors 0"],
            new[] { "inquiries", "visitors" }.Select(name => $"{name} {Node(tree, name)["effect"]!["rate"]!["exact"]}")
        );
        Assert.Equal(2, Node(tree, "visitors")["effect"]!["through"]!.AsArray().Count);
        Assert.Equal("[inquiries] / [visitors] * 100", (string)Node(tree, "conversion")["formula"]!);
    }

    [Fact]
    public async Task Tornado_RanksDriversByTheirSwing()
    {
        var tornado = (
            await Ask(
                await Funnel(),
                "driver-tornados",
                """{"indicator":"funnel","period":"2024-Q1","percent":10,"ranges":[{"indicator":"price","low":49,"high":65}]}"""
            )
        ).Json;

        Assert.Equal(
            ["price 49 294000 65 390000 96000", "conversion 5.4 270000 6.6 330000 60000", "visitors 90000 270000 110000 330000 60000"],
            tornado["bars"]!
                .AsArray()
                .Select(bar =>
                    $"{bar!["name"]} {bar["low"]!["driver"]!["value"]} {bar["low"]!["top"]!["value"]} "
                    + $"{bar["high"]!["driver"]!["value"]} {bar["high"]!["top"]!["value"]} {bar["swing"]!["value"]}"
                )
        );
    }

    [Fact]
    public async Task Attribution_AddsUpToTheChange_ExactlyAndAsShown()
    {
        var answer = (
            await Ask(await Funnel(), "driver-attributions", """{"indicator":"funnel","period":"2024-Q2","from":{"period":"2024-Q1"}}""")
        ).Json;

        Assert.Equal("300000 374400 74400", $"{answer["before"]} {answer["after"]} {answer["change"]}");
        Assert.Equal(
            ["visitors 61233.34 183700/3", "conversion 26933.33 80800/3", "price -13766.67 -41300/3"],
            answer["contributions"]!.AsArray().Select(part => $"{part!["name"]} {part["contribution"]} {part["exact"]}")
        );
        Assert.Equal(74400m, answer["contributions"]!.AsArray().Sum(part => (decimal)part!["contribution"]!));
        Assert.Equal(
            "'visitors' went from 100,000 to 120,000, by 20000; times 1837/600, what each one brought over the change, that is 183700/3.",
            (string)answer["contributions"]![0]!["sentence"]!
        );
        Assert.Equal("funnel", (string)answer["subtotals"]![0]!["name"]!);
    }

    [Fact]
    public async Task Attribution_BetweenScenariosAndMembers_NeedsNoPeriod()
    {
        var plan = await Funnel();
        await plan.Scenario("bold");
        (await plan.WriteTo("bold", "price - 2024-Q1 60")).Is(200);
        (
            await plan.Write(
                "gmv market=latam 2024 10",
                "visitors market=latam 2024 5",
                "gmv market=eu 2024 40",
                "visitors market=eu 2024 8"
            )
        ).Is(200);

        var scenarios = (
            await Ask(
                plan,
                "driver-attributions",
                """{"scenario":"bold","indicator":"funnel","period":"2024-Q1","from":{"scenario":"baseline"}}"""
            )
        ).Json;
        Assert.Equal(
            "60000 price 60000",
            $"{scenarios["change"]} {scenarios["contributions"]![0]!["name"]} {scenarios["contributions"]![0]!["contribution"]}"
        );
        var members = (
            await Ask(
                plan,
                "driver-attributions",
                """{"indicator":"basket","scope":{"market":"eu"},"period":"2024","from":{"scope":{"market":"latam"}}}"""
            )
        ).Json;
        Assert.Equal(
            "3 4.875 -1.875",
            $"{members["change"]} {string.Join(' ', members["contributions"]!.AsArray().Select(part => part!["exact"]))}"
        );
    }

    [Fact]
    public async Task WhatIf_ShowsTheTreeInEveryScenario_AndStoresNothing()
    {
        var plan = await Funnel();
        await plan.Scenario("bold");
        (await plan.WriteTo("bold", "price - 2024-Q1 60")).Is(200);
        var cells = await plan.Cells();

        var answer = (
            await Ask(
                plan,
                "driver-what-ifs",
                """{"indicator":"funnel","period":"2024-Q1","changes":[{"indicator":"conversion","points":1},{"indicator":"visitors","percent":-10}],"scenarios":["baseline","bold"]}"""
            )
        ).Json;
        Assert.Equal(
            ["baseline 300000 315000 15000", "bold 360000 378000 18000"],
            answer["scenarios"]!
                .AsArray()
                .Select(outcome => $"{outcome!["place"]!["scenario"]} {outcome["before"]} {outcome["after"]} {outcome["change"]}")
        );
        Assert.Equal(
            ["funnel", "price", "conversion 7", "visitors 90000"],
            answer["scenarios"]![0]!["drivers"]!
                .AsArray()
                .Select(move => (bool)move!["isSet"]! ? $"{move["name"]} {move["after"]!["value"]}" : (string)move["name"]!)
        );
        Assert.Equal(cells, await plan.Cells());

        var missing = (
            await Ask(
                plan,
                "driver-what-ifs",
                """{"indicator":"funnel","period":"2024-Q4","changes":[{"indicator":"price","set":2},{"indicator":"visitors","percent":5}]}"""
            )
        ).Json["scenarios"]![0]!;
        Assert.Equal("Undefined, because 'visitors' has no number there; missing is not zero.", (string)missing["sentence"]!);
        var filled = (
            await Ask(
                plan,
                "driver-what-ifs",
                """{"indicator":"funnel","period":"2024-Q4","changes":[{"indicator":"price","set":2},{"indicator":"visitors","set":500},{"indicator":"conversion","set":5}]}"""
            )
        ).Json["scenarios"]![0]!;
        Assert.Equal("50", filled["after"]!.ToJsonString());
    }

    [Fact]
    public async Task Numbers_ThatCannotBe_SayWhy()
    {
        var plan = await Funnel();

        var missing = (await Ask(plan, "driver-trees", """{"indicator":"funnel","period":"2024-Q4"}""")).Json;
        Assert.Equal("Undefined, because 'visitors' has no number there; missing is not zero.", (string)missing["sentence"]!);
        Assert.All(missing["drivers"]!.AsArray(), node => Assert.Null(node!["effect"]));
        Assert.Equal(
            "Undefined, because 'basket' divides by 'visitors', which is zero.",
            (string)(await Ask(plan, "driver-trees", """{"indicator":"basket","period":"2024-Q3"}""")).Json["sentence"]!
        );
        Assert.Equal(
            "After: Undefined, because 'conversion' has no number there; missing is not zero.",
            (string)
                (await Ask(plan, "driver-attributions", """{"indicator":"funnel","period":"2024-Q3","from":{"period":"2024-Q1"}}""")).Json[
                    "sentence"
                ]!
        );
        Assert.Equal(
            "Undefined, because 'basket' divides by 'visitors', which is zero.",
            (string)(await Ask(plan, "driver-tornados", """{"indicator":"basket","period":"2024-Q3"}""")).Json["sentence"]!
        );
        var toZero = (await Ask(plan, "driver-tornados", """{"indicator":"basket","period":"2024-Q1","percent":100}""")).Json;
        Assert.StartsWith("Undefined, because 'gmv'", (string)toZero["sentence"]!, StringComparison.Ordinal);
        (await plan.Write("gmv - 2024-Q1 500000")).Is(200);
        toZero = (await Ask(plan, "driver-tornados", """{"indicator":"basket","period":"2024-Q1","percent":100}""")).Json;
        Assert.Equal("gmv visitors", string.Join(' ', toZero["bars"]!.AsArray().Select(bar => bar!["name"])));
        Assert.Equal("Undefined, because something would be divided by zero.", (string)toZero["bars"]![1]!["low"]!["undefined"]!);
    }

    [Fact]
    public async Task Shares_AndGrowth_HaveTheRestAndTheStartAsDrivers()
    {
        var plan = await CubePlan.New(service, null, "gmv tier=mid 2024 30", "gmv tier=head 2024 70", "gmv tier=mid 2023 20 actual");

        var share = (await Ask(plan, "driver-trees", """{"indicator":"gmv-share","scope":{"tier":"mid"},"period":"2024"}""")).Json;
        Assert.Equal(
            ["gmv-share 30", "gmv of others 70", "gmv 30"],
            share["drivers"]!.AsArray().Select(node => $"{node!["name"]} {node["value"]}")
        );
        Assert.Equal("0.7", (string)Node(share, "gmv")["effect"]!["rate"]!["exact"]!);
        var growth = (await Ask(plan, "driver-trees", """{"indicator":"gmv-growth","scope":{"tier":"mid"},"period":"2024"}""")).Json;
        Assert.Equal(
            ["gmv-growth 50", "gmv before 20", "gmv 30"],
            growth["drivers"]!.AsArray().Select(node => $"{node!["name"]} {node["value"]}")
        );
        Assert.Equal("5", (string)Node(growth, "gmv")["effect"]!["rate"]!["exact"]!);
    }

    [Fact]
    public async Task FlowsPerDay_CountWithTheirTotals_AndTheDaysAreADriver()
    {
        var plan = await Funnel();
        await Indicator(plan, """{"code":"takings","kind":"formula","unit":"currency","decimals":2,"formula":"[daily] * [price]"}""");
        await Indicator(
            plan,
            """{"code":"rate","kind":"ratio","unit":"percent","decimals":2,"numerator":"inquiries","denominator":"daily"}"""
        );
        (
            await plan.Write(
                "daily - 2024-02 40",
                "price - 2024-02 50",
                "daily - 2024-03 40",
                "price - 2024-03 50",
                "inquiries - 2024-02 58"
            )
        ).Is(200);

        var tree = (await Ask(plan, "driver-trees", """{"indicator":"takings","period":"2024-02"}""")).Json;
        Assert.Equal(
            ["takings 58000", "days 29", "price 50", "daily 40"],
            tree["drivers"]!.AsArray().Select(node => $"{node!["name"]} {node["value"]}")
        );
        Assert.Equal("58000 5", $"{await plan.At("takings - 2024-02")} {await plan.At("rate - 2024-02")}");
        Assert.Equal("1450", (string)Node(tree, "daily")["effect"]!["oneMore"]!["effect"]!["exact"]!);
        Assert.Equal("([daily] * days) * [price]", (string)Node(tree, "takings")["formula"]!);
        Assert.Equal(
            "5",
            Node((await Ask(plan, "driver-trees", """{"indicator":"rate","period":"2024-02"}""")).Json, "rate")["value"]!.ToJsonString()
        );
        var change = (
            await Ask(plan, "driver-attributions", """{"indicator":"takings","period":"2024-03","from":{"period":"2024-02"}}""")
        ).Json;
        Assert.Equal(
            "4000 days 4000",
            $"{change["change"]} {change["contributions"]![0]!["name"]} {change["contributions"]![0]!["contribution"]}"
        );
    }

    [Fact]
    public async Task Formulas_InACircle_AreRefusedByName()
    {
        var plan = await Funnel();
        await Indicator(plan, """{"code":"chicken","kind":"formula","unit":"number","formula":"[egg] * 2"}""");
        await Indicator(plan, """{"code":"egg","kind":"formula","unit":"number","formula":"[chicken] + 1"}""");

        var problem = await Post(plan, "driver-trees", """{"indicator":"chicken","period":"2024"}""");
        problem.HasFaults("cycle /indicator");
        Assert.Contains("chicken <- egg <- chicken", problem.Text, StringComparison.Ordinal);
        Assert.Equal(
            "Undefined, because 'egg' has none: Cycle.",
            (string)(await Ask(plan, "driver-trees", """{"indicator":"chicken","period":"2024","drivers":["egg"]}""")).Json["sentence"]!
        );
    }

    [Theory]
    [InlineData(
        "driver-trees",
        """{"indicator":"none","period":"1999","scope":{"market":"mars"},"drivers":["nobody","gmv","gmv"]}""",
        "unknown-reference /indicator",
        "period-outside-calendar /period",
        "unknown-reference /scope/market",
        "unknown-reference /drivers/0",
        "duplicate-item /drivers/2"
    )]
    [InlineData("driver-trees", """{"period":"2024","more":1}""", "missing-field /indicator", "unknown-field /more")]
    [InlineData(
        "driver-tornados",
        """{"indicator":"funnel","period":"2024","percent":0,"ranges":[{"indicator":"price","low":2,"high":1}]}""",
        "out-of-range /percent",
        "out-of-order /ranges/0/high"
    )]
    [InlineData(
        "driver-tornados",
        """{"indicator":"funnel","period":"2024","ranges":[{"indicator":"stores","low":1,"high":2},{"indicator":"price","low":1,"high":2},{"indicator":"price","low":1,"high":2}]}""",
        "unknown-reference /ranges/0/indicator",
        "duplicate-item /ranges/2/indicator"
    )]
    [InlineData(
        "driver-attributions",
        """{"indicator":"funnel","period":"2024","from":{"period":"1999","scenario":"none"}}""",
        "period-outside-calendar /from/period",
        "unknown-reference /from/scenario"
    )]
    [InlineData("driver-attributions", """{"indicator":"funnel","period":"2024"}""", "missing-field /from")]
    [InlineData("driver-what-ifs", """{"indicator":"funnel","period":"2024","changes":[]}""", "too-few /changes")]
    [InlineData(
        "driver-what-ifs",
        """{"indicator":"funnel","period":"2024","changes":[{"indicator":"price"},{"indicator":"price","set":1,"points":2}],"scenarios":["baseline","baseline","none"]}""",
        "not-allowed /changes/0",
        "not-allowed /changes/1",
        "duplicate-item /changes/1/indicator",
        "duplicate-item /scenarios",
        "unknown-reference /scenarios/2/scenario"
    )]
    [InlineData(
        "driver-what-ifs",
        """{"indicator":"funnel","period":"2024","changes":[{"indicator":"stores","set":1}]}""",
        "unknown-reference /changes/0/indicator"
    )]
    public async Task Question_WithFaults_GetsAllOfThem(string path, string body, params string[] faults) =>
        (await Post(await Funnel(), path, body)).HasFaults(faults);

    [Fact]
    public async Task GraphQL_AnswersTheSame()
    {
        var plan = await Funnel();
        var query = """
            { plan(code: "CODE") {
              driverTree(question: {indicator: "funnel", period: "2024-Q1"}) { drivers { name effect { rate { exact } } } }
              tornado(question: {indicator: "funnel", period: "2024-Q1"}) { bars { name swing { value } } }
              attribution(question: {indicator: "funnel", period: "2024-Q2", from: {period: "2024-Q1"}}) { change contributions { name exact } }
              driverWhatIf(question: {indicator: "funnel", period: "2024-Q1", changes: [{indicator: "price", percent: 10}]}) { scenarios { after } }
            } }
            """.Replace("CODE", plan.Path.Split('/')[^1], StringComparison.Ordinal);

        var answer = (await plan.Api.Post("/graphql", new JsonObject { ["query"] = query }.ToJsonString())).Is(200).Json;
        Assert.Equal(
            """{"plan":{"driverTree":{"drivers":[{"name":"funnel","effect":{"rate":{"exact":"1"}}},{"name":"price","effect":{"rate":{"exact":"6000"}}},{"name":"conversion","effect":{"rate":{"exact":"50000"}}},{"name":"visitors","effect":{"rate":{"exact":"3"}}}]},"tornado":"""
                + """{"bars":[{"name":"conversion","swing":{"value":60000}},{"name":"price","swing":{"value":60000}},{"name":"visitors","swing":{"value":60000}}]},"attribution":"""
                + """{"change":74400,"contributions":[{"name":"visitors","exact":"183700/3"},{"name":"conversion","exact":"80800/3"},{"name":"price","exact":"-41300/3"}]},"driverWhatIf":"""
                + """{"scenarios":[{"after":330000}]}}}""",
            answer["data"]?.ToJsonString() ?? answer.ToJsonString()
        );
    }

    private async Task<CubePlan> Funnel()
    {
        var plan = await CubePlan.New(service);
        await Indicator(plan, """{"code":"price","kind":"nonAdditive","unit":"currency","decimals":2}""");
        await Indicator(
            plan,
            """{"code":"funnel","kind":"formula","unit":"currency","decimals":2,"formula":"[visitors] * [conversion] / 100 * [price]"}"""
        );
        (await plan.Write(Cells)).Is(200);
        return plan;
    }

    private static async Task Indicator(CubePlan plan, string indicator) =>
        (await plan.Api.Post($"{plan.Path}/indicators", indicator)).Is(201);

    private static Task<Answer> Post(CubePlan plan, string path, string question) => plan.Api.Post($"{plan.Path}/{path}", question);

    private static async Task<Answer> Ask(CubePlan plan, string path, string question) => (await Post(plan, path, question)).Is(200);

    private static JsonNode Node(JsonNode tree, string name) => tree["drivers"]!.AsArray().Single(node => (string)node!["name"]! == name)!;
}
