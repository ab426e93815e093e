using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Progress;

/// <summary>
/// A plan whose numbers can be redone by hand: 3,660 for a year of 366 days are 10 a day, so that 1,820 are due by the end of June.
/// </summary>
internal sealed record TreePlan(Client Api, string Path)
{
    private const string Yaml = """
        format: planapi/1
        plan: {code: CODE, calendar: {year: 2024, referenceFrom: 2023}, currency: CNY, matrix: {rows: line, columns: tier}}
        parties: [{code: ann, kind: person}, {code: bob, kind: person}]
        dimensions: [{code: line}, {code: tier}]
        members:
          - {code: sales, dimension: line}
          - {code: brand, dimension: line}
          - {code: head, dimension: tier}
          - {code: mid, dimension: tier}
          - {code: new, dimension: tier}
          - {code: web, dimension: tier}
        scenarios: [{code: split, parent: baseline}]
        indicators:
          - {code: gmv, kind: flow, unit: currency, decimals: 2, names: {en: GMV, zh: 交易额}}
          - {code: rate, kind: nonAdditive, unit: percent, decimals: 1}
        targets:
          - {code: gmv-all, indicator: gmv, period: "2024", comparator: atLeast, value: 3660}
          - {code: gmv-head, indicator: gmv, scope: {tier: head}, period: "2024", comparator: atLeast, value: 1830}
          - {code: gmv-mid, indicator: gmv, scope: {tier: mid}, period: "2024", comparator: atLeast, value: 1464}
          - {code: rate-all, indicator: rate, period: "2024", comparator: atLeast, value: 10}
          - {code: rate-head, indicator: rate, scope: {tier: head}, period: "2024", comparator: atLeast, value: 10}
          - {code: rate-mid, indicator: rate, scope: {tier: mid}, period: "2024", comparator: atLeast, value: 20}
          - {code: rate-web, indicator: rate, scope: {tier: web}, period: "2024", comparator: atLeast, value: 20}
          - {code: gmv-web, indicator: gmv, scope: {tier: web}, period: "2024", comparator: atLeast, value: 366, scenario: split}
        objectives:
          - {code: grow, names: {en: Grow, zh: 增长}, owner: ann}
          - {code: grow-sales, names: {en: Sales grow}, scope: {line: sales}, parents: [grow], owner: bob}
          - {code: please, scope: {line: brand}}
        keyResults:
          - {code: kr-all, objective: grow, target: gmv-all, owner: ann}
          - {code: kr-head, objective: grow-sales, target: gmv-head, parent: kr-all, owner: bob}
          - {code: kr-mid, objective: grow-sales, target: gmv-mid, parent: kr-all, names: {en: Mid, zh: 腰部}}
          - {code: kr-rate, objective: please, target: rate-all}
          - {code: kr-rate-head, objective: please, target: rate-head, parent: kr-rate}
          - {code: kr-rate-mid, objective: please, target: rate-mid, parent: kr-rate}
          - {code: kr-rate-web, objective: please, target: rate-web, parent: kr-rate, names: {en: The web, zh: 网站}}
          - {code: kr-web, objective: grow-sales, target: gmv-web, parent: kr-all}
        weights:
          - {code: w-head, keyResult: kr-head, value: 60}
          - {code: w-mid, keyResult: kr-mid, value: 40}
          - {code: w-rate-head, keyResult: kr-rate-head, value: 75}
          - {code: w-rate-mid, keyResult: kr-rate-mid, value: 25}
        """;

    public static async Task<TreePlan> New(TestService service)
    {
        var code = $"tree-{Guid.NewGuid():N}"[..20];
        (
            await service.Api.Send(
                HttpMethod.Post,
                "/v1/plan-documents",
                Yaml.Replace("CODE", code, StringComparison.Ordinal),
                "application/yaml"
            )
        ).Is(201);
        var plan = new TreePlan(service.Api, $"/v1/plans/{code}");
        await plan.Push("gmv head 150", "gmv mid 100", "gmv new 20", "rate head 12", "rate mid 10");
        return plan;
    }

    public string Code => Path["/v1/plans/".Length..];

    /// <summary>Actuals of the first day of each month to June, and of its last: half of the number each.</summary>
    public async Task Push(params string[] monthly) =>
        (
            await Api.Post(
                $"{Path}/actuals",
                "indicator,date,scope.tier,value\n"
                    + string.Concat(
                        monthly
                            .Select(line => line.Split(' '))
                            .SelectMany(parts =>
                                Enumerable
                                    .Range(1, 6)
                                    .SelectMany(month =>
                                        (string[])[Row(parts, month, 1), Row(parts, month, DateTime.DaysInMonth(2024, month))]
                                    )
                            )
                    ),
                "text/csv"
            )
        ).Is(200);

    public async Task<JsonNode> Branch(string root, string query = "") =>
        Assert.Single((await Api.Get($"{Path}/okr-tree?root={root}&date=2024-06-30{query}")).Is(200).Json["items"]!.AsArray())!;

    public static JsonNode KeyResult(JsonNode branch, string code) =>
        branch["objectives"]!
            .AsArray()
            .SelectMany(objective => objective!["keyResults"]!.AsArray())
            .Single(result => (string)result!["keyResult"]! == code)!;

    public static JsonNode Objective(JsonNode branch, string code) =>
        branch["objectives"]!.AsArray().Single(objective => (string)objective!["objective"]! == code)!;

    private static string Row(string[] parts, int month, int day) =>
        $"{parts[0]},2024-{month:D2}-{day:D2},{parts[1]},{(parts[0] == "rate" ? parts[2] : Half(parts[2]))}\n";

    private static string Half(string whole) =>
        (int.Parse(whole, System.Globalization.CultureInfo.InvariantCulture) / 2m).ToString(
            System.Globalization.CultureInfo.InvariantCulture
        );
}
