using System.Text.Json.Nodes;
using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Access;

/// <summary>
/// A plan by tiers in which everything is far behind, with a planner's key that is limited to the tier <c>mid</c>. What that key may not
/// see has
/// <c>secret</c> in its code and words.
/// </summary>
internal sealed class Tiers(TestService service, Client admin, Client mid, string key)
{
    public const string Path = "/v1/plans/tiers";

    private const string Document = """
        format: planapi/1
        plan: {code: tiers, names: {en: Tiers}, calendar: {year: 2024}, currency: EUR, matrix: {rows: line, columns: tier}}
        sections: [{code: "1", purpose: other}]
        dimensions: [{code: line}, {code: tier}]
        members:
          - {code: online, dimension: line}
          - {code: secret-head, dimension: tier}
          - {code: mid, dimension: tier}
          - {code: deep, dimension: tier, parent: mid}
        parties: [{code: ann}, {code: ben}]
        indicators:
          - {code: visitors, kind: flow, unit: number, expectedEvery: day}
          - {code: mid-share, kind: share, unit: percent, decimals: 1, base: visitors, shareOf: tier}
        targets:
          - {code: secret-total, indicator: visitors, period: 2024, comparator: atLeast, value: 366000}
          - {code: secret-of-head, indicator: visitors, period: 2024, scope: {tier: secret-head}, comparator: atLeast, value: 366000}
          - {code: secret-share, indicator: mid-share, period: 2024, scope: {tier: mid}, comparator: atLeast, value: 90}
          - {code: of-mid, indicator: visitors, period: 2024, scope: {tier: mid}, comparator: atLeast, value: 366000}
          - {code: of-deep, indicator: visitors, period: 2024, scope: {tier: deep}, comparator: atLeast, value: 366000}
        objectives:
          - {code: secret-goal, names: {en: The secret goal}, owner: ben}
          - {code: mid-goal, scope: {tier: mid}, parents: [secret-goal], owner: ann}
          - {code: mixed-goal, scope: {tier: mid}}
        keyResults:
          - {code: a-secret-result, objective: secret-goal, target: of-mid, owner: ben}
          - {code: mid-result, objective: mid-goal, target: of-mid, owner: ann}
          - {code: deep-result, objective: mid-goal, target: of-deep, owner: ann}
          - {code: secret-mixed, objective: mixed-goal, target: secret-total}
        reviewSchedules:
          - {code: secret-monthly, names: {en: Of the secret whole}, cadence: month}
          - {code: secret-okr, cadence: month, objective: secret-goal, scope: {tier: mid}}
          - {code: mid-monthly, cadence: month, scope: {tier: mid}, questions: [{en: What was reached?}]}
          - {code: mid-okr, cadence: month, objective: mid-goal, scope: {tier: mid}}
          - {code: mixed-okr, cadence: month, objective: mixed-goal, scope: {tier: mid}}
        cells:
          - {indicator: visitors, scope: {line: online, tier: secret-head}, period: 2024, measure: target, value: 366000}
          - {indicator: visitors, scope: {line: online, tier: mid}, period: 2024, measure: target, value: 366000}

        """;

    public Client Admin => admin;

    public Client Mid => mid;

    /// <summary>The limited key itself.</summary>
    public string Key => key;

    public static async Task<Tiers> Open(TestService service)
    {
        var admin = service.With((await service.NewKey(Role.Admin)).Key!);
        (await admin.Post("/v1/plan-documents", Document, "application/yaml")).Is(201);
        var key = (await service.NewKey(Role.Planner, Limited)).Key!;
        return new Tiers(service, admin, service.With(key), key);
    }

    public static ApiKey Limited(ApiKey key) =>
        key with
        {
            Members = new Dictionary<string, IReadOnlyList<Code>> { ["tier"] = [Code.Known("mid")] },
        };

    /// <summary>Every tier has so few visitors on each day so far, that every light is red.</summary>
    public async Task Raise()
    {
        await Push(
            Enumerable.Range(0, service.Clock.GetUtcNow().DayOfYear - 1).Select(day => new DateOnly(2024, 1, 1).AddDays(day)),
            "secret-head",
            "mid",
            "deep"
        );
        await Evaluate();
    }

    public async Task Push(IEnumerable<DateOnly> days, params string[] tiers) =>
        (
            await admin.Post(
                $"{Path}/actuals",
                "indicator,date,scope.line,scope.tier,value\n"
                    + string.Concat(days.SelectMany(day => tiers.Select(tier => $"visitors,{day:yyyy-MM-dd},online,{tier},100\n"))),
                "text/csv"
            )
        ).Is(200);

    public async Task Evaluate() => (await admin.Post($"{Path}/lights/evaluations", "")).Is(200);

    /// <summary>The number of the alert about a target.</summary>
    public async Task<long> Alert(string target) =>
        (long)(await admin.Get($"{Path}/alerts")).Is(200).Items.Single(alert => (string?)alert["target"] == target)["number"]!;

    public async Task<JsonNode> Review(string schedule) =>
        (await admin.Post($"{Path}/reviews", $$"""{"schedule":"{{schedule}}","period":"2024-02"}""")).Is(200).Json;

    public static async Task<JsonNode> Graph(Client by, string query) =>
        (await by.Post("/graphql", new JsonObject { ["query"] = query }.ToJsonString())).Is(200).Json;

    /// <summary>Asserts that an answer is the same for something hidden as for something that there is not.</summary>
    public static async Task IsNotThere(Func<string, Task<Answer>> ask, long hidden)
    {
        var (one, other) = (await ask($"{hidden}"), await ask("987654"));
        one.IsProblem(404, "not-found");
        Assert.Equal(Plain(other), Plain(one).Replace($"\\u0027{hidden}\\u0027", "\\u0027987654\\u0027", StringComparison.Ordinal));

        static string Plain(Answer answer) => answer.Json.Without("traceId", "instance");
    }

    /// <summary>All items of a list, page by page.</summary>
    public static async Task<IReadOnlyList<JsonNode>> All(Client by, string path)
    {
        var items = new List<JsonNode>();
        for (var next = path; next is not null; )
        {
            var page = (await by.Get(next)).Is(200);
            items.AddRange(page.Items);
            next = page.Next;
        }
        return items;
    }
}
