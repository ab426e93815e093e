using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Decomposition;

/// <summary>Key results become those of lines, tiers and quarters: by preview and token, undone as one, and asked for again.</summary>
public sealed class DecompositionTests(OpenService service) : IClassFixture<OpenService>
{
    [Theory]
    // By last year's actuals, to the cent.
    [InlineData("kr-gmv", "tier", "gmv-2025 tier: head 606.06, mid 363.64, new 30.3")]
    // Whole stores.
    [InlineData("kr-stores", "tier", "stores-2025 tier: head 17, mid 17, new 16")]
    // A ratio is the same for each.
    [InlineData("kr-rate", "tier", "rate-2025 tier: head 4.5, mid 4.5, new 4.5")]
    // So is a growth: where each grows by it, all does.
    [InlineData("kr-growth", "tier", "growth-2025 tier: head 18, mid 18, new 18")]
    public async Task Preview_OverTiers_SharesAsIsUsualForTheKind(string keyResult, string dimension, string told)
    {
        var plan = await ShopPlan.New(service);

        var preview = await plan.Preview($$"""{"keyResults":["{{keyResult}}"],"over":[{"dimension":"{{dimension}}"}]}""");

        Assert.Equal([told], ShopPlan.Told(preview));
        Assert.Empty(preview["obstacles"]?.AsArray() ?? []);
    }

    [Fact]
    public async Task Preview_OverTiersAndQuarters_StaysWholeAndRises()
    {
        var plan = await ShopPlan.New(service);

        var preview = await plan.Preview(
            """
            {"keyResults":["kr-stores"],"over":[{"grain":"quarter"},{"dimension":"tier"}],
             "bases":[{"axis":"tier","method":"weighted","weights":[{"member":"head","value":3},{"member":"mid","value":2}],"assumption":{"en":"Head sellers open most."}}]}
            """
        );

        Assert.Equal(
            [
                "stores-2025 tier: head 30, mid 20, new 0",
                "stores-2025-head period: head 2025-Q1 3, head 2025-Q2 6, head 2025-Q3 9, head 2025-Q4 12",
                "stores-2025-mid period: mid 2025-Q1 2, mid 2025-Q2 4, mid 2025-Q3 6, mid 2025-Q4 8",
                "stores-2025-new period: new 2025-Q1 0, new 2025-Q2 0, new 2025-Q3 0, new 2025-Q4 0",
            ],
            ShopPlan.Told(preview)
        );
        Assert.All(preview["results"]!.AsArray(), number => Assert.Equal(0m, (decimal)number!["left"]!));
        Assert.Contains("Head sellers open most.", (string)preview["results"]![0]!["basis"]!["en"]!, StringComparison.Ordinal);
        Assert.Equal(12, (int)preview["cellCount"]!);
    }

    [Fact]
    public async Task Preview_NamesWhatCannotBeBrokenDown_AndWhatWouldMakeItPossible()
    {
        var plan = await ShopPlan.New(service);

        var preview = await plan.Preview("""{"over":[{"dimension":"line"},{"dimension":"tier"},{"grain":"quarter"}]}""");

        var obstacles = preview["obstacles"]!
            .AsArray()
            .Select(obstacle => $"{obstacle!["keyResult"]} {obstacle["axis"]} {obstacle["code"]}")
            .Distinct();
        Assert.Equal(
            [
                "kr-profit-brand period computed",
                "kr-profit-brand tier computed",
                "kr-sellers-head period no-start",
                "kr-sellers-mid period no-start",
                "kr-sellers-new period no-start",
                "kr-users line no-line",
                "kr-users period not-additive",
                "kr-users tier not-additive",
            ],
            obstacles.Order(StringComparer.Ordinal)
        );
        Assert.All(
            preview["obstacles"]!.AsArray(),
            obstacle =>
                Assert.All(
                    ["en", "zh"],
                    language => Assert.NotEmpty((string)obstacle!["reason"]![language]! + (string)obstacle["remedy"]![language]!)
                )
        );
    }

