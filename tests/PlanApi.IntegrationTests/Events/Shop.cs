using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Events;

/// <summary>A plan with a target whose light turns when actuals are pushed; the clock begins on 18 March 2024.</summary>
internal sealed class Shop(TestService service, Client api)
{
    public const string Path = "/v1/plans/shop";

    private const string Document = """
        format: planapi/1
        plan: {code: shop, calendar: {year: 2024}, currency: EUR, timeZone: Asia/Shanghai}
        dimensions: [{code: tier}]
        members: [{code: head, dimension: tier}, {code: mid, dimension: tier}]
        parties: [{code: ann}]
        indicators:
          - {code: visitors, kind: flow, unit: number, expectedEvery: day}
          - {code: orders, kind: flow, unit: number, expectedEvery: day}
        targets:
          - {code: many-visitors, indicator: visitors, period: 2024, comparator: atLeast, value: 366000}
          - {code: many-orders, indicator: orders, period: 2024, comparator: atLeast, value: 3660}
        objectives:
          - {code: grow, wording: {en: Grow}}
          - {code: traffic, wording: {en: Traffic}, parents: [grow]}
        keyResults:
          - {code: visitors-result, objective: traffic, target: many-visitors, owner: ann}

        """;

    public Client Api => api;

    public static async Task<Shop> Open(TestService service, Client? api = null, string more = "")
    {
        var shop = new Shop(service, api ?? service.Api);
        (
            await shop.Api.Post(
                "/v1/plan-documents",
                Document.Replace("objectives:\n", more + "objectives:\n", StringComparison.Ordinal),
                "application/yaml"
            )
        ).Is(201);
        return shop;
    }

    /// <summary>Every day so far has so many.</summary>
    public async Task Push(string indicator, int number) =>
        (
            await Api.Post(
                $"{Path}/actuals",
                "indicator,date,scope.tier,value\n"
                    + string.Concat(
                        Enumerable
                            .Range(0, service.Clock.GetUtcNow().DayOfYear - 1)
                            .Select(day =>
                                $"{indicator},{new DateOnly(2024, 1, 1).AddDays(day):yyyy-MM-dd},"
                                + $"{(day % 2 == 0 ? "head" : "mid")},{number}\n"
                            )
                    ),
                "text/csv"
            )
        ).Is(200);

    public async Task Evaluate() => (await Api.Post($"{Path}/lights/evaluations", "")).Is(200);

    /// <summary>A change of the plan itself.</summary>
    public async Task Change(string section) =>
        (await Api.Post($"{Path}/sections", $$"""{"code":"{{section}}","purpose":"other"}""")).Is(201);

    /// <summary>The number of the last change set.</summary>
    public async Task<long> Version() => (long)(await Api.Get($"{Path}/change-sets?first=1")).Is(200).Items[0]["sequence"]!;

    public async Task<Answer> Events(string query) => await Api.Get($"{Path}/events?{query}");

    /// <summary>An event in short: what it is, about what, and how that stands.</summary>
    public static string Short(JsonNode item) =>
        (string)item["kind"]! switch
        {
            "light" => $"light {item["light"]!["target"]} {item["light"]!["before"] ?? "-"}>{item["light"]!["light"]}",
            "alert" =>
                $"alert {item["alert"]!["target"]} {item["alert"]!["indicator"]} {item["alert"]!["light"]} {item["alert"]!["state"]}",
            _ => $"change {item["change"]!["useCase"]}",
        };
}
