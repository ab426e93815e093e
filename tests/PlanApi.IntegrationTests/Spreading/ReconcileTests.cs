using PlanApi.IntegrationTests.Cube;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Spreading;

/// <summary>Stored numbers that disagree; the arithmetic of the first stands in docs/explanation/cube.md.</summary>
public sealed class ReconcileTests(CubeService service) : IClassFixture<CubeService>
{
    private const string Markets = """{"indicator":"gmv","period":"2024","method":"reconcile","over":[{"dimension":"market"}]}""";
    private const string Quarters = """{"indicator":"stores","period":"2024","method":"reconcile","over":[{"grain":"quarter"}]}""";

    private static readonly string[] Disagreeing =
    [
        "gmv - 2024 230",
        "gmv market=latam 2024 60",
        "gmv market=mexico 2024 30",
        "gmv market=brazil 2024 20",
        "gmv market=eu 2024 110",
    ];

    [Fact]
    public async Task Target_AgainstRegionsThatComeToSomethingElse_IsMetByTheLeastChange()
    {
        var plan = await CubePlan.New(service, null, Disagreeing);
        var before = await plan.Cells();

        var preview = await plan.Preview(Markets);
        Assert.Equal(
            [
                "- 2024: 230 -> 189.01",
                "market=brazil 2024: 20 -> 23.76",
                "market=eu 2024: 110 -> 129.6",
                "market=latam 2024: 60 -> 59.41",
                "market=mexico 2024: 30 -> 35.65",
            ],
            CubePlan.Changes(preview)
        );
        Assert.Equal("230 189.01 5", $"{preview.Json["before"]} {preview.Json["after"]} {preview.Json["changedCount"]}");
        // 3/5 of 6000/101.
        Assert.Equal(
            """{"start":30,"weight":30,"share":"35.643564","rounding":"up","multiplier":"19/101"}""",
            preview.Json["cells"]![4]!["reason"]!.ToJsonString()
        );
        var version = (long)(await plan.Apply(preview)).Is(200).Json["version"]!;
        Assert.Equal(
            "189.01 59.41 129.6",
            $"{await plan.At("gmv - 2024")} {await plan.At("gmv market=latam 2024")} {await plan.At("gmv market=eu 2024")}"
        );
        Assert.Equal(0, (int)(await plan.Preview(Markets)).Is(200).Json["changedCount"]!);
        (await plan.Undo(version)).Is(200);
        Assert.Equal(before, await plan.Cells());
    }

    [Theory]
    [InlineData(true, "")]
    [InlineData(false, ""","value":230""")]
    [InlineData(false, ""","value":5,"mode":"add","propagate":true""")]
    public async Task Place_IsHeld_OrSetToAValue(bool hold, string more)
    {
        var plan = await CubePlan.New(
            service,
            null,
            [more.Contains("add", StringComparison.Ordinal) ? "gmv - 2024 225" : Disagreeing[0], .. Disagreeing[1..]]
        );
        if (hold)
            await plan.Hold("top", "gmv - 2024");

        var preview = await plan.Preview(Markets.Replace(""","method":""", more + ""","method":""", StringComparison.Ordinal));

        Assert.Equal(
            ["- 2024: 230", "market=brazil 2024: 27.02", "market=eu 2024: 162.45", "market=latam 2024: 67.55", "market=mexico 2024: 40.53"],
            CubePlan.After(preview)
        );
        (await plan.Apply(preview)).Is(200);
    }

    [Fact]
    public async Task Weeks_LieInNoQuarterWhole_AndAreNotLeftOutInSilence()
    {
        var plan = await CubePlan.New(service, null, "stores - 2024 100", "stores - 2024-Q1 25", "stores - 2024-W20 5");

        var refused = await plan.Preview(Quarters);

        refused.HasFaults("not-allowed /over");
        Assert.Contains("2024-W20", refused.Text, StringComparison.Ordinal);
    }

    // The year is 100, its quarters 90 together: x = 2 x 100 x 90 / 190 = 94.74. The quarters, times 1.0526: 26.32 three times, and 15.79.
    [Fact]
    public async Task Year_AgainstItsQuarters_StaysWhole()
    {
        var plan = await CubePlan.New(
            service,
            null,
            "stores - 2024 100",
            "stores - 2024-Q1 25",
            "stores - 2024-Q2 25",
            "stores - 2024-Q3 25",
            "stores - 2024-Q4 15"
        );

        Assert.Equal(
            ["- 2024: 95", "- 2024-Q1: 27", "- 2024-Q2: 26", "- 2024-Q3: 26", "- 2024-Q4: 16"],
            CubePlan.After(await plan.Preview(Quarters))
        );

        await plan.Bound("june", "stores - 2024-Q2", """{"max":24,"toDate":true}""");
        var cells = CubePlan.After(await plan.Preview(Quarters));
        // 24 by June: (x - 100) / 100 + (x - 24 - 40) / 40 = 0, x = 10400 / 140 = 74.29; 50.29 for the rest, as 25 to 15.
        Assert.Equal(["- 2024: 74", "- 2024-Q1: 12", "- 2024-Q2: 12", "- 2024-Q3: 31", "- 2024-Q4: 19"], cells);
    }

