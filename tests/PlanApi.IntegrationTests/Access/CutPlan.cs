using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Access;

/// <summary>
/// A plan, and the same plan without what a key that is limited to <c>tier=mid</c> may not see. Codes and words of what is hidden hold
/// <c>zz</c>, and its numbers 7919.
/// </summary>
internal sealed partial record CutPlan(Client Limited, Client Other, Client Admin, string Whole, string Cut)
{
    private const string Yaml = """
        format: planapi/1
        plan: {code: CODE, calendar: {year: 2024, referenceFrom: 2023, referenceTo: 2025}, currency: CNY, timeZone: Asia/Shanghai, matrix: {rows: line, columns: tier}}
        sections: [{code: "1", purpose: background}]
        dimensions: [{code: line}, {code: market}, {code: tier}]
        members:
          - {code: sales, dimension: line}
          - {code: brand, dimension: line}
          - {code: zz-all, dimension: tier} # hidden
          - {code: mid, dimension: tier, parent: zz-all} # whole
          - {code: mid, dimension: tier} # cut
          - {code: mid-a, dimension: tier, parent: mid}
          - {code: zz-head, dimension: tier} # hidden
        indicators:
          - {code: gmv, kind: flow, unit: currency, decimals: 2}
          - {code: orders, kind: flow, unit: number}
          - {code: gmv-share, kind: share, unit: percent, decimals: 1, base: gmv, shareOf: tier}
        targets:
          - {code: mid-gmv, indicator: gmv, scope: {tier: mid}, period: "2024", comparator: atLeast, value: 366}
          - {code: sales-mid, indicator: gmv, scope: {line: sales, tier: mid}, period: "2024", comparator: atLeast, value: 183}
          - {code: mid-a-gmv, indicator: gmv, scope: {tier: mid-a}, period: "2024", comparator: atLeast, value: 100}
          - {code: zz-top, indicator: gmv, period: "2024", comparator: atLeast, value: 7919} # hidden
          - {code: zz-sales, indicator: gmv, scope: {line: sales}, period: "2024", comparator: atLeast, value: 7919} # hidden
          - {code: zz-head-gmv, indicator: gmv, scope: {tier: zz-head}, period: "2024", comparator: atLeast, value: 7919} # hidden
        objectives:
          - {code: zz-grow, wording: {en: zz}} # hidden
          - {code: mid-grow, scope: {tier: mid}, wording: {en: Mid}, parents: [zz-grow]} # whole
          - {code: mid-grow, scope: {tier: mid}, wording: {en: Mid}} # cut
          - {code: mid-serve, scope: {line: sales, tier: mid}, wording: {en: Serve}, parents: [mid-grow]}
          - {code: zz-serve, scope: {tier: zz-head}, wording: {en: zz}, parents: [mid-grow]} # hidden
        keyResults:
          - {code: mid-kr, objective: mid-grow, target: mid-gmv}
          - {code: mid-a-kr, objective: mid-grow, target: mid-a-gmv}
          - {code: serve-kr, objective: mid-serve, target: sales-mid}
          - {code: zz-kr, objective: mid-grow, target: zz-head-gmv} # hidden
          - {code: zz-top-kr, objective: zz-grow, target: zz-top} # hidden
        weightWindows:
          - {code: sale, from: "2024-06-01", to: "2024-06-18"}
        weights:
          - {code: mid-kr-weight, keyResult: mid-kr, value: 40}
          - {code: mid-a-kr-weight, keyResult: mid-a-kr, value: 30}
          - {code: zz-kr-weight, keyResult: zz-kr, value: 30} # hidden
          - {code: mid-share-of, of: {tier: mid}, value: 30}
          - {code: zz-share-of, of: {tier: zz-head}, value: 70} # hidden
          - {code: zz-in-sale, of: {tier: zz-head}, value: 90, window: sale} # hidden
          - {code: sales-in-mid, of: {line: sales}, within: {tier: mid}, value: 70}
          - {code: brand-in-mid, of: {line: brand}, within: {tier: mid}, value: 30}
          - {code: sales-in-sale, of: {line: sales}, within: {tier: mid}, value: 80, window: sale}
          - {code: zz-sales-weight, of: {line: sales}, value: 55} # hidden
          - {code: zz-brand-weight, of: {line: brand}, value: 55} # hidden
          - {code: zz-sales-in-head, of: {line: sales}, within: {tier: zz-head}, value: 99} # hidden
        scenarios: [{code: bold, parent: baseline}]
        cells:
          - {indicator: gmv, scope: {line: sales, tier: mid}, period: "2024", measure: target, value: 183}
          - {indicator: gmv, scope: {line: brand, tier: mid}, period: "2024", measure: target, value: 100}
          - {indicator: gmv, scope: {line: sales, tier: mid}, period: 2024-02, measure: actual, value: 40}
          - {indicator: gmv, scope: {line: brand, tier: mid-a}, period: 2024-02, measure: actual, value: 11}
          - {indicator: gmv, scope: {line: sales, tier: zz-head}, period: "2024", measure: target, value: 7919} # hidden
          - {indicator: gmv, scope: {line: sales, tier: zz-head}, period: 2024-02, measure: actual, value: 7919} # hidden
          - {indicator: gmv, scope: {}, period: "2024", measure: target, value: 77919} # hidden
          - {indicator: orders, scope: {tier: zz-head}, period: "2024", measure: target, value: 7919} # hidden

        """;

