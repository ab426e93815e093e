using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Decomposition;

/// <summary>A shop's plan: lines that answer, tiers where numbers lie, and an objective of each kind of number.</summary>
internal sealed record ShopPlan(Client Api, string Path)
{
    private const string Yaml = """
        format: planapi/1
        plan: {code: CODE, calendar: {year: 2025, referenceFrom: 2024}, currency: CNY, matrix: {rows: line, columns: tier}}
        sections: [{code: assumption, purpose: other, names: {en: Assumptions}}]
        parties: [{code: ann, kind: person}, {code: bob, kind: person}, {code: cem, kind: person}]
        dimensions: [{code: line}, {code: tier}]
        members:
          - {code: sales, dimension: line, names: {en: Sales, zh: 销售}, owner: ann}
          - {code: brand, dimension: line, names: {en: Brand, zh: 品牌}}
          - {code: head, dimension: tier, names: {en: Head, zh: 头部}}
          - {code: mid, dimension: tier, names: {en: Mid, zh: 腰部}, owner: bob}
          - {code: new, dimension: tier, names: {en: New, zh: 新}}
        scenarios: [{code: split, parent: baseline}]
        indicators:
          - {code: gmv, kind: flow, unit: currency, decimals: 2, names: {en: GMV, zh: 交易额}}
          - {code: stores, kind: flow, unit: number, names: {en: New stores, zh: 新店}}
          - {code: rate, kind: ratio, unit: percent, decimals: 1, names: {en: Return rate, zh: 退货率}, direction: lowerIsBetter}
          - {code: sellers, kind: stock, unit: number, overTime: last, names: {en: Sellers, zh: 商家}}
          - {code: users, kind: nonAdditive, unit: number, names: {en: Users, zh: 用户}}
          - {code: profit, kind: formula, unit: currency, decimals: 2, formula: "[gmv] * 2", names: {en: Profit, zh: 利润}, answeredBy: {line: brand}}
        targets:
          - {code: gmv-2025, indicator: gmv, period: "2025", comparator: atLeast, value: 1000, names: {en: GMV 2025}}
          - {code: stores-2025, indicator: stores, period: "2025", comparator: atLeast, value: 50, risesBy: quarter}
          - {code: rate-2025, indicator: rate, period: "2025", comparator: atMost, value: 4.5}
          - {code: growth-2025, indicator: gmv, period: "2025", comparator: atLeast, basis: growth, against: previousYear, value: 18}
          - {code: sellers-2025, indicator: sellers, period: "2025", comparator: atLeast, value: 100}
          - {code: users-2025, indicator: users, period: "2025", comparator: atLeast, value: 9}
          - {code: profit-2025, indicator: profit, period: "2025", comparator: atLeast, value: 2000}
        objectives:
          - {code: win, names: {en: Win, zh: 赢}, owner: cem}
          - {code: sell, names: {en: Sell, zh: 卖}, scope: {line: sales}, parents: [win]}
          - {code: serve, names: {en: Serve}, scope: {line: sales}, parents: [win]}
        keyResults:
          - {code: kr-gmv, objective: sell, target: gmv-2025}
          - {code: kr-stores, objective: sell, target: stores-2025}
          - {code: kr-rate, objective: serve, target: rate-2025}
          - {code: kr-growth, objective: sell, target: growth-2025}
          - {code: kr-sellers, objective: sell, target: sellers-2025}
          - {code: kr-users, objective: win, target: users-2025}
          - {code: kr-profit, objective: win, target: profit-2025}
        weights:
          - {code: w-gmv, keyResult: kr-gmv, value: 60}
          - {code: w-stores, keyResult: kr-stores, value: 40}
        cells:
          - {indicator: gmv, scope: {tier: head}, period: "2024", measure: actual, value: 500}
          - {indicator: gmv, scope: {tier: mid}, period: "2024", measure: actual, value: 300}
          - {indicator: gmv, scope: {tier: new}, period: "2024", measure: actual, value: 25}
        """;

    public static async Task<ShopPlan> New(TestService service)
    {
        var code = $"shop-{Guid.NewGuid():N}"[..20];
        (
            await service.Api.Send(
                HttpMethod.Post,
                "/v1/plan-documents",
                Yaml.Replace("CODE", code, StringComparison.Ordinal),
                "application/yaml"
            )
        ).Is(201);
        return new(service.Api, $"/v1/plans/{code}");
    }

    public async Task<JsonNode> Preview(string request) => (await Api.Post($"{Path}/decomposition-previews", request)).Is(200).Json;

    public async Task<JsonNode> Apply(JsonNode preview) =>
        (await Api.Post($"{Path}/decompositions", $$"""{"token":"{{preview["token"]}}"}""")).Is(200).Json;

    public async Task<JsonNode> Decompose(string request) => await Apply(await Preview(request));

    /// <summary>The parts of a number: <c>gmv-2025 tier: head 606.06, mid 363.64</c>.</summary>
    public static IEnumerable<string> Told(JsonNode preview) =>
        preview["results"]!
            .AsArray()
            .Select(number =>
                $"{number!["target"]} {number["axis"]}: "
                + $"{string.Join(", ", number["parts"]!.AsArray().Select(part => $"{Place(part!["target"]!)} {part["target"]!["value"]}"))}"
            );

    private static string Place(JsonNode target) =>
        string.Join(" ", target["scope"]?.AsObject().Select(pair => (string)pair.Value!) ?? []) is { Length: > 0 } scope
            ? $"{scope}{((string?)target["period"] == "2025" ? "" : $" {target["period"]}")}"
            : $"{target["period"]}";
}
