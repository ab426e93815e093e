using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Validation;

/// <summary>What follows over several steps, how exact numbers are, and like with like, as a door answers it.</summary>
public sealed class ClosureDoorTests(OpenService service) : IClassFixture<OpenService>
{
    [Theory]
    [InlineData(5000, "error claims-cannot-all-hold")]
    [InlineData(3000, "")]
    public async Task FormulasOfFormulas_AreFollowed(int profit, string found)
    {
        var findings = await Findings(
            $$"""
            plan: {code: plan, calendar: {year: 2027}, currency: CNY}
            indicators:
              - {code: price, kind: nonAdditive, unit: currency}
              - {code: volume, kind: flow, unit: number}
              - {code: cost, kind: flow, unit: currency}
              - {code: turnover, kind: formula, unit: currency, formula: "[price] * [volume]"}
              - {code: profit, kind: formula, unit: currency, formula: "[turnover] - [cost]"}
            targets:
              - {code: price, indicator: price, period: "2027", comparator: equal, value: 10}
              - {code: volume, indicator: volume, period: "2027", comparator: equal, value: 1000}
              - {code: cost, indicator: cost, period: "2027", comparator: equal, value: 7000}
              - {code: profit, indicator: profit, period: "2027", comparator: equal, value: {{profit}}}
            """
        );

        Assert.Equal(found, string.Join(", ", Wrong(findings)));
        if (found.Length == 0)
            return;
        var steps = findings.First(finding => (string?)finding["rule"] == "claims-cannot-all-hold")["arithmetic"]!.AsArray();
        Assert.Contains(steps, step => (string?)step!["expression"] == "10,000 - 7,000" && ((string?)step["result"])!.Trim() == "3,000");
    }

    [Fact]
    public async Task ATotalThatPartsState_IsNotCalledUnstated()
    {
        var findings = await Findings(
            """
            plan: {code: plan, calendar: {year: 2027}, currency: CNY}
            dimensions: [{code: market}]
            members: [{code: a, dimension: market}, {code: b, dimension: market}, {code: c, dimension: market}]
            indicators:
              - {code: orders, kind: flow, unit: number}
              - {code: revenue, kind: flow, unit: currency}
              - {code: price, kind: ratio, unit: currency, numerator: revenue, denominator: orders}
            targets:
              - {code: orders, indicator: orders, period: "2027", comparator: equal, value: 10}
              - {code: price, indicator: price, period: "2027", comparator: equal, value: 100}
              - {code: a, indicator: revenue, scope: {market: a}, period: "2027", comparator: equal, value: 500}
              - {code: b, indicator: revenue, scope: {market: b}, period: "2027", comparator: equal, value: 500}
              - {code: c, indicator: revenue, scope: {market: c}, period: "2027", comparator: equal, value: 500}
            """
        );

        Assert.DoesNotContain(findings, finding => (string?)finding["rule"] == "identity-implies");
        Assert.Single(findings, finding => (string?)finding["rule"] == "claims-cannot-all-hold");
    }

    [Fact]
    public async Task NumbersAreAsExactAsTheyAreWritten()
    {
        Assert.Empty(
            Wrong(
                await Findings(
                    """
                    plan: {code: plan, calendar: {year: 2027}, currency: USD}
                    dimensions: [{code: market}, {code: line}]
                    members:
                      - {code: a, dimension: market}
                      - {code: b, dimension: market}
                      - {code: c, dimension: market}
                      - {code: x, dimension: line}
                      - {code: y, dimension: line}
                      - {code: z, dimension: line}
                    groups: [{code: g, dimension: market, definitions: [{members: [a, b]}]}]
                    currencies: [{code: EUR}]
                    exchangeRates: [{code: eur, from: EUR, to: USD, validFrom: "2026-01-01", value: 1.11111111}]
                    indicators:
                      - {code: gmv, kind: flow, unit: currency, decimals: 2}
                      - {code: share, kind: share, unit: percent, decimals: 1, base: gmv, shareOf: market}
                    targets:
                      - {code: home, indicator: gmv, period: "2027", comparator: equal, value: 100000}
                      - {code: foreign, indicator: gmv, period: "2027", comparator: equal, value: 90000, currency: EUR}
                      - {code: a, indicator: share, scope: {market: a}, period: "2027", comparator: equal, value: 33.4}
                      - {code: b, indicator: share, scope: {market: b}, period: "2027", comparator: equal, value: 33.4}
                      - {code: g, indicator: share, scope: {market: g}, period: "2027", comparator: equal, value: 66.7}
                    weights:
                      - {code: x, of: {line: x}, value: 33.33}
                      - {code: y, of: {line: y}, value: 33.33}
                      - {code: z, of: {line: z}, value: 33.33}
                    """
                )
            )
        );
    }

