using PlanApi.IntegrationTests.Cube;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Lights;

/// <summary>Lights of what is reported by the week, with other rows beside.</summary>
public sealed class WeeklyLightTests(OpenService service) : IClassFixture<OpenService>
{
    private const string Target = """
        targets:
          - {code: year, indicator: stores, period: "2024", comparator: atLeast, value: 366}
          - {code: march, indicator: stores, period: 2024-03, comparator: atLeast, value: 31}
        """;

    [Fact]
    public async Task OneDayBeside47Weeks_TurnsNoLight()
    {
        // Seven a week, one a day: W01 begins on 1 January, W47 ends on 24 November.
        var plan = await CubePlan.New(
            service.Api,
            Target,
            [.. Enumerable.Range(1, 47).Select(week => $"stores - 2024-W{week:D2} 7 actual"), "stores - 2024-11-25 1 actual"]
        );

        var light = (await plan.Api.Get($"{plan.Path}/targets/year/light?date=2024-11-26")).Is(200).Json;

        Assert.Equal(
            ("green", 330m, 330m, "2024-11-25"),
            ((string)light["light"]!, (decimal)light["actual"]!, (decimal)light["expected"]!, (string)light["measuredTo"]!)
        );
    }

    [Fact]
    public async Task ANumberIsMeasuredTo_TheLastDayOfARowThatCounts()
    {
        // The quarter's row is no part of March; W09 ends on 3 March, and three of its days count.
        var plan = await CubePlan.New(
            service.Api,
            Target,
            "stores - 2024-Q1 91 actual",
            "stores - 2024-W09 7 actual",
            "stores - 2024-03-04 1 actual"
        );

        var light = (await plan.Api.Get($"{plan.Path}/targets/march/light?date=2024-03-31")).Is(200).Json;

        Assert.Equal(
            ("green", 4m, 4m, "2024-03-04"),
            ((string)light["light"]!, (decimal)light["actual"]!, (decimal)light["expected"]!, (string)light["measuredTo"]!)
        );
    }
}
