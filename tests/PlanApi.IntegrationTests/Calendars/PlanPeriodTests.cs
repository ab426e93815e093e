using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Cube;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Calendars;

/// <summary>Which days, weeks and periods a plan has: what is listed is taken, and what is taken is listed.</summary>
public sealed class PlanPeriodTests(OpenService service) : IClassFixture<OpenService>
{
    private const string April = """{"calendar":{"year":2025,"firstMonth":4,"firstDay":6,"referenceFrom":2024,"referenceTo":2025}}""";

    [Theory]
    [InlineData("week")]
    [InlineData("month")]
    [InlineData("quarter")]
    [InlineData("halfYear")]
    [InlineData("year")]
    public async Task WhatASliceLists_IsTakenWhenItIsSentBack(string grain)
    {
        var plan = await CubePlan.New(service);
        foreach (var year in new[] { "2023", "2024", "2025" })
        {
            var slice = $$$"""{"indicators":["stores"],"measures":["actual"],"columns":[{"grain":"{{{grain}}}","within":"{{{year}}}"}]}""";
            var columns = (await plan.Slice(slice)).Is(200).Json["rows"]![0]!["cells"]!.AsArray().Count;

            (await plan.WriteSlice(slice, $"[[{string.Join(',', Enumerable.Range(1, columns))}]]")).Is(200);

            Assert.Equal([$"-: {string.Join(' ', Enumerable.Range(1, columns))}"], CubePlan.Rows(await plan.Slice(slice)));
        }
    }

    [Fact]
    public async Task TheWeeksAtTheYearsEdges_AreListed_AndTheirDaysAreTaken()
    {
        var plan = await CubePlan.New(service);
        var weeks = (await plan.Api.Get($"{plan.Path}/calendar?grain=week&within=2023")).Is(200).Json.AsArray();
        Assert.Equal(("2022-W52", "2023-W52", 53), ((string)weeks[0]!["period"]!, (string)weeks[^1]!["period"]!, weeks.Count));

        // 2022-W52 ends on 1 January 2023; 2026-W01 begins on 29 December 2025.
        (
            await plan.Api.Post(
                $"{plan.Path}/actuals",
                "indicator,date,value\nstores,2022-12-26,1\nstores,2023-01-01,2\nstores,2026-01-04,4\nvisitors,2022-W52,70\n",
                "text/csv"
            )
        ).Is(200);
        Assert.Equal(
            ("3", "2", "10", "4"),
            (
                await plan.At("stores - 2022-W52 - actual"),
                await plan.At("stores - 2023 - actual"),
                await plan.At("visitors - 2023 - actual"),
                await plan.At("stores - 2026-W01 - actual")
            )
        );
        foreach (var outside in new[] { "2022-12-25", "2026-01-05", "2022-W51", "2026-W02", "2024-W53", "2024-13" })
            Assert.Equal(
                "period-outside-calendar /rows/0/date",
                (await plan.Api.Post($"{plan.Path}/actuals", $"indicator,date,value\nstores,{outside},1\n", "text/csv"))
                    .IsProblem(400, "invalid")
                    .Faults
            );
    }