    [Fact]
    public async Task Zero_Stays_AndGivenWeightsTakeThePlaceOfSize()
    {
        var plan = await CubePlan.New(
            service,
            null,
            "stores - 2024 60",
            "stores tier=head 2024 30",
            "stores tier=mid 2024 10",
            "stores tier=tail 2024 0"
        );
        const string Spread =
            """{"indicator":"stores","period":"2024","value":60,"method":"reconcile","over":[{"dimension":"tier"}]WEIGHTS}""";
        async Task<string[]> With(string weights) =>
            CubePlan.After(await plan.Preview(Spread.Replace("WEIGHTS", weights, StringComparison.Ordinal)))[1..];

        Assert.Equal(["tier=head 2024: 45", "tier=mid 2024: 15", "tier=tail 2024: 0"], await With(""));
        Assert.Equal(
            ["tier=head 2024: 30", "tier=mid 2024: 30", "tier=tail 2024: 0"],
            await With(""","weights":[{"member":"head","value":0}]""")
        );
        Assert.Equal(
            ["tier=head 2024: 35", "tier=mid 2024: 15", "tier=tail 2024: 10"],
            await With(""","weights":[{"member":"head","value":1},{"member":"mid","value":1},{"member":"tail","value":2}]""")
        );
    }

    [Fact]
    public async Task Missing_IsNotInvented_AndWhatIsStoredBesideStays()
    {
        var plan = await CubePlan.New(
            service,
            null,
            "stores - 2024 50",
            "stores tier=head 2024 30",
            "stores tier=mid,market=mexico 2024 6",
            "stores market=latam 2023 9",
            "stores market=mexico 2023 5"
        );
        // (x - 50) / 50 + (x - 36) / 30 = 0, x = 41.25.
        var preview = await plan.Preview("""{"indicator":"stores","period":"2024","method":"reconcile","over":[{"dimension":"tier"}]}""");
        Assert.Equal(["- 2024: 50 -> 41", "tier=head 2024: 30 -> 35"], CubePlan.Changes(preview));
        (await plan.Apply(preview)).Is(200);
        Assert.Equal("6", await plan.At("stores tier=mid,market=mexico 2024"));

        // Latin America agrees with Mexico alone: 2 x 9 x 5 / 14 = 6.43.
        preview = await plan.Preview("""{"indicator":"stores","period":"2023","method":"reconcile","over":[{"dimension":"market"}]}""");
        Assert.Equal(["market=latam 2023: 6", "market=mexico 2023: 6"], CubePlan.After(preview));
    }

    [Fact]
    public async Task Levels_OfMembersAndPeriods_AgreeAtOnce_AroundAHoldOfARolledUpPlace()
    {
        string[] cells =
        [
            "stores - 2024 90",
            "stores market=latam 2024 40",
            "stores market=latam 2024-Q1 10",
            "stores market=latam 2024-Q3 20",
            "stores market=mexico 2024-Q1 5",
            "stores market=brazil 2024-Q1 8",
            "stores market=eu 2024 30",
            "stores market=germany 2024 21",
        ];
        var plan = await CubePlan.New(service, null, cells);
        await plan.Hold("germany", "stores market=germany 2024");
        const string Spread =
            """{"indicator":"stores","period":"2024","method":"reconcile","over":[{"dimension":"market"},{"grain":"quarter"}]}""";

        var after = CubePlan
            .After(await plan.Preview(Spread))
            .ToDictionary(
                cell => cell.Split(": ")[0],
                cell => int.Parse(cell.Split(": ")[1], System.Globalization.CultureInfo.InvariantCulture)
            );

        Assert.Equal(cells.Length, after.Count);
        Assert.Equal((21, 21), (after["market=germany 2024"], after["market=eu 2024"]));
        Assert.Equal(after["- 2024"], after["market=latam 2024"] + after["market=eu 2024"]);
        Assert.Equal(after["market=latam 2024"], after["market=latam 2024-Q1"] + after["market=latam 2024-Q3"]);
        Assert.Equal(after["market=latam 2024-Q1"], after["market=mexico 2024-Q1"] + after["market=brazil 2024-Q1"]);
    }

