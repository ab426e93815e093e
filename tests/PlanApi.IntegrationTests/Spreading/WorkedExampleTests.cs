using System.Globalization;
using PlanApi.IntegrationTests.Cube;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Spreading;

/// <summary>The worked examples, computed by hand first.</summary>
public sealed class WorkedExampleTests(OpenService service) : IClassFixture<OpenService>
{
    [Fact]
    public async Task FiftyStores_RisingWithTenByJune_AndAHold()
    {
        var plan = await CubePlan.New(service, null, "stores tier=mid 2024-Q1 3");
        await plan.Bound("by-june", "stores - 2024-Q2", """{"min":10,"max":10,"toDate":true}""");
        await plan.Hold("mid-q1", "stores tier=mid 2024-Q1");

        var preview = await plan.Preview(
            """{"indicator":"stores","period":"2024","value":50,"method":"equal","rising":true,"over":[{"dimension":"tier"},{"grain":"quarter"}]}"""
        );

        // 10 by June and rising: 5 and 5; the other 40: 20 and 20.
        var cells = CubePlan.After(preview);
        Assert.Equal(12, cells.Length);
        Assert.Contains("tier=mid 2024-Q1: 3", cells);
        Assert.Equal(
            [5, 5, 20, 20],
            cells
                .GroupBy(cell => cell.Split(' ')[1][..7])
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => group.Sum(Value))
        );
        (await plan.Apply(preview)).Is(200);
        Assert.Equal(
            ["-: 50", "-: 5", "-: 5", "-: 20", "-: 20"],
            await Each(plan, "stores", "2024", "2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4")
        );
    }

    [Fact]
    public async Task FiftyStores_OverTiersAndQuarters_StayWhole()
    {
        var plan = await CubePlan.New(service);
        await plan.Bound("by-june", "stores - 2024-Q2", """{"min":10,"toDate":true}""");

        var preview = await plan.Preview(
            """{"indicator":"stores","period":"2024","value":50,"method":"equal","rising":true,"over":[{"dimension":"tier"},{"grain":"quarter"}]}"""
        );

        var quarters = CubePlan
            .After(preview)
            .GroupBy(cell => cell.Split(' ')[1][..7])
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.Sum(Value))
            .ToArray();
        Assert.Equal([12, 12, 13, 13], quarters);
        Assert.All(CubePlan.After(preview), cell => Assert.InRange(Value(cell), 4, 5));
    }

    [Fact]
    public async Task YearlyGrowthOf25Percent_BecomesQuarters()
    {
        var plan = await CubePlan.New(
            service,
            null,
            "gmv - 2023-Q1 10 actual",
            "gmv - 2023-Q2 20 actual",
            "gmv - 2023-Q3 30 actual",
            "gmv - 2023-Q4 40 actual"
        );

        var like = await plan.Preview(
            """{"indicator":"gmv-growth","solveFor":"gmv","period":"2024","value":25,"method":"relative","like":{"yearsBefore":1},"over":[{"grain":"quarter"}]}"""
        );
        Assert.Equal(["- 2024-Q1: 12.5", "- 2024-Q2: 25", "- 2024-Q3: 37.5", "- 2024-Q4: 50"], CubePlan.After(like));
        // 125 = x (1 + 1.18 + 1.18^2 + 1.18^3), x = 23.9673...
        var rate = await plan.Preview(
            """{"indicator":"gmv","period":"2024","value":125,"method":"growth","rate":18,"over":[{"grain":"quarter"}]}"""
        );
        Assert.Equal(["- 2024-Q1: 23.97", "- 2024-Q2: 28.28", "- 2024-Q3: 33.37", "- 2024-Q4: 39.38"], CubePlan.After(rate));
        (await plan.Apply(like)).Is(200);
        Assert.Equal("25", await plan.At("gmv-growth - 2024"));
    }

    [Fact]
    public async Task ConversionOf6Percent_OverTiersByVisitors()
    {
        var plan = await CubePlan.New(
            service,
            null,
            "visitors tier=head 2024 1000",
            "visitors tier=mid 2024 500",
            "visitors tier=tail 2024 300",
            "inquiries tier=head 2024 40",
            "inquiries tier=mid 2024 30",
            "inquiries tier=tail 2024 20"
        );
        const string Spread =
            """{"indicator":"conversion","solveFor":"inquiries","period":"2024","value":6,"method":"METHOD","over":[{"dimension":"tier"}]}""";

        var shift = await plan.Preview(Spread.Replace("METHOD", "shift", StringComparison.Ordinal));
        Assert.Equal(["tier=head 2024: 40 -> 50", "tier=mid 2024: 30 -> 35", "tier=tail 2024: 20 -> 23"], CubePlan.Changes(shift));
        var same = await plan.Preview(Spread.Replace("METHOD", "same", StringComparison.Ordinal));
        Assert.Equal(["tier=head 2024: 40 -> 60", "tier=mid 2024: 30 -> 30", "tier=tail 2024: 20 -> 18"], CubePlan.Changes(same));
        (await plan.Apply(same)).Is(200);
        Assert.Equal(
            ["tier=head: 6", "tier=mid: 6", "tier=tail: 6", "-: 6"],
            CubePlan.Rows(await plan.Slice("""{"indicators":["conversion"],"rows":[{"dimension":"tier","total":true}]}"""))
        );
    }

    [Fact]
    public async Task ShareFrom30To38_WithTheOthersMakingRoom()
    {
        var plan = await CubePlan.New(service, null, "gmv tier=head 2024 50", "gmv tier=mid 2024 30", "gmv tier=tail 2024 20");

        var preview = await plan.Preview(
            """{"indicator":"gmv-share","solveFor":"gmv","scope":{"tier":"mid"},"period":"2024","value":38,"method":"proportional","over":[{"dimension":"tier"}]}"""
        );

        // 62 for the others, by 50 and 20: 44.2857... and 17.7142...
        Assert.Equal(["tier=head 2024: 50 -> 44.29", "tier=mid 2024: 30 -> 38", "tier=tail 2024: 20 -> 17.71"], CubePlan.Changes(preview));
        (await plan.Apply(preview)).Is(200);
        Assert.Equal("100 38", $"{await plan.At("gmv - 2024")} {await plan.At("gmv-share tier=mid 2024")}");
    }

    [Fact]
    public async Task TwoHundredThirtyMillion_ByWeightsWithAFixedItem()
    {
        var plan = await CubePlan.New(service, null, "gmv line=sales 2024 100000000", "gmv line=brand 2024 1");
        await plan.Hold("fixed", "gmv line=sales 2024");

        var preview = await plan.Preview(
            """
            {"indicator":"gmv","period":"2024","value":230000000,"method":"weighted","over":[{"dimension":"line"}],
             "weights":[{"member":"sales","value":40},{"member":"brand","value":35},{"member":"service","value":25}]}
            """
        );

        // 130 million by 35 and 25.
        Assert.Equal(
            ["line=brand 2024: 1 -> 75833333.33", "line=sales 2024: 100000000 -> 100000000", "line=service 2024: - -> 54166666.67"],
            CubePlan.Changes(preview)
        );
        (await plan.Apply(preview)).Is(200);
        Assert.Equal("230000000", await plan.At("gmv - 2024"));
    }

    [Fact]
    public async Task SalesWeight40_WithTheOthersKeepingTheirProportions()
    {
        var plan = await CubePlan.New(
            service,
            null,
            "line-weight line=sales 2024 50",
            "line-weight line=brand 2024 30",
            "line-weight line=service 2024 20"
        );
        (await plan.Write("line-weight line=sales 2024 40")).Is(200);
        await plan.Hold("sales", "line-weight line=sales 2024");

        var preview = await plan.Preview(
            """{"indicator":"line-weight","period":"2024","value":100,"method":"proportional","over":[{"dimension":"line"}]}"""
        );

        Assert.Equal(["line=brand 2024: 30 -> 36", "line=sales 2024: 40 -> 40", "line=service 2024: 20 -> 24"], CubePlan.Changes(preview));
        var held = preview.Json["cells"]![1]!["reason"]!;
        Assert.Equal("held", (string?)held["stop"]);
    }

    [Fact]
    public async Task TwoWayTable_OfLinesAndQuarters_MeetsBothTotals()
    {
        var plan = await CubePlan.New(service);
        (
            await plan.Write([
                .. new[] { "sales", "brand", "service" }.SelectMany(line =>
                    Enumerable.Range(1, 4).Select(quarter => $"gmv line={line} 2024-Q{quarter} 10")
                ),
            ])
        ).Is(200);

        var preview = await plan.Preview(
            """
            {"indicator":"gmv","period":"2024","method":"biproportional","over":[{"dimension":"line"},{"grain":"quarter"}],"totals":[
             {"member":"sales","value":60},{"member":"brand","value":40},{"member":"service","value":20},
             {"period":"2024-Q1","value":24},{"period":"2024-Q2","value":36},{"period":"2024-Q3","value":30},{"period":"2024-Q4","value":30}]}
            """
        );
        (await plan.Apply(preview)).Is(200);

        Assert.Equal(
            ["line=brand: 8 12 10 10 40", "line=sales: 12 18 15 15 60", "line=service: 4 6 5 5 20", "-: 24 36 30 30 120"],
            CubePlan.Rows(
                await plan.Slice(
                    """{"indicators":["gmv"],"rows":[{"dimension":"line","total":true}],"columns":[{"grain":"quarter","total":true}]}"""
                )
            )
        );
    }

    [Theory]
    [InlineData("stores", "straightLine", ""","first":10,"value":100""", "10 20 30 40")]
    [InlineData("sellers", "straightLine", ""","first":10,"value":40""", "10 20 30 40")]
    [InlineData("sellers", "same", ""","value":40""", "40 40 40 40")]
    [InlineData("peak", "same", ""","value":40""", "40 40 40 40")]
    [InlineData("staff", "equal", ""","value":10""", "10 10 10 10")]
    [InlineData("daily", "same", ""","value":5""", "5 5 5 5")]
    [InlineData("satisfaction", "same", ""","value":4.5""", "4.5 4.5 4.5 4.5")]
    [InlineData(
        "stores",
        "weighted",
        ""","value":10,"weights":[{"period":"2024-Q1","value":1},{"period":"2024-Q3","value":0.5}]""",
        "7 0 3 0"
    )]
    public async Task EachKind_OverQuarters_RollsUpToItsTotal(string indicator, string method, string more, string quarters)
    {
        var plan = await CubePlan.New(service);

        var preview = await plan.Preview(
            $$"""{"indicator":"{{indicator}}","period":"2024","method":"{{method}}","over":[{"grain":"quarter"}]{{more}}}"""
        );

        Assert.Equal(quarters, string.Join(' ', CubePlan.After(preview).Select(cell => cell.Split(": ")[1])));
        (await plan.Apply(preview)).Is(200);
        // Nothing weighs a score there.
        if (indicator != "satisfaction")
            Assert.Equal(preview.Json["after"]!.ToJsonString(), await plan.At($"{indicator} - 2024"));
    }

    [Fact]
    public async Task Shift_OfAScore_MeetsItsWeightedMean()
    {
        var plan = await CubePlan.New(
            service,
            null,
            "visitors market=latam 2024 100",
            "visitors market=eu 2024 300",
            "satisfaction market=latam 2024 4",
            "satisfaction market=eu 2024 3"
        );

        var preview = await plan.Preview(
            """{"indicator":"satisfaction","period":"2024","value":3.5,"method":"shift","over":[{"dimension":"market"}]}"""
        );
        (await plan.Apply(preview)).Is(200);

        Assert.Equal("3.5", await plan.At("satisfaction - 2024"));
    }

    private static decimal Value(string cell) => decimal.Parse(cell.Split(": ")[1], CultureInfo.InvariantCulture);

    private static async Task<string[]> Each(CubePlan plan, string indicator, params string[] periods)
    {
        var found = new List<string>();
        foreach (var period in periods)
            found.Add($"-: {await plan.At($"{indicator} - {period}")}");
        return [.. found];
    }
}
