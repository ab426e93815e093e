using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Cube;

/// <summary>Flows per day and as totals, converted by the days of the period.</summary>
public sealed class FlowBasisTests(OpenService service) : IClassFixture<OpenService>
{
    [Fact]
    public async Task Slices_ShowFlowsPerDayOrAsTotals_AsIsAskedFor()
    {
        var plan = await CubePlan.New(
            service,
            null,
            "stores - 2024-02 1160",
            "stores tier=mid 2024-02 1000",
            "daily - 2024-02 40",
            "daily - 2024-03 10",
            "sellers - 2024-02 7"
        );
        const string Slice = """{"indicators":["stores","daily","sellers"],"period":"2024-02","flowBasis":"BASIS"}""";

        Assert.Equal(["-: 1160 40 7"], CubePlan.Rows(await plan.Slice(Slice.Replace("BASIS", "asStated", StringComparison.Ordinal))));
        Assert.Equal(["-: 1160 1160 7"], CubePlan.Rows(await plan.Slice(Slice.Replace("BASIS", "total", StringComparison.Ordinal))));
        var perDay = await plan.Slice(Slice.Replace("BASIS", "perDay", StringComparison.Ordinal));
        Assert.Equal(["-: 40 40 7"], CubePlan.Rows(perDay));
        // What lies below and the difference are per day too: 1000 over 29 days.
        Assert.Equal(
            "stored 34.4828 5.5172",
            $"{perDay.Json["rows"]![0]!["cells"]![0]!["state"]} {perDay.Json["rows"]![0]!["cells"]![0]!["below"]} "
                + $"{perDay.Json["rows"]![0]!["cells"]![0]!["difference"]}"
        );
        Assert.Equal(
            ["-: 12.7473 1470"],
            CubePlan
                .Rows(await plan.Slice("""{"indicators":["stores"],"columns":[{"periods":["2024-Q1"]}],"flowBasis":"perDay"}"""))
                .Zip(
                    CubePlan.Rows(await plan.Slice("""{"indicators":["daily"],"period":"2024-Q1","flowBasis":"total"}""")),
                    (one, two) => $"{one} {two[3..]}"
                )
        );
    }

    [Fact]
    public async Task Writes_ConvertExactly()
    {
        var plan = await CubePlan.New(service);

        (
            await Write(
                plan,
                Cell("stores", "2024-02", 40, "perDay"),
                Cell("daily", "2024-02", 2900, "total"),
                Cell("gmv", "2024-02", 0.25m, "perDay")
            )
        ).Is(200);

        Assert.Equal(
            "1160 100 7.25",
            $"{await plan.At("stores - 2024-02")} {await plan.At("daily - 2024-02")} {await plan.At("gmv - 2024-02")}"
        );
        (await Write(plan, Cell("stores", "2024-02", 1160, "total"), Cell("daily", "2024-03", 5, "perDay"))).Is(200);
        Assert.Equal("1160 5", $"{await plan.At("stores - 2024-02")} {await plan.At("daily - 2024-03")}");
    }