    [Fact]
    public async Task AQuarter_IsNotHeldAgainstAYear()
    {
        var findings = await Findings(
            """
            plan: {code: plan, calendar: {year: 2027, referenceFrom: 2026}, currency: CNY}
            indicators: [{code: sales, kind: flow, unit: number}]
            targets: [{code: q1, indicator: sales, period: "2027-Q1", comparator: equal, value: 300}]
            cells: [{indicator: sales, measure: actual, period: "2026", value: 1000}]
            """
        );
        Assert.DoesNotContain(findings, finding => (string?)finding["rule"] == "baseline-past-target");
    }

    [Fact]
    public async Task ABaseThatItsQuartersState_IsABase()
    {
        string Plan(int last) =>
            $$"""
                plan: {code: plan, calendar: {year: 2027, referenceFrom: 2026}, currency: CNY}
                indicators: [{code: sales, kind: flow, unit: currency}]
                targets:
                  - {code: level, indicator: sales, period: "2027", comparator: equal, value: 1000}
                  - {code: growth, indicator: sales, period: "2027", basis: growth, against: previousYear, comparator: equal, value: 25}
                cells:
                  - {indicator: sales, measure: actual, period: "2026-Q1", value: 200}
                  - {indicator: sales, measure: actual, period: "2026-Q2", value: 200}
                  - {indicator: sales, measure: actual, period: "2026-Q3", value: 200}
                  - {indicator: sales, measure: actual, period: "2026-Q4", value: {{last}}}
                """;
        Assert.Empty(Wrong(await Findings(Plan(200))));
        Assert.Equal(["error claims-cannot-all-hold"], Wrong(await Findings(Plan(100))));
    }

    [Fact]
    public async Task AContradictionAtTheWhole_HidesNothingBelow()
    {
        var findings = Wrong(
            await Findings(
                """
                plan: {code: plan, calendar: {year: 2027}, currency: CNY}
                dimensions: [{code: market}]
                members: [{code: a, dimension: market}, {code: b, dimension: market}]
                indicators: [{code: sellers, kind: stock, unit: number}]
                targets:
                  - {code: much, indicator: sellers, period: "2027", comparator: equal, value: 500}
                  - {code: little, indicator: sellers, period: "2027", comparator: equal, value: 100}
                  - {code: a, indicator: sellers, scope: {market: a}, period: "2027", comparator: equal, value: 200}
                  - {code: b, indicator: sellers, scope: {market: b}, period: "2027", comparator: equal, value: 100}
                """
            )
        );
        Assert.Contains("error target-contradiction", findings);
        Assert.Contains("error parts-exceed-whole", findings);
        Assert.Contains("warning parts-short-of-whole", findings);
    }

    private async Task<JsonNode[]> Findings(string yaml) =>
        [
            .. (await service.Api.Post("/v1/plan-documents/validation", "format: planapi/1\n" + yaml, "application/yaml")).Is(200).Json[
                "findings"
            ]!
                .AsArray()
                .Select(finding => finding!),
        ];

    // Numbers alone are looked at here: that targets have no source is another matter.
    private static string[] Wrong(JsonNode[] findings) =>
        [
            .. findings
                .Where(finding => (string?)finding["family"] is "arithmetic" or "contradictions" or "feasibility" or "time")
                .Select(finding => $"{finding["severity"]} {finding["rule"]}"),
        ];
}
