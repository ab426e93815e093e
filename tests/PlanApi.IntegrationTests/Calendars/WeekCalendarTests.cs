using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Cube;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Calendars;

/// <summary>Plans whose months are of whole weeks: 4-4-5 and its like.</summary>
public sealed class WeekCalendarTests(OpenService service) : IClassFixture<OpenService>
{
    private const string Retail =
        """{"calendar":{"year":2024,"firstMonth":2,"namedAfter":"start","weeks":{"pattern":"fourFiveFour","firstDay":"sunday","begins":"nearest"},"referenceFrom":2023,"referenceTo":2025}}""";

    [Fact]
    public async Task Periods_AreOfWholeWeeks_OverBothDoors()
    {
        var plan = await New();

        Assert.Equal(
            ["2024-02 2024-02-04 2024-03-02 28", "2024-03 2024-03-03 2024-04-06 35", "2024-04 2024-04-07 2024-05-04 28"],
            Periods(await plan.Api.Get($"{plan.Path}/calendar?within=2024-Q1"))
        );
        Assert.Equal(
            [
                "2023-Q1 2023-01-29 2023-04-29 91",
                "2023-Q2 2023-04-30 2023-07-29 91",
                "2023-Q3 2023-07-30 2023-10-28 91",
                "2023-Q4 2023-10-29 2024-02-03 98",
            ],
            Periods(await plan.Api.Get($"{plan.Path}/calendar?grain=quarter&within=2023"))
        );
        var query = new JsonObject
        {
            ["query"] =
                "{ plan(code: \""
                + plan.Path.Split('/')[^1]
                + "\") { calendar { namedAfter weeks { pattern firstDay begins extraWeekMonth } } periods(grain: MONTH, within: "
                + "\"2023-Q4\") { period days } } }",
        };
        var answer = (await plan.Api.Post("/graphql", query.ToJsonString())).Is(200).Json["data"]!["plan"]!;
        Assert.Equal(
            """{"namedAfter":"START","weeks":{"pattern":"FOUR_FIVE_FOUR","firstDay":"SUNDAY","begins":"NEAREST","extraWeekMonth":null}}""",
            answer["calendar"]!.ToJsonString()
        );
        Assert.Equal(
            """[{"period":"2023-11","days":28},{"period":"2023-12","days":35},{"period":"2024-01","days":35}]""",
            answer["periods"]!.ToJsonString()
        );
    }

    [Fact]
    public async Task Quarters_AddUpTheDaysOfTheirWeeks()
    {
        // The third of February is the last day of the fiscal year before.
        var plan = await New(
            "stores tier=mid 2024-02-03 1",
            "stores tier=mid 2024-02-04 2",
            "stores tier=mid 2024-05-04 4",
            "stores tier=mid 2024-05-05 8",
            "stores tier=mid 2024-03 16"
        );

        Assert.Equal(
            ["-: missing missing missing 1 22 8 30"],
            CubePlan.Rows(
                await plan.Slice(
                    """{"indicators":["stores"],"columns":[{"periods":["2023-Q1","2023-Q2","2023-Q3","2023-Q4","2024-Q1","2024-Q2","2024"]}]}"""
                )
            )
        );
        Assert.Equal("1", await plan.At("stores - 2024-01"));
        Assert.Equal(("1", "2"), (await plan.At("stores - 2023-W53"), await plan.At("stores - 2024-W01")));
    }

    [Fact]
    public async Task Spread_OverMonths_EndsWithTheirQuarter_WithinABoundToDate()
    {
        var plan = await New();
        await plan.Bound("early", "stores - 2024-03", """{"max":20,"toDate":true}""");

        var preview = await plan.Preview(
            """{"indicator":"stores","period":"2024-Q1","value":60,"method":"equal","over":[{"grain":"month"}]}"""
        );

        Assert.Equal(["- 2024-02: 10", "- 2024-03: 10", "- 2024-04: 40"], CubePlan.After(preview));
        (await plan.Apply(preview)).Is(200);
        Assert.Equal("60", await plan.At("stores - 2024-Q1"));
    }