    // Latin America has no number of its own: it rolls up 50 of Mexico and Brazil, and the hold keeps those.
    [Fact]
    public async Task HoldAndBound_OfPlacesThatRollUp_AreKept()
    {
        var plan = await CubePlan.New(
            service,
            null,
            "stores - 2024 100",
            "stores market=mexico 2024 30",
            "stores market=brazil 2024 20",
            "stores market=germany 2024 40"
        );
        await plan.Hold("latam", "stores market=latam 2024");

        // (x - 100) / 100 + (x - 50 - 40) / 40 = 0, x = 92.86.
        Assert.Equal(
            ["- 2024: 93", "market=brazil 2024: 20", "market=germany 2024: 43", "market=mexico 2024: 30"],
            CubePlan.After(await plan.Preview(Markets.Replace("gmv", "stores", StringComparison.Ordinal)))
        );

        await plan.Bound("eu", "stores market=eu 2024", """{"max":41}""");
        Assert.Equal(
            ["- 2024: 91", "market=brazil 2024: 20", "market=germany 2024: 41", "market=mexico 2024: 30"],
            CubePlan.After(await plan.Preview(Markets.Replace("gmv", "stores", StringComparison.Ordinal)))
        );

        var refused = (
            await plan.Preview(
                Markets
                    .Replace("gmv", "stores", StringComparison.Ordinal)
                    .Replace("\"method\"", "\"value\":95,\"method\"", StringComparison.Ordinal)
            )
        ).IsProblem(409, "spread-infeasible");
        var messages = refused.FaultNodes.Select(fault => (string)fault["message"]!).ToArray();
        Assert.Contains("bounds/eu allows at most 41.", messages);
        Assert.Contains("It would do to change bounds/eu from 41 to 45.", messages);
        Assert.Contains("It would do to change total from 95 to 91.", messages);
    }

    [Theory]
    [InlineData("conversion", Dimension, "", "not-allowed /over/0")]
    [InlineData("gmv-share", Dimension, "", "not-allowed /over/0")]
    [InlineData("satisfaction", Dimension, "", "not-allowed /over/0")]
    [InlineData("users", Dimension, "", "not-allowed /over/0")]
    [InlineData("sellers", """{"grain":"quarter"}""", "", "not-allowed /over/0")]
    [InlineData("staff", """{"grain":"quarter"}""", "", "not-allowed /over/0")]
    [InlineData("daily", """{"grain":"month"}""", "", "not-allowed /over/0")]
    [InlineData("stores", """{"dimension":"depth"}""", "", "unknown-reference /over/0/dimension")]
    [InlineData("stores", """{"periods":["2024-Q1"]}""", "", "missing-field /over/0/grain, not-allowed /over/0")]
    [InlineData("stores", """{"dimension":"tier","members":["mid"]}""", "", "not-allowed /over/0")]
    [InlineData("stores", """{"dimension":"tier","level":2}""", "", "not-allowed /over/0")]
    [InlineData("stores", """{"dimension":"tier"},{"dimension":"tier"}""", "", "not-allowed /over/1")]
    [InlineData("stores", Dimension, ""","rising":true""", "not-allowed /rising")]
    [InlineData("stores", Dimension, ""","mode":"add""" + "\"", "missing-field /value")]
    [InlineData("stores", Dimension, ""","value":1.5""", "too-many-decimals /value")]
    [InlineData("stores", Dimension, ""","solveFor":"gmv""" + "\"", "not-allowed /solveFor")]
    [InlineData("stores", Dimension, ""","scope":{"tier":"low"}""", "unknown-reference /scope/tier")]
    [InlineData("stores", Dimension, ""","weights":[{"member":"mid","value":-1}]""", "out-of-range /weights/0/value")]
    [InlineData("stores", Dimension, ""","weights":[{"value":1}]""", "missing-field /weights/0")]
    [InlineData("stores", Dimension, ""","weights":[{"member":"mid","value":1},{"period":"2024","value":1}]""", "not-allowed /weights/1")]
    [InlineData("stores", Dimension, ""","weights":[{"member":"mexico","value":1}]""", "unknown-reference /weights/0")]
    [InlineData("inquiries", Dimension, "", "too-few /over")]
    [InlineData("gmv", Dimension, "", "not-allowed /over")]
    public async Task Reconciliation_ThatCannotBe_SaysWhatIsWrong(string indicator, string over, string more, string faults)
    {
        var plan = await service.Shared("stores tier=mid 2024 1", "stores - 2024 2", "gmv - 2024 5 target USD", "gmv tier=mid 2024 5");

        (
            await plan.Preview($$"""{"indicator":"{{indicator}}","period":"2024","method":"reconcile","over":[{{over}}]{{more}}}""")
        ).HasFaults(faults.Split(", "));
    }

    private const string Dimension = """{"dimension":"tier"}""";

    [Fact]
    public async Task Csv_HasTheStoredCellsAlone()
    {
        var plan = await CubePlan.New(
            service,
            null,
            "stores market=latam 2024 9",
            "stores market=mexico 2024-Q1 5",
            "stores market=brazil 2024-Q2 2"
        );

        var csv = (
            await service.Api.Post(
                $"{plan.Path}/spread-previews/csv",
                """{"indicator":"stores","period":"2024","method":"reconcile","over":[{"dimension":"market"},{"grain":"quarter"}]}"""
            )
        )
            .Is(200)
            .Text;

        // 2 x 9 x 7 / 16 = 7.875, of which 5/7 and 2/7 are 5.625 and 2.25.
        Assert.Equal(
            [
                "indicator,measure,period,scope.market,before,after,start,weight,share,rounding,stop,from.period,from.value,days",
                "stores,target,2024-Q2,brazil,2,2,2,2,2.25,down,,,,",
                "stores,target,2024,latam,9,8,9,9,7.875,up,,,,",
                "stores,target,2024-Q1,mexico,5,6,5,5,5.625,up,,,,",
                "",
            ],
            csv.Split("\r\n")
        );
    }
}