    private static int _plans;

    public static async Task<CutPlan> Begin(TestService service)
    {
        var admin = service.With((await service.NewKey(Role.Admin)).Key!);
        var (whole, cut) = (await Import(admin, isWhole: true), await Import(admin, isWhole: false));
        async Task<Client> Of(string member) =>
            service.With(
                (
                    await service.NewKey(
                        Role.Viewer,
                        key => key with { Members = new Dictionary<string, IReadOnlyList<Code>> { ["tier"] = [Code.Parse(member)] } }
                    )
                ).Key!
            );
        return new CutPlan(await Of("mid"), await Of("mid-a"), admin, whole, cut);
    }

    /// <summary>What the limited key reads, which names nothing hidden.</summary>
    public async Task<JsonNode> Read(string path)
    {
        var answer = await Limited.Get($"{Whole}/{path}");
        Assert.True(
            !answer.Text.Contains("zz", StringComparison.Ordinal) && !answer.Text.Contains("7919", StringComparison.Ordinal),
            $"{path}: {answer.Text}"
        );
        return answer.Is(200).Json;
    }

    /// <summary>The limited key reads what an unlimited one reads of the plan without what is hidden.</summary>
    public async Task IsThatOfTheCut(string path) =>
        Assert.Equal(WithoutIds((await Admin.Get($"{Cut}/{path}")).Is(200).Json), WithoutIds(await Read(path)));

    /// <summary>What a limited key is told of what is hidden is what it is told of what there is not.</summary>
    public async Task IsAsIfItWereNotThere(string path, string hidden, string missing)
    {
        var (one, other) = (await Limited.Get($"{Whole}/{path}{hidden}"), await Limited.Get($"{Whole}/{path}{missing}"));
        Assert.True(one.Status is 400 or 404, one.Text);
        Assert.Equal(Told(other, missing), Told(one, hidden));
    }

    /// <summary>A query of the limited key, which names nothing hidden.</summary>
    public async Task<JsonNode> Ask(string fields)
    {
        var query = $$"""{ plan(code: "{{Whole.Split('/')[^1]}}") { {{fields}} } }""";
        var answer = (await Limited.Post("/graphql", new JsonObject { ["query"] = query }.ToJsonString())).Is(200);
        Assert.True(
            !answer.Text.Contains("zz", StringComparison.Ordinal) && !answer.Text.Contains("7919", StringComparison.Ordinal),
            answer.Text
        );
        Assert.True(answer.Json["errors"] is null, answer.Text);
        return answer.Json;
    }

    private static string WithoutIds(JsonNode json) => Ids().Replace(json.ToJsonString(), "");

    [GeneratedRegex(@"""id"":""[^""]*"",")]
    private static partial Regex Ids();

    private static string Told(Answer answer, string what)
    {
        var json = answer.Json.AsObject();
        json.Remove("traceId");
        json.Remove("instance");
        return json.ToJsonString().Replace(what[(what.LastIndexOf('=') + 1)..], "*", StringComparison.Ordinal);
    }

    private static async Task<string> Import(Client admin, bool isWhole)
    {
        var code = $"cut-{Interlocked.Increment(ref _plans)}";
        string[] left = isWhole ? [" # cut"] : [" # whole", " # hidden"];
        var lines = Yaml.Replace("CODE", code, StringComparison.Ordinal)
            .Split('\n')
            .Where(line => !left.Any(mark => line.TrimEnd().EndsWith(mark, StringComparison.Ordinal)));
        (await admin.Post("/v1/plan-documents", string.Join('\n', lines), "application/yaml")).Is(201);
        var path = $"/v1/plans/{code}";
        (string Scope, int Value)[] bold =
        [
            ("""{"line":"brand","tier":"mid"}""", 120),
            .. isWhole ? [("""{"line":"sales","tier":"zz-head"}""", 17919), ("{}", 27919)] : ((string, int)[])[],
        ];
        foreach (var (scope, value) in bold)
            (
                await admin.Post(
                    $"{path}/cells",
                    $$"""{"scenario":"bold","cells":[{"indicator":"gmv","scope":{{scope}},"period":"2024","value":{{value}}}]}"""
                )
            ).Is(200);
        (string Code, string Scope)[] bounds =
        [
            ("mid-cap", """{"line":"sales","tier":"mid"}"""),
            .. isWhole ? [("zz-cap", """{"line":"sales","tier":"zz-head"}"""), ("zz-top-cap", "{}")] : ((string, string)[])[],
        ];
        foreach (var (bound, scope) in bounds)
            (
                await admin.Post(
                    $"{path}/bounds",
                    $$"""{"code":"{{bound}}","indicator":"gmv","measure":"target","scope":{{scope}},"period":"2024","max":10}"""
                )
            ).Is(201);
        return path;
    }
}
