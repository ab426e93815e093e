using PlanApi.IntegrationTests.Cube;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Spreading;

public sealed class SpreadRefusalTests(CubeService service) : IClassFixture<CubeService>
{
    private const string Time = """{"grain":"quarter"}""";
    private const string Tiers = """{"dimension":"tier"}""";

    [Theory]
    [InlineData("stores", "same", Tiers)]
    [InlineData("stores", "shift", Tiers)]
    [InlineData("stores", "straightLine", Tiers)]
    [InlineData("stores", "growth", Tiers)]
    [InlineData("stores", "same", Time)]
    [InlineData("daily", "equal", Time)]
    [InlineData("daily", "proportional", Time)]
    [InlineData("sellers", "equal", Time)]
    [InlineData("sellers", "weighted", Time)]
    [InlineData("sellers", "straightLine", Tiers)]
    [InlineData("staff", "straightLine", Time)]
    [InlineData("peak", "equal", Time)]
    [InlineData("peak", "straightLine", Time)]
    [InlineData("satisfaction", "equal", Tiers)]
    [InlineData("satisfaction", "weighted", Time)]
    [InlineData("users", "equal", Tiers)]
    [InlineData("users", "same", Time)]
    public async Task Method_ThatDoesNotConserveAKind_IsRefusedWithTheReason(string indicator, string method, string axis)
    {
        var plan = await service.Shared();

        var refused = await plan.Preview(
            $$"""{"indicator":"{{indicator}}","period":"2024","value":5,"first":1,"rate":1,"method":"{{method}}","over":[{{axis}}]}"""
        );

        refused.HasFaults("not-allowed /over/0");
        Assert.Contains("does not conserve", (string)refused.FaultNodes[0]["message"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"indicator":"gmv","period":"2024","value":5,"method":"equal","over":[]}""", "too-few /over")]
    [InlineData("""{"indicator":"gmv","period":"2024","value":5,"method":"equal"}""", "missing-field /over")]
    [InlineData("""{"indicator":"gmv","period":"2024","value":5,"over":[{"dimension":"tier"}]}""", "missing-field /method")]
    [InlineData("""{"indicator":"gmv","period":"2024","value":5,"method":"evenly","over":[{"dimension":"tier"}]}""", "not-allowed /method")]
    [InlineData(
        """{"indicator":"gmv","period":"2024","value":5,"method":"equal","over":[{"dimension":"market","below":"germany"}]}""",
        "too-few /over"
    )]
    [InlineData(
        """{"scenario":"dream","indicator":"none","solveFor":"nil","period":"2024","value":5,"method":"relative","like":{"indicator":"zero","scenario":"x","yearsBefore":-1},"over":[{"dimension":"tier"}]}""",
        "unknown-reference /scenario, unknown-reference /indicator, unknown-reference /solveFor, unknown-reference "
            + "/like/indicator, unknown-reference /like/scenario, out-of-range /like/yearsBefore"
    )]
    [InlineData(
        """{"indicator":"gmv","period":"2024","value":5,"method":"relative","over":[{"dimension":"tier"}]}""",
        "missing-field /like"
    )]
    [InlineData("""{"indicator":"gmv","period":"2024","method":"equal","over":[{"dimension":"tier"}]}""", "missing-field /value")]
    [InlineData(
        """{"indicator":"gmv","period":"2024","mode":"add","method":"equal","over":[{"dimension":"tier"}]}""",
        "missing-field /value"
    )]
    [InlineData(
        """{"indicator":"gmv","period":"2024","value":5,"mode":"add","method":"clear","over":[{"dimension":"tier"}]}""",
        "not-allowed /over/0"
    )]
    [InlineData(
        """{"indicator":"gmv","period":"2024","value":5,"method":"equal","over":[{"dimension":"tier","members":["mid","low"]},{"dimension":"depth"},{"grain":"month","within":"2031"}]}""",
        "unknown-reference /over/0/members/1, unknown-reference /over/1/dimension, period-outside-calendar /over/2/within"
    )]
    [InlineData(
        """{"indicator":"gmv","scope":{"tier":"low"},"period":"2024","value":5,"method":"equal","over":[{"dimension":"market"}]}""",
        "unknown-reference /scope/tier"
    )]
    [InlineData(
        """{"indicator":"gmv","period":"2031","value":5,"method":"equal","over":[{"dimension":"tier"}]}""",
        "period-outside-calendar /period"
    )]
    [InlineData(
        """{"indicator":"gmv","scope":{"market":"eu"},"period":"2024","value":5,"method":"equal","over":[{"dimension":"market","members":["mexico"]}]}""",
        "not-allowed /over"
    )]
    [InlineData(
        """{"indicator":"gmv","period":"2024-Q1","value":5,"method":"equal","over":[{"periods":["2024-04"]}]}""",
        "not-allowed /over"
    )]
    [InlineData(
        """{"indicator":"gmv","period":"2024","value":5,"method":"equal","over":[{"dimension":"market","members":["latam","mexico"]}]}""",
        "not-allowed /over/0"
    )]
    [InlineData(
        """{"indicator":"gmv","period":"2024","value":5,"method":"equal","over":[{"dimension":"market","members":["latam","emerging"]}]}""",
        "not-allowed /over/0"
    )]
    [InlineData(
        """{"indicator":"gmv","period":"2024","value":5,"method":"equal","over":[{"dimension":"tier","total":true}]}""",
        "not-allowed /over/0"
    )]
    [InlineData(
        """{"indicator":"gmv","period":"2024","value":5,"method":"equal","over":[{"grain":"quarter","total":true}]}""",
        "not-allowed /over/0"
    )]
    [InlineData(
        """{"indicator":"gmv","period":"2024","value":5,"method":"equal","over":[{"periods":["2024-Q1","2024-01"]}]}""",
        "not-allowed /over/0"
    )]
    [InlineData(
        """{"indicator":"gmv","period":"2024","value":5,"method":"weighted","over":[{"dimension":"tier"}]}""",
        "missing-field /weights"
    )]
    [InlineData(
        """{"indicator":"gmv","period":"2024","value":5,"method":"weighted","weights":[{"member":"mid","value":1},{"member":"head","value":-1}],"over":[{"dimension":"tier"}]}""",
        "out-of-range /weights/1/value"
    )]
    [InlineData(
        """{"indicator":"gmv","period":"2024","value":5,"method":"weighted","weights":[{"member":"mexico","value":1}],"over":[{"dimension":"tier"}]}""",
        "unknown-reference /weights/0"
    )]
    [InlineData(
        """{"indicator":"gmv","period":"2024","value":5,"method":"weighted","weights":[{"member":"mid","value":1},{"member":"mid","value":1}],"over":[{"dimension":"tier"}]}""",
        "unknown-reference /weights/1"
    )]
    [InlineData(
        """{"indicator":"gmv","period":"2024","value":5,"method":"weighted","weights":[{"value":1}],"over":[{"dimension":"tier"}]}""",
        "missing-field /weights/0"
    )]
    [InlineData(
        """{"indicator":"stores","period":"2024","value":5.5,"method":"equal","over":[{"dimension":"tier"}]}""",
        "too-many-decimals /value"
    )]
    [InlineData(
        """{"indicator":"stores","period":"2024","value":5,"first":1.5,"method":"straightLine","over":[{"grain":"quarter"}]}""",
        "too-many-decimals /first"
    )]
    [InlineData(
        """{"indicator":"stores","period":"2024","method":"biproportional","equalIfEmpty":true,"totals":[{"member":"mid","value":1.5}],"over":[{"dimension":"tier"},{"grain":"quarter"}]}""",
        "too-many-decimals /totals/0/value"
    )]
    [InlineData(
        """{"indicator":"conversion","period":"2024","value":5,"method":"same","over":[{"dimension":"tier"}]}""",
        "missing-field /solveFor"
    )]
    [InlineData(
        """{"indicator":"conversion","solveFor":"gmv","period":"2024","value":5,"method":"same","over":[{"dimension":"tier"}]}""",
        "not-allowed /solveFor"
    )]
    [InlineData(
        """{"indicator":"conversion","solveFor":"inquiries","period":"2024","value":5,"method":"same","over":[{"dimension":"tier"}]}""",
        "not-allowed /solveFor"
    )]
    [InlineData(
        """{"indicator":"gmv","solveFor":"stores","period":"2024","value":5,"method":"equal","over":[{"dimension":"tier"}]}""",
        "not-allowed /solveFor"
    )]
    [InlineData(
        """{"indicator":"gmv-growth","solveFor":"gmv","period":"2024","value":5,"method":"equal","over":[{"dimension":"tier"}]}""",
        "not-allowed /solveFor"
    )]
    [InlineData("""{"indicator":"gmv","period":"2024","method":"percentChange","over":[{"dimension":"tier"}]}""", "missing-field /rate")]
    [InlineData(
        """{"indicator":"gmv","period":"2024","value":5,"rate":-100,"method":"growth","over":[{"grain":"quarter"}]}""",
        "missing-field /rate"
    )]
    [InlineData(
        """{"indicator":"gmv","period":"2024","value":5,"methd":"equal","method":"equal","over":[{"dimension":"tier"}]}""",
        "unknown-field /methd"
    )]
    public async Task Spread_ThatCannotBe_SaysWhatIsWrong(string spread, string faults)
    {
        var plan = await service.Shared();

        (await plan.Preview(spread)).HasFaults(faults.Split(", "));
    }

    [Fact]
    public async Task NothingToGoBy_IsSaid_UnlessEqualSharesAreAskedFor()
    {
        var plan = await CubePlan.New(service, null, "gmv tier=mid 2024 0");
        const string Spread = """{"indicator":"gmv","period":"2024","value":3,"method":"proportional","over":[{"dimension":"tier"}]}""";

        (await plan.Preview(Spread)).IsProblem(409, "nothing-to-go-by");
        Assert.Equal(
            ["tier=head 2024: 1", "tier=mid 2024: 1", "tier=tail 2024: 1"],
            CubePlan.After(await plan.Preview(Spread.Replace("\"over\"", "\"equalIfEmpty\":true,\"over\"", StringComparison.Ordinal)))
        );
    }

    [Fact]
    public async Task Total_OutOfReach_NamesTheBoundsAndTheSmallestRelaxation_WhichDoes()
    {
        var plan = await CubePlan.New(service);
        await plan.Bound("head", "stores tier=head 2024", """{"max":20}""");
        await plan.Bound("mid", "stores tier=mid 2024", """{"max":10}""");
        await plan.Bound("tail", "stores tier=tail 2024", """{"max":5}""");
        const string Spread = """{"indicator":"stores","period":"2024","value":50,"method":"equal","over":[{"dimension":"tier"}]}""";

        var refused = (await plan.Preview(Spread)).IsProblem(409, "spread-infeasible");
        Assert.Equal(
            [
                "stores tier=head 2024 allows at most 20.",
                "stores tier=mid 2024 allows at most 10.",
                "stores tier=tail 2024 allows at most 5.",
                "It would do to change total from 50 to 35.",
                "It would do to change stores tier=head 2024 from 20 to 35.",
                "It would do to change stores tier=mid 2024 from 10 to 25.",
                "It would do to change stores tier=tail 2024 from 5 to 20.",
            ],
            refused.FaultNodes.Select(fault => (string)fault["message"]!)
        );
        Assert.Equal(
            ["tier=head 2024: 20", "tier=mid 2024: 10", "tier=tail 2024: 5"],
            CubePlan.After(await plan.Preview(Spread.Replace("50", "35", StringComparison.Ordinal)))
        );
        (await plan.Preview(Spread.Replace("50", "36", StringComparison.Ordinal))).IsProblem(409, "spread-infeasible");
    }

    [Fact]
    public async Task TableOutOfReach_NamesEachBoundThatWouldDoAlone_AndTheTotalsThatWouldTogether()
    {
        var plan = await CubePlan.New(service);
        await plan.Bound("mid", "stores tier=mid 2024-Q1", """{"max":16}""");
        const string Spread = """
            {"indicator":"stores","period":"2024","value":27,"method":"biproportional","equalIfEmpty":true,"over":[{"dimension":"tier","members":["head","mid"]},{"periods":["2024-Q1","2024-Q2"]}],
             "totals":[{"member":"head","value":7},{"member":"mid","value":20},{"period":"2024-Q1","value":25},{"period":"2024-Q2","value":2}]}
            """;

        var refused = (await plan.Preview(Spread)).IsProblem(409, "spread-infeasible");
        Assert.Equal(
            [
                "stores tier=mid 2024-Q1 allows at most 16.",
                "It would do to change stores tier=mid 2024-Q1 from 16 to 18.",
                "It would do to change total tier=mid from 20 to 18 and total 2024-Q1 from 25 to 23.",
            ],
            refused.FaultNodes.Select(fault => (string)fault["message"]!)
        );
        (await plan.Api.Patch($"{plan.Path}/bounds/mid", """{"max":18}""", (await plan.Api.Get($"{plan.Path}/bounds/mid")).ETag)).Is(200);
        Assert.Equal(
            ["tier=head 2024-Q1: 7", "tier=head 2024-Q2: 0", "tier=mid 2024-Q1: 18", "tier=mid 2024-Q2: 2"],
            CubePlan.After(await plan.Preview(Spread))
        );
    }

    // Each region has a bound of its own against what lies below it: no change of one alone mends both.
    [Fact]
    public async Task TreeOfTwoContradictions_NamesTheSmallestChangesThatDoTogether()
    {
        var plan = await CubePlan.New(
            service,
            null,
            "stores market=latam 2024 10",
            "stores market=mexico 2024 5",
            "stores market=eu 2024 10",
            "stores market=germany 2024 5"
        );
        foreach (
            var (code, cell, more) in new[]
            {
                ("latam", "stores market=latam 2024", """{"min":9}"""),
                ("mexico", "stores market=mexico 2024", """{"max":6}"""),
                ("eu", "stores market=eu 2024", """{"min":9}"""),
                ("germany", "stores market=germany 2024", """{"max":7}"""),
            }
        )
            await plan.Bound(code, cell, more);

        var refused = (
            await plan.Preview("""{"indicator":"stores","period":"2024","method":"reconcile","over":[{"dimension":"market"}]}""")
        ).IsProblem(409, "spread-infeasible");

        var messages = refused.FaultNodes.Select(fault => (string)fault["message"]!).ToArray();
        Assert.Equal(
            4,
            messages.Count(message =>
                message.Contains(" allows at most ", StringComparison.Ordinal)
                || message.Contains(" wants at least ", StringComparison.Ordinal)
            )
        );
        var relaxation = Assert.Single(messages, message => message.StartsWith("It would do", StringComparison.Ordinal));
        Assert.Equal("It would do to change stores market=germany 2024 from 7 to 9 and stores market=mexico 2024 from 6 to 9.", relaxation);
    }

    [Fact]
    public async Task Bounds_ThatAreFinerThanTheIndicator_AreNeverLeft()
    {
        var plan = await CubePlan.New(service);
        await plan.Bound("most", "stores tier=head 2024", """{"max":2.5}""");
        await plan.Bound("least", "stores tier=mid 2024", """{"min":3.5}""");
        await plan.Bound("low", "stores tier=tail 2024", """{"max":-0.5}""");

        var preview = await plan.Preview(
            """{"indicator":"stores","period":"2024","value":5,"method":"equal","over":[{"dimension":"tier"}]}"""
        );

        Assert.Equal(["tier=head 2024: 2", "tier=mid 2024: 4", "tier=tail 2024: -1"], CubePlan.After(preview));
        (await plan.Apply(preview)).Is(200);
    }

    [Fact]
    public async Task Bounds_OfPlacesAbove_CountWhatLiesBeside()
    {
        var plan = await CubePlan.New(service, null, "stores tier=head,market=eu 2024 -5", "stores tier=mid,market=eu 2024 5");
        await plan.Bound("all", "stores market=eu 2024", """{"max":3}""");

        // 3 - (-5) is as far as the mid tier can go.
        Assert.Equal(
            ["market=germany,tier=mid 2024: 8"],
            CubePlan.After(
                await plan.Preview(
                    """{"indicator":"stores","scope":{"tier":"mid","market":"eu"},"period":"2024","value":8,"method":"equal","over":[{"dimension":"market"}]}"""
                )
            )
        );
        (
            await plan.Preview(
                """{"indicator":"stores","scope":{"tier":"mid","market":"eu"},"period":"2024","value":9,"method":"equal","over":[{"dimension":"market"}]}"""
            )
        ).Is(409);
    }

    [Fact]
    public async Task BoundToDate_OverQuartersThatAreStored_LimitsThem()
    {
        var plan = await CubePlan.New(
            service,
            null,
            "stores - 2024-Q1 4",
            "stores - 2024-Q2 4",
            "stores tier=mid 2024-Q1 1",
            "stores - 2024-Q3 4"
        );
        await plan.Bound("by-june", "stores - 2024-Q2", """{"max":10,"toDate":true}""");

        var preview = await plan.Preview(
            """{"indicator":"stores","period":"2024","value":40,"method":"equal","over":[{"grain":"quarter"}]}"""
        );

        Assert.Equal(["- 2024-Q1: 5", "- 2024-Q2: 5", "- 2024-Q3: 15", "- 2024-Q4: 15"], CubePlan.After(preview));
        (await plan.Apply(preview)).Is(200);
    }

    [Fact]
    public async Task HoldOnAStoredPlaceInBetween_DoesNotStopWhatLiesBelow()
    {
        var plan = await CubePlan.New(
            service,
            null,
            "stores market=latam 2024 10",
            "stores market=mexico 2024 3",
            "stores market=brazil 2024 3"
        );
        await plan.Hold("latam", "stores market=latam 2024");

        var preview = await plan.Preview(
            """{"indicator":"stores","scope":{"market":"latam"},"period":"2024","value":10,"method":"equal","over":[{"dimension":"market"}]}"""
        );

        Assert.Equal(["market=brazil 2024: 5", "market=mexico 2024: 5"], CubePlan.After(preview));
        (await plan.Apply(preview)).Is(200);
        (
            await plan.Preview(
                """{"indicator":"stores","scope":{"market":"latam"},"period":"2024","value":11,"method":"equal","over":[{"dimension":"market"}]}"""
            )
        ).Is(409);
    }

    [Fact]
    public async Task HoldsAndBounds_ThatContradictEachOther_AreBothNamed()
    {
        var plan = await CubePlan.New(service, null, "stores tier=mid 2024 10");
        await plan.Hold("held", "stores tier=mid 2024");
        await plan.Bound("cap", "stores tier=mid 2024", """{"max":8}""");

        var refused = (
            await plan.Preview("""{"indicator":"stores","period":"2024","value":20,"method":"equal","over":[{"dimension":"tier"}]}""")
        ).IsProblem(409, "bounds-cross");

        Assert.Equal(
            ["stores tier=mid 2024 wants at least 10.", "stores tier=mid 2024 allows at most 8."],
            refused.FaultNodes.Select(fault => (string)fault["message"]!)
        );
    }

    [Fact]
    public async Task Sums_ThatOverflow_AreAnErrorAndStoreNothing()
    {
        var plan = await CubePlan.New(service, null, "stores tier=mid 2024 800000000000000", "stores tier=mid 2023 800000000000000 actual");
        var before = await plan.Export();

        (
            await plan.Preview(
                """{"indicator":"stores","period":"2024","mode":"add","value":800000000000000,"method":"equal","over":[{"dimension":"tier"}]}"""
            )
        ).IsProblem(400, "invalid");
        (
            await plan.Preview(
                """{"indicator":"stores","period":"2024","method":"percentChange","rate":100,"over":[{"dimension":"tier"}]}"""
            )
        ).IsProblem(400, "invalid");
        (
            await plan.Preview(
                """{"indicator":"staff","period":"2024","value":800000000000000,"method":"equal","over":[{"grain":"day"}]}"""
            )
        ).Is(200);
        (
            await plan.Preview(
                """
                {"indicator":"stores","period":"2024","value":5,"method":"weighted","weights":[{"member":"mid","value":100000000000},{"period":"2024-Q1","value":100000000000}],
                 "over":[{"dimension":"tier"},{"grain":"quarter"}]}
                """
            )
        ).IsProblem(400, "invalid");
        Assert.Equal(before, await plan.Export());
    }

    [Fact]
    public async Task Spread_ToTooManyCells_IsRefusedWithItsSize()
    {
        var members = string.Concat(
            Enumerable.Range(0, 200).Select(at => $"  - {{code: a{at}, dimension: large}}\n  - {{code: b{at}, dimension: wide}}\n")
        );
        var code = $"large-{Guid.NewGuid():n}";
        (
            await service.Api.Post(
                "/v1/plan-documents",
                $$"""
                format: planapi/1
                plan: {code: {{code}}, calendar: {year: 2024}, currency: CNY}
                dimensions: [{code: large}, {code: wide}]
                members:
                {{members}}
                indicators: [{code: stores, kind: flow, unit: number}]
                """,
                "application/yaml"
            )
        ).Is(201);

        var refused = await new CubePlan(service.Api, $"/v1/plans/{code}").Preview(
            """{"indicator":"stores","period":"2024","value":5,"method":"equal","over":[{"dimension":"large"},{"dimension":"wide"},{"grain":"day"}]}""",
            "?first=0"
        );

        Assert.Contains("14,640,000", (string)refused.IsProblem(413, "slice-too-large").Json["detail"]!, StringComparison.Ordinal);
    }
}