    [Fact]
    public async Task Writes_ThatDoNotComeOut_AreRefusedWithTheArithmetic()
    {
        var plan = await CubePlan.New(service);

        var refused = await Write(
            plan,
            Cell("daily", "2024-02", 1000, "total"),
            Cell("stores", "2024-02", 0.5m, "perDay"),
            Cell("sellers", "2024-02", 5, "perDay"),
            Cell("gmv", "2024-02", 100_000_000_000_000, "perDay")
        );

        Assert.Equal(
            "not-allowed /cells/2/flowBasis, out-of-range /cells/3/value, too-many-decimals /cells/0/value, too-many-decimals "
                + "/cells/1/value",
            refused.IsProblem(400, "invalid").Faults
        );
        Assert.Contains(
            "1000 over the 29 days of 2024-02 is 34.482759 a day",
            (string)refused.FaultNodes[1]["message"]!,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "0.5 a day times the 29 days of 2024-02 is 14.5",
            (string)refused.FaultNodes[2]["message"]!,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("stores", "2024", "perDay", "10 a day is 3660 over the 366 days of 2024.")]
    [InlineData("daily", "2024-02", "total", "1160 is 40 a day times the 29 days of 2024-02.")]
    [InlineData("daily", "2024-Q1", "asStated", "40 a day is the mean of 1 periods, weighted by their days, over the 91 days of 2024-Q1.")]
    public async Task Why_SaysTheNumberOfDays(string indicator, string period, string basis, string sentence)
    {
        var plan = await CubePlan.New(service, null, "stores - 2024 3660", "daily - 2024-02 40");
        if (period == "2024-Q1")
            sentence = sentence.Replace("40", "13", StringComparison.Ordinal);

        var why = (
            await service.Api.Post(
                $"{plan.Path}/cell-explanations",
                $$"""{"indicator":"{{indicator}}","period":"{{period}}","flowBasis":"{{basis}}"}"""
            )
        ).Is(200);

        Assert.Equal(sentence, (string)why.Json["sentence"]!);
        Assert.Equal(period == "2024" ? 366 : 29, (int)why.Json["inputs"]![0]!["weight"]!);
    }

    [Fact]
    public async Task ATargetPerDay_IsAdoptedPerDay()
    {
        var plan = await CubePlan.New(
            service.Api,
            "targets: [{code: visits, indicator: daily, comparator: atLeast, basis: absolute, value: 100000, period: \"2024\"}]\n"
        );
        (await service.Api.Post($"{plan.Path}/targets/visits/adopt", """{"scenario":"baseline"}""")).Is(200);

        Assert.Equal("100000", await plan.At("daily - 2024"));
        Assert.Equal(["-: 36600000"], CubePlan.Rows(await plan.Slice("""{"indicators":["daily"],"flowBasis":"total"}""")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task WhatIsWrittenPerDay_ReadsBackTheSame(int seed)
    {
        var random = new Random(seed);
        var plan = await CubePlan.New(service);
        string[] periods = ["2024", "2024-Q1", "2024-02", "2024-W09", "2024-02-29", "2023-02"];
        var values = periods.Select(_ => random.Next(-1_000_000, 1_000_000)).ToArray();

        (await Write(plan, [.. periods.Select((period, at) => Cell("stores", period, values[at], "perDay"))])).Is(200);

        for (var at = 0; at < periods.Length; at++)
            Assert.Equal(
                [$"-: {values[at]}"],
                CubePlan.Rows(await plan.Slice($$"""{"indicators":["stores"],"period":"{{periods[at]}}","flowBasis":"perDay"}"""))
            );
    }

    private static string Cell(string indicator, string period, decimal value, string basis) =>
        FormattableString.Invariant($$"""{"indicator":"{{indicator}}","period":"{{period}}","value":{{value}},"flowBasis":"{{basis}}"}""");

    private static Task<Answer> Write(CubePlan plan, params string[] cells) =>
        plan.Api.Post($"{plan.Path}/cells", $$"""{"cells":[{{string.Join(',', cells)}}]}""");

    [Fact]
    public async Task AFlowPerDay_CountsWithItsTotal_WhereOthersAreComputedWithIt()
    {
        var plan = await CubePlan.New(service);
        foreach (
            var indicator in new[]
            {
                """{"code":"calls","kind":"flow","unit":"number"}""",
                """{"code":"call-rate","kind":"ratio","unit":"percent","decimals":1,"numerator":"calls","denominator":"daily"}""",
                """{"code":"calls-left","kind":"formula","unit":"number","formula":"[daily] - [calls]"}""",
                """{"code":"mood","kind":"score","unit":"points","decimals":2,"weightedBy":"daily"}""",
            }
        )
            (await service.Api.Post($"{plan.Path}/indicators", indicator)).Is(201);
        await plan.Put(
            "daily - 2024-02 100",
            "daily - 2024-03 100",
            "calls - 2024-02 145",
            "calls - 2024-03 310",
            "mood - 2024-02 4",
            "mood - 2024-03 5"
        );

        Assert.Equal(
            ("5", "10", "7.6"),
            (await plan.At("call-rate - 2024-02"), await plan.At("call-rate - 2024-03"), await plan.At("call-rate - 2024-Q1"))
        );
        Assert.Equal(("2755", "4.52"), (await plan.At("calls-left - 2024-02"), await plan.At("mood - 2024-Q1")));
        Assert.Equal(
            ["- 2024-02: 145 -> 290"],
            CubePlan.Changes(
                await plan.Preview(
                    """{"indicator":"call-rate","period":"2024-02","value":10,"method":"same","solveFor":"calls","over":[{"grain":"month"}]}"""
                )
            )
        );
        Assert.Contains(
            "145 / 2900",
            (string)
                (await plan.Api.Post($"{plan.Path}/cell-explanations", """{"indicator":"call-rate","period":"2024-02"}""")).Is(200).Json[
                    "sentence"
                ]!,
            StringComparison.Ordinal
        );
    }
}