    [Fact]
    public async Task Apply_MakesObjectivesKeyResultsTargetsWeightsAndNumbers_InTheScenarioAlone()
    {
        var plan = await ShopPlan.New(service);
        var applied = await plan.Decompose(
            """{"scenario":"split","keyResults":["kr-gmv","kr-stores"],"over":[{"dimension":"tier"},{"grain":"quarter"}],"source":"assumption"}"""
        );

        Assert.Equal(
            (3, 6, 30, 9),
            ((int)applied["objectives"]!, (int)applied["keyResults"]!, (int)applied["targets"]!, (int)applied["weights"]!)
        );
        var objective = (await plan.Api.Get($"{plan.Path}/objectives/sell-mid")).Is(200).Json;
        Assert.Equal(
            ("Sell · Mid", "bob", "split", """["sell"]""", """{"line":"sales","tier":"mid"}"""),
            (
                (string)objective["names"]!["en"]!,
                (string)objective["owner"]!,
                (string)objective["scenario"]!,
                objective["parents"]!.ToJsonString(),
                objective["scope"]!.ToJsonString()
            )
        );
        Assert.Equal("ann", (string)(await plan.Api.Get($"{plan.Path}/objectives/sell-head")).Is(200).Json["owner"]!);
        var result = (await plan.Api.Get($"{plan.Path}/key-results/kr-gmv-mid")).Is(200).Json;
        Assert.Equal(
            ("kr-gmv", "gmv-2025-mid", "sell-mid"),
            ((string)result["parent"]!, (string)result["target"]!, (string)result["objective"]!)
        );
        var target = (await plan.Api.Get($"{plan.Path}/targets/gmv-2025-mid")).Is(200).Json;
        Assert.Equal(
            (363.64m, "atLeast", "gmv-2025", "relative", "assumption"),
            (
                (decimal)target["value"]!,
                (string)target["comparator"]!,
                (string)target["derivation"]!["from"]!,
                (string)target["derivation"]!["method"]!,
                (string)target["source"]!
            )
        );
        var weights = (await plan.Api.Get($"{plan.Path}/weights-in-force?scenario=split&date=2025-03-01")).Is(200).Json["sets"]!.AsArray();
        Assert.All(weights, set => Assert.Equal(100m, (decimal)set!["sum"]!));
        Assert.Equal(
            ["60", "40"],
            weights.Single(set => (string?)set!["objective"] == "sell-mid")!["weights"]!
                .AsArray()
                .Select(weight => weight!["value"]!.ToString())
        );
        // The plan itself is as it was.
        Assert.DoesNotContain(
            (await plan.Api.Get($"{plan.Path}/weights-in-force?date=2025-03-01")).Is(200).Json["sets"]!.AsArray(),
            set => (string?)set!["objective"] == "sell-mid"
        );
        var slice = (
            await plan.Api.Post(
                $"{plan.Path}/slices",
                """{"scenario":"split","indicators":["gmv"],"rows":[{"dimension":"tier","total":true}]}"""
            )
        )
            .Is(200)
            .Json;
        Assert.Equal(["606.06", "363.64", "30.3", "1000"], slice["rows"]!.AsArray().Select(row => row!["cells"]![0]!["value"]!.ToString()));
        Assert.Equal(
            "missing",
            (string)
                (await plan.Api.Post($"{plan.Path}/slices", """{"indicators":["gmv"]}""")).Is(200).Json["rows"]![0]!["cells"]![0]!["state"]!
        );
    }

    [Fact]
    public async Task Undo_TakesAllOfItBack()
    {
        var plan = await ShopPlan.New(service);
        var before = (await plan.Api.Get($"{plan.Path}/document")).Is(200).Text;
        var applied = await plan.Decompose(
            """{"scenario":"split","keyResults":["kr-gmv","kr-rate"],"over":[{"dimension":"tier"},{"grain":"quarter"}]}"""
        );

        (await plan.Api.Post($"{plan.Path}/change-sets/{applied["version"]}/undo", "")).Is(200);

        Assert.Equal(before, (await plan.Api.Get($"{plan.Path}/document")).Is(200).Text);
    }

    [Fact]
    public async Task AskedAgain_KeepsWhatWasEditedAndHeld_AndSharesTheRest()
    {
        var plan = await ShopPlan.New(service);
        const string request = """{"scenario":"split","keyResults":["kr-stores"],"over":[{"dimension":"tier"}]}""";
        await plan.Decompose(request);
        var etag = (await plan.Api.Get($"{plan.Path}/targets/stores-2025-head")).ETag;
        (await plan.Api.Patch($"{plan.Path}/targets/stores-2025-head", """{"value":20}""", etag)).Is(200);
        (
            await plan.Api.Post(
                $"{plan.Path}/holds",
                """{"code":"keep","indicator":"stores","scope":{"tier":"new"},"period":"2025","measure":"target"}"""
            )
        ).Is(201);
        etag = (await plan.Api.Get($"{plan.Path}/targets/stores-2025")).ETag;
        (await plan.Api.Patch($"{plan.Path}/targets/stores-2025", """{"value":60}""", etag)).Is(200);

        var preview = await plan.Preview(request);

        Assert.Equal(["stores-2025 tier: head 20, mid 24, new 16"], ShopPlan.Told(preview));
        Assert.Equal(
            ["edited 20", "moves 17", "held 16"],
            preview["results"]![0]!["parts"]!.AsArray().Select(part => $"{part!["state"]} {part["before"]}")
        );
        await plan.Apply(preview);
        Assert.Equal("same", (string)(await plan.Preview(request))["results"]![0]!["parts"]![1]!["state"]!);
    }

