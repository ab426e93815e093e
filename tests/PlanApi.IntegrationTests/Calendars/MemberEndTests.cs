using PlanApi.IntegrationTests.Cube;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Calendars;

/// <summary>Members that are not there for ever.</summary>
public sealed class MemberEndTests(OpenService service) : IClassFixture<OpenService>
{
    private const string More = """
        targets:
          - {code: tail-year, indicator: stores, scope: {tier: tail}, period: "2024", comparator: atLeast, value: 366}
          - {code: tail-late, indicator: stores, scope: {tier: tail}, period: 2024-Q3, comparator: atLeast, value: 3}
        """;

    private static async Task<CubePlan> New(TestService service, params string[] cells)
    {
        var plan = await CubePlan.New(service.Api, More, cells);
        (
            await plan.Api.Patch(
                $"{plan.Path}/dimensions/tier/members/tail",
                """{"ends":"2024-04-30"}""",
                (await plan.Api.Get($"{plan.Path}/dimensions/tier/members/tail")).ETag
            )
        ).Is(200);
        return plan;
    }

    [Fact]
    public async Task AMemberThatEnded_IsLeftOut_AndWhatItHadStays()
    {
        var plan = await New(
            service,
            "stores tier=tail 2024-Q1 5 actual",
            "stores tier=mid 2024-Q1 7 actual",
            "stores tier=mid 2024-Q3 1 actual"
        );

        const string Slice =
            """{"indicators":["stores"],"measures":["actual"],"period":"2024-Q","rows":[{"dimension":"tier","total":true}]}""";
        Assert.Equal(
            ["tier=head: missing", "tier=mid: 7", "tier=tail: 5", "-: 12"],
            CubePlan.Rows(await plan.Slice(Slice.Replace("2024-Q", "2024-Q1", StringComparison.Ordinal)))
        );
        Assert.Equal(
            ["tier=head: missing", "tier=mid: 1", "-: 1"],
            CubePlan.Rows(await plan.Slice(Slice.Replace("2024-Q", "2024-Q3", StringComparison.Ordinal)))
        );
        Assert.Equal("13", await plan.At("stores - 2024 - actual"));
        Assert.Equal(
            ["tier=head 2024-Q3: 5", "tier=mid 2024-Q3: 5"],
            CubePlan.After(
                await plan.Preview(
                    """{"indicator":"stores","period":"2024-Q3","value":10,"method":"equal","over":[{"dimension":"tier"}]}"""
                )
            )
        );
        Assert.Contains("ends: \"2024-04-30\"", await plan.Export(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ItsLight_StaysAtItsLastDay()
    {
        var plan = await New(service, [.. Enumerable.Range(1, 4).Select(month => $"stores tier=tail 2024-{month:D2} 30 actual")]);

        var light = (await plan.Api.Get($"{plan.Path}/targets/tail-year/light?date=2024-11-30")).Is(200).Json;

        // 121 of 366 days were due by then.
        Assert.Equal(
            ("green", 120m, 121m, "2024-04-30"),
            ((string)light["light"]!, (decimal)light["actual"]!, (decimal)light["expected"]!, (string)light["measuredTo"]!)
        );
    }

    [Fact]
    public async Task WhatIsAskedOfItLater_IsFound()
    {
        var plan = await New(service, "stores tier=tail 2024-05 3", "stores tier=tail 2024-04 3");

        var finding = (await plan.Api.Get($"{plan.Path}/findings?rule=member-ended")).Is(200).Items.Single();

        Assert.Equal("2", (string)finding["arguments"]!["count"]!);
        Assert.Contains("2024-04-30", (string)finding["sentence"]!, StringComparison.Ordinal);
        Assert.Contains("tail-late", (string)finding["sentence"]!, StringComparison.Ordinal);
    }
}