    [Fact]
    public async Task HalfYears_ArePeriodsEverywhere()
    {
        var plan = await CubePlan.New(
            service.Api,
            """
            targets: [{code: first-half, indicator: gmv, period: 2024-H1, comparator: atLeast, value: 100}]
            """,
            "gmv - 2024-Q1 40 actual",
            "gmv - 2024-Q2 60 actual",
            "gmv - 2024-H2 70 actual",
            "visitors - 2024-H1 5"
        );

        Assert.Equal(
            ["-: 100 70 170"],
            CubePlan.Rows(
                await plan.Slice("""{"indicators":["gmv"],"measures":["actual"],"columns":[{"grain":"halfYear","total":true}]}""")
            )
        );
        (await plan.Api.Post($"{plan.Path}/actuals", "indicator,date,value\ngmv,2023-H1,9\n", "text/csv")).Is(200);
        Assert.Equal("9", await plan.At("gmv - 2023 - actual"));
        Assert.Equal("green", (string)(await plan.Api.Get($"{plan.Path}/targets/first-half/light?date=2024-06-30")).Is(200).Json["light"]!);
        Assert.Equal(
            ["- 2024-H1: 50", "- 2024-H2: 50"],
            CubePlan.After(
                await plan.Preview("""{"indicator":"stores","period":"2024","value":100,"method":"equal","over":[{"grain":"halfYear"}]}""")
            )
        );
        Assert.Equal(
            ["- 2024-01: 10", "- 2024-02: 10", "- 2024-03: 10", "- 2024-04: 10", "- 2024-05: 10", "- 2024-06: 10"],
            CubePlan.After(
                await plan.Preview("""{"indicator":"stores","period":"2024-H1","value":60,"method":"equal","over":[{"grain":"month"}]}""")
            )
        );
        Assert.Equal("5", await plan.At("visitors - 2024"));
        Assert.Contains("2024-H1", await plan.Export(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AYearThatBeginsOnThe6thOfApril_HasMonthsFromThe6th()
    {
        var plan = await CubePlan.New(service);
        (await plan.Api.Patch(plan.Path, April, (await plan.Api.Get(plan.Path)).ETag)).Is(200);

        var months = (await plan.Api.Get($"{plan.Path}/calendar?within=2025-Q4")).Is(200).Json.AsArray();
        Assert.Equal(
            ["2025-01 2025-01-06 2025-02-05", "2025-02 2025-02-06 2025-03-05", "2025-03 2025-03-06 2025-04-05"],
            months.Select(month => $"{month!["period"]} {month["first"]} {month["last"]}")
        );
        (await plan.Write("stores - 2024-04-05 1 actual", "stores - 2024-04-06 2 actual", "stores - 2025-04-05 4 actual")).Is(200);
        Assert.Equal(
            ("1", "6", "2", "4"),
            (
                await plan.At("stores - 2024 - actual"),
                await plan.At("stores - 2025 - actual"),
                await plan.At("stores - 2024-04 - actual"),
                await plan.At("stores - 2025-03 - actual")
            )
        );
    }

    [Fact]
    public async Task ThirteenMonthsOfFourWeeks_AreNamed01To13()
    {
        var plan = await CubePlan.New(service);
        (
            await plan.Api.Patch(
                plan.Path,
                """{"calendar":{"weeks":{"pattern":"thirteenFours","firstDay":"monday"}}}""",
                (await plan.Api.Get(plan.Path)).ETag
            )
        ).Is(200);

        var months = (await plan.Api.Get($"{plan.Path}/calendar?within=2024")).Is(200).Json.AsArray();
        Assert.Equal((13, "2024-13", "2024-12-29"), (months.Count, (string)months[^1]!["period"]!, (string)months[^1]!["last"]!));
        (await plan.Write("stores - 2024-13 3 actual", "stores - 2024-W48 4 actual")).Is(200);
        Assert.Equal(("7", "4"), (await plan.At("stores - 2024-Q4 - actual"), await plan.At("stores - 2024-12 - actual")));
    }

    [Fact]
    public async Task Weeks_CountInMonthsQuartersAndTheYear_AndTheReasonSaysHow()
    {
        var plan = await CubePlan.New(service);
        // W05 has three days in January and four in February.
        (
            await plan.Api.Post(
                $"{plan.Path}/actuals",
                "indicator,date,value\nstores,2024-W05,10\nstores,2024-W06,7\nsellers,2024-W05,300\n",
                "text/csv"
            )
        ).Is(200);

        Assert.Equal(
            ["-: 4 13 17 17", "-: missing 300 300 300"],
            [
                .. CubePlan.Rows(
                    await plan.Slice(
                        """{"indicators":["stores"],"measures":["actual"],"columns":[{"periods":["2024-01","2024-02","2024-Q1","2024"]}]}"""
                    )
                ),
                .. CubePlan.Rows(
                    await plan.Slice(
                        """{"indicators":["sellers"],"measures":["actual"],"columns":[{"periods":["2024-01","2024-02","2024-Q1","2024"]}]}"""
                    )
                ),
            ]
        );
        var why = await Why(plan, "stores", "2024-02");
        Assert.Equal("13 is the sum of 2 periods: 6 + 7. 2024-W05 counts with 4 of its 7 days.", (string)why["sentence"]!);
        Assert.Equal(
            ["2024-W05 6 4", "2024-W06 7 -"],
            why["inputs"]!
                .AsArray()
                .Select(input => $"{input!["place"]!["period"]} {input["value"]} {input["days"]?.ToJsonString() ?? "-"}")
        );
        Assert.EndsWith(
            "A week counts at its last day.",
            (string)(await Why(plan, "sellers", "2024-02"))["sentence"]!,
            StringComparison.Ordinal
        );
    }

    private static async Task<JsonNode> Why(CubePlan plan, string indicator, string period) =>
        (
            await plan.Api.Post(
                $"{plan.Path}/cell-explanations",
                $$"""{"indicator":"{{indicator}}","measure":"actual","period":"{{period}}"}"""
            )
        )
            .Is(200)
            .Json;
}