    [Fact]
    public async Task Bounds_ToDate_LimitTheQuarters_AndWhatCannotBeMetIsTold()
    {
        var plan = await ShopPlan.New(service);
        (
            await plan.Api.Post(
                $"{plan.Path}/bounds",
                """{"code":"by-june","indicator":"stores","period":"2025-Q2","measure":"target","toDate":true,"min":20}"""
            )
        ).Is(201);

        var preview = await plan.Preview("""{"keyResults":["kr-stores"],"over":[{"grain":"quarter"}]}""");

        Assert.Equal(["stores-2025 period: 2025-Q1 7, 2025-Q2 13, 2025-Q3 13, 2025-Q4 17"], ShopPlan.Told(preview));
        (
            await plan.Api.Post(
                $"{plan.Path}/bounds",
                """{"code":"most","indicator":"stores","scope":{"tier":"head"},"period":"2025","measure":"target","min":70}"""
            )
        ).Is(201);
        preview = await plan.Preview(
            """{"keyResults":["kr-stores"],"over":[{"dimension":"tier"}],"bases":[{"method":"entered","values":[{"member":"head","value":40}],"keyResults":["kr-stores"]}]}"""
        );
        Assert.Equal(10m, (decimal)preview["results"]![0]!["left"]!);
    }

    [Fact]
    public async Task Token_IsGoodWhateverElseChanges()
    {
        var plan = await ShopPlan.New(service);
        var preview = await plan.Preview("""{"keyResults":["kr-gmv"],"over":[{"dimension":"tier"}]}""");
        (await plan.Api.Post($"{plan.Path}/objectives", """{"code":"late"}""")).Is(201);
        (await plan.Api.Post($"{plan.Path}/comments", """{"subject":{"target":"stores-2025"},"text":"Why so many?"}""")).Is(201);

        await plan.Apply(preview);
    }

    [Fact]
    public async Task Token_OfADecompositionThatComesToSomethingElse_IsStale()
    {
        var plan = await ShopPlan.New(service);
        var preview = await plan.Preview("""{"keyResults":["kr-gmv"],"over":[{"dimension":"tier"}]}""");
        (await plan.Api.Patch($"{plan.Path}/targets/gmv-2025", """{"value":1100}""", "*")).Is(200);

        (await plan.Api.Post($"{plan.Path}/decompositions", $$"""{"token":"{{preview["token"]}}"}""")).IsProblem(412, "stale-preview");
        (await plan.Api.Post($"{plan.Path}/decompositions", """{"token":"none"}""")).IsProblem(403, "wrong-token");
    }

    [Fact]
    public async Task Discard_OfTheScenario_TakesItsPartsAlong_AndMerge_MakesThemThePlans()
    {
        var plan = await ShopPlan.New(service);
        const string request = """{"scenario":"split","keyResults":["kr-gmv"],"over":[{"dimension":"tier"}]}""";
        await plan.Decompose(request);

        (await plan.Api.Post($"{plan.Path}/scenarios/split/merge", "")).Is(200);
        Assert.Null((await plan.Api.Get($"{plan.Path}/targets/gmv-2025-mid")).Is(200).Json["scenario"]);
        await plan.Decompose(request.Replace("kr-gmv", "kr-stores", StringComparison.Ordinal));
        (
            await plan
                .Api.With("If-Match", (await plan.Api.Get($"{plan.Path}/scenarios/split")).ETag!)
                .Post($"{plan.Path}/scenarios/split/discard", "")
        ).Is(204);
        (await plan.Api.Get($"{plan.Path}/targets/stores-2025-mid")).IsProblem(404, "not-found");
        (await plan.Api.Get($"{plan.Path}/targets/gmv-2025-mid")).Is(200);
    }

    [Theory]
    [InlineData("""{"over":[]}""", "too-few /over")]
    [InlineData(
        """{"over":[{"dimension":"tier","level":0},{"dimension":"line","grain":"quarter"}]}""",
        "not-allowed /over/1, out-of-range /over/0/level"
    )]
    [InlineData(
        """{"over":[{"dimension":"tier","members":["mid","mid"]},{"periods":["2025-Q1","2025-02"]}]}""",
        "duplicate-item /over/0/members/1, duplicate-item /over/1/periods/1"
    )]
    [InlineData("""{"over":[{"dimension":"nowhere"}]}""", "unknown-reference /over/0/dimension")]
    [InlineData("""{"over":[{"dimension":"tier","members":["none"]}]}""", "unknown-reference /over/0/members/0")]
    [InlineData(
        """{"scenario":"no","keyResults":["no"],"objectives":["no"],"over":[{"grain":"quarter"}],"source":"no"}""",
        "unknown-reference /keyResults/0, unknown-reference /objectives/0, unknown-reference /scenario, unknown-reference /source"
    )]
    [InlineData(
        """{"over":[{"grain":"quarter"}],"bases":[{"method":"weighted","axis":"nowhere"},{"method":"entered","indicators":["no"]}]}""",
        "missing-field /bases/0/weights, missing-field /bases/1/values, unknown-reference /bases/0/axis, unknown-reference "
            + "/bases/1/indicators/0"
    )]
    public async Task Preview_OfWhatCannotBeMeant_NamesEveryFault(string request, string faults)
    {
        var plan = await ShopPlan.New(service);

        (await plan.Api.Post($"{plan.Path}/decomposition-previews", request)).HasFaults(faults.Split(", "));
    }
}
