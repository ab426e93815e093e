namespace PlanApi.IntegrationTests.GraphQL;

public sealed class PeriodTests(GraphQLHost host) : IClassFixture<GraphQLHost>
{
    [Fact]
    public async Task Periods_AreThoseOfThePlansCalendar()
    {
        await host.Import("format: planapi/1\nplan: {code: fiscal, calendar: {year: 2025, firstMonth: 4}, currency: EUR}");

        var plan = (
            await host.Node(
                "{ plan(code: \"fiscal\") { calendar { firstMonth } periods { period first last } quarters: periods(grain: "
                    + "QUARTER) { period } days: periods(grain: DAY, within: \"2024-06\") { period } } }"
            )
        )["plan"]!;

        Assert.Equal(12, plan["periods"]!.AsArray().Count);
        Assert.Equal(
            ("2024-04", "2024-04-01", "2024-04-30"),
            ((string)plan["periods"]![0]!["period"]!, (string)plan["periods"]![0]!["first"]!, (string)plan["periods"]![0]!["last"]!)
        );
        Assert.Equal(["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"], plan["quarters"].Texts("period"));
        Assert.Equal(30, plan["days"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("20x", "bad-period")]
    [InlineData("2011", "period-outside-calendar")]
    public async Task Periods_WithinNone_AreAFault(string within, string fault) =>
        Assert.Equal(
            fault,
            (await host.Query("query($w: Period) { plan(code: \"intl-2024\") { periods(within: $w) { period } } }", new { w = within }))
                .GetProperty("errors")[0]
                .GetProperty("extensions")
                .GetProperty("faults")[0]
                .GetProperty("code")
                .GetString()
        );
}