    [Fact]
    public async Task A53rdWeek_IsGoneByAsItIs_OrByTheDay()
    {
        // January of fiscal 2023 has five weeks, the 53rd among them; that of fiscal 2024 has four.
        var plan = await New("gmv - 2023-11 28 actual", "gmv - 2023-12 35 actual", "gmv - 2024-01 35 actual");
        const string Spread =
            """{"indicator":"gmv","period":"2024-Q4","value":91,"method":"relative","like":{"yearsBefore":1},"over":[{"grain":"month"}]}""";

        Assert.Equal(["- 2024-11: 26", "- 2024-12: 32.5", "- 2025-01: 32.5"], CubePlan.After(await plan.Preview(Spread)));
        Assert.Equal(
            ["- 2024-11: 28", "- 2024-12: 35", "- 2025-01: 28"],
            CubePlan.After(await plan.Preview(Json.Merge(Spread, """{"like":{"perDay":true}}""")))
        );
        Assert.Equal(
            ["-: 1 1 1"],
            CubePlan.Rows(
                await plan.Slice(
                    """{"indicators":["gmv"],"measures":["actual"],"columns":[{"periods":["2023-11","2023-12","2024-01"]}],"flowBasis":"perDay"}"""
                )
            )
        );
    }

    [Fact]
    public async Task Documents_KeepTheCalendar()
    {
        var plan = await New("stores tier=mid 2025-01 5");
        var document = await plan.Export();
        var copy = document.Replace($"code: {plan.Path.Split('/')[^1]}", "code: weeks-copy", StringComparison.Ordinal);

        (await plan.Api.Post("/v1/plan-documents", copy, "application/yaml")).Is(201);

        Assert.Equal(copy, (await plan.Api.Get("/v1/plans/weeks-copy/document")).Is(200).Text);
        Assert.Contains("pattern: fourFiveFour", copy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"calendar":{"weeks":{"pattern":"fourFourFour"}}}""", "not-allowed /calendar/weeks/pattern")]
    [InlineData("""{"calendar":{"weeks":{"firstDay":"someday"}}}""", "not-allowed /calendar/weeks/firstDay")]
    [InlineData("""{"calendar":{"weeks":{"extraWeekMonth":13}}}""", "out-of-range /calendar/weeks/extraWeekMonth")]
    [InlineData("""{"calendar":{"weeks":{"firstDay":null}}}""", "missing-field /calendar/weeks/firstDay")]
    [InlineData("""{"calendar":{"referenceTo":2200}}""", "out-of-range /calendar/referenceTo, out-of-range /calendar/referenceTo")]
    [InlineData("""{"calendar":{"namedAfter":"end"}}""", "period-outside-calendar /calendar")]
    public async Task Calendars_ThatCannotBe_AreRefusedByTheirPath(string patch, string faults)
    {
        var plan = await New("stores - 2025-04 1", "stores - 2023-02 1", "stores - 2026-01 1");

        Assert.Equal(
            faults,
            (await plan.Api.Patch(plan.Path, patch, (await plan.Api.Get(plan.Path)).ETag)).IsProblem(400, "invalid").Faults
        );
    }

    private async Task<CubePlan> New(params string[] cells)
    {
        var plan = await CubePlan.New(service);
        (await plan.Api.Patch(plan.Path, Retail, (await plan.Api.Get(plan.Path)).ETag)).Is(200);
        if (cells.Length > 0)
            (await plan.Write(cells)).Is(200);
        return plan;
    }

    private static string[] Periods(Answer answer) =>
        [.. answer.Is(200).Json.AsArray().Select(period => $"{period!["period"]} {period["first"]} {period["last"]} {period["days"]}")];
}
