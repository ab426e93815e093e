using System.Text.Json.Nodes;
using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Access;

/// <summary>A key that is limited to some indicators sees and writes their numbers alone.</summary>
public sealed class IndicatorGrantTests(KeysService service) : IClassFixture<KeysService>
{
    private const string Plan = """
        format: planapi/1
        plan: {code: CODE, calendar: {year: 2024}, currency: CNY}
        dimensions: [{code: tier}]
        members: [{code: mid, dimension: tier}, {code: big, dimension: tier}]
        indicators:
          - {code: gmv, kind: flow, unit: currency, decimals: 2}
          - {code: orders, kind: flow, unit: number}
          - {code: visitors, kind: flow, unit: number}
          - {code: order-rate, kind: ratio, unit: percent, decimals: 2, numerator: orders, denominator: visitors}
          - {code: value, kind: formula, unit: currency, decimals: 2, formula: "[gmv] / [orders]"}
          - {code: value-index, kind: formula, unit: points, decimals: 2, formula: "[value] * 2"}
        targets:
          - {code: gmv-year, indicator: gmv, period: "2024", comparator: atLeast, value: 9}
          - {code: gmv-half, indicator: gmv, period: "2024-H1", comparator: atLeast, value: 4, derivation: {method: entered, from: orders-year, value: 50}}
          - {code: orders-year, indicator: orders, period: "2024", comparator: atLeast, value: 5}
        objectives: [{code: grow}]
        keyResults:
          - {code: gmv-kr, objective: grow, target: gmv-year, parent: orders-kr}
          - {code: orders-kr, objective: grow, target: orders-year}
        phases: [{code: build-up, indicators: [gmv]}]
        holds:
          - {code: value-hold, indicator: value, scope: {tier: mid}, period: 2024-03, measure: target}
        cells:
          - {indicator: gmv, scope: {tier: mid}, period: 2024-01, measure: target, value: 11}
          - {indicator: gmv, scope: {tier: big}, period: 2024-01, measure: target, value: 22}
          - {indicator: gmv, scope: {tier: mid}, period: 2024-03, measure: target, value: 12}
          - {indicator: orders, scope: {tier: mid}, period: 2024-01, measure: target, value: 4}
          - {indicator: orders, scope: {tier: mid}, period: 2024-03, measure: target, value: 3}
          - {indicator: visitors, scope: {tier: mid}, period: 2024-01, measure: target, value: 40}
        """;

    private static int _plans;

    [Theory]
    [InlineData("gmv", "gmv")]
    [InlineData("orders visitors", "orders visitors")]
    [InlineData("orders order-rate visitors", "orders order-rate visitors")]
    // What is computed from hidden numbers is hidden, however far away.
    [InlineData("order-rate visitors", "visitors")]
    [InlineData("gmv orders value-index", "gmv orders")]
    [InlineData("gmv orders value value-index", "gmv orders value value-index")]
    public async Task Indicators_AreThoseThatAreGranted_WithAllThatTheyAreComputedFrom(string granted, string seen)
    {
        var (boss, key, plan) = await Begin(granted.Split(' '));

        Assert.Equal(
            seen.Split(' ').Order(StringComparer.Ordinal),
            (await key.Get($"{plan}/indicators")).Is(200).Codes.Order(StringComparer.Ordinal)
        );
        foreach (var code in (string[])["gmv", "orders", "visitors", "order-rate", "value", "value-index"])
        {
            string Slice(string names) =>
                $$"""{"indicators":[{{names}}],"rows":[{"dimension":"tier","leaves":true,"total":true}],"columns":[{"grain":"month","total":true}]}""";
            var answer = await key.Post($"{plan}/slices", Slice($"\"{code}\""));
            if (seen.Split(' ').Contains(code))
            {
                Assert.Equal((await boss.Post($"{plan}/slices", Slice($"\"{code}\""))).Is(200).Text, answer.Is(200).Text);
                continue;
            }
            // As if it did not exist.
            Assert.Equal(
                (await key.Post($"{plan}/slices", Slice("\"nothing\"")))
                    .IsProblem(400, "invalid")
                    .Text.Replace("nothing", code, StringComparison.Ordinal)[..100],
                answer.IsProblem(400, "invalid").Text[..100]
            );
            (await key.Get($"{plan}/indicators/{code}")).IsProblem(404, "not-found");
        }
    }

    /// <summary>The slice of a limited key is the slice of an unlimited one without the other indicators.</summary>
    [Fact]
    public async Task Slices_AreThoseOfAnUnlimitedKey_WithoutTheOthers()
    {
        var (boss, key, plan) = await Begin("gmv", "visitors");
        const string Rest = "&measures=target,actual&rows=tier@leaves%2B&columns=month%2B";

        var whole = Rows((await boss.Get($"{plan}/slices.csv?indicators=gmv,orders,visitors,order-rate{Rest}")).Is(200).Text);
        var part = Rows((await key.Get($"{plan}/slices.csv?indicators=gmv,visitors{Rest}")).Is(200).Text);
        Assert.Equal(
            whole.Where(row => row.Contains("gmv", StringComparison.Ordinal) || row.Contains("visitors", StringComparison.Ordinal)),
            part
        );
        Assert.NotEmpty(part);

        static IEnumerable<string> Rows(string csv) => csv.Split('\n').Skip(1).Where(row => row.Length > 0);
    }

    [Fact]
    public async Task Tables_HaveTheRowsOfTheGrantedIndicators()
    {
        var (boss, key, plan) = await Begin("gmv");
        var feed = plan.Replace("/v1/plans", "/odata", StringComparison.Ordinal);
        foreach (
            var (table, filter) in new[]
            {
                ("Numbers", "Indicator eq 'gmv'"),
                ("Targets", "Code eq 'gmv-year'"),
                ("Indicators", "Code eq 'gmv'"),
                ("KeyResults", "false"),
            }
        )
        {
            if (filter == "false")
            {
                var row = Assert.Single((await key.Get($"{feed}/{table}")).Is(200).Json["value"]!.AsArray());
                Assert.Equal("gmv-kr", (string)row!["Code"]!);
                Assert.Null(row["Parent"]);
                continue;
            }
            var seen = (await key.Get($"{feed}/{table}?$filter={filter}&$count=true")).Is(200).Json;
            Assert.True(
                JsonNode.DeepEquals((await boss.Get($"{feed}/{table}?$filter={filter}&$count=true")).Is(200).Json["value"], seen["value"])
            );
            Assert.Equal(
                0,
                (int)
                    (
                        await key.Get(
                            $"{feed}/{table}?$filter=not ({filter}) and contains(Indicator,'orders')".Replace(
                                "Indicator,",
                                table == "Indicators" ? "Code," : "Indicator,",
                                StringComparison.Ordinal
                            ) + "&$count=true"
                        )
                    )
                        .Is(200)
                        .Json["@odata.count"]!
            );
        }
        Assert.Empty((await key.Get($"{feed}/Phases")).Is(200).Json["value"]!.AsArray());
    }

    [Fact]
    public async Task Parts_AreThoseThatNameGrantedIndicatorsAlone()
    {
        var (_, key, plan) = await Begin("gmv");

        Assert.Equal(["gmv-half", "gmv-year"], (await key.Get($"{plan}/targets")).Is(200).Codes);
        Assert.Null((await key.Get($"{plan}/targets/gmv-half")).Is(200).Json["derivation"]);
        Assert.Equal(["gmv-kr"], (await key.Get($"{plan}/key-results")).Is(200).Codes);
        Assert.Null((await key.Get($"{plan}/key-results/gmv-kr")).Is(200).Json["parent"]);
        Assert.DoesNotContain("orders", (await key.Get($"{plan}/okrs/grow")).Is(200).Text, StringComparison.Ordinal);
        Assert.Empty((await key.Get($"{plan}/phases")).Is(200).Codes);
        Assert.Empty((await key.Get($"{plan}/holds")).Is(200).Codes);
        Assert.Equal(["grow"], (await key.Get($"{plan}/objectives")).Is(200).Codes);
        Assert.Equal(
            """{"plan":{"targets":{"nodes":[{"code":"gmv-half"},{"code":"gmv-year"}]},"indicators":{"nodes":[{"code":"gmv"}]},"indicator":null}}""",
            (
                await key.Post(
                    "/graphql",
                    new JsonObject
                    {
                        ["query"] =
                            $"{{ plan(code: \"{plan[10..]}\") {{ targets {{ nodes {{ code }} }} "
                            + "indicators { nodes { code } } indicator(code: \"orders\") { code } } }",
                    }.ToJsonString()
                )
            )
                .Is(200)
                .Json["data"]!.ToJsonString()
        );
    }

    [Fact]
    public async Task Writes_ReachTheGrantedIndicatorsAlone()
    {
        var (boss, key, plan) = await Begin("gmv");
        string Cell(string indicator) =>
            $$"""{"cells":[{"indicator":"{{indicator}}","scope":{"tier":"mid"},"period":"2024-02","value":5}]}""";
        string Actual(string indicator) =>
            $$"""{"rows":[{"indicator":"{{indicator}}","scope":{"tier":"mid"},"date":"2024-02-01","value":5}]}""";
        string Target(string indicator) => $$"""{"code":"of-{{indicator}}","indicator":"{{indicator}}","comparator":"atLeast","value":1}""";

        foreach (var (path, body) in new[] { ("cells", Cell), ("actuals", Actual), ("targets", (Func<string, string>)Target) })
        {
            Assert.InRange((await key.Post($"{plan}/{path}", body("gmv"))).Status, 200, 201);
            var hidden = (await key.Post($"{plan}/{path}", body("orders"))).IsProblem(400, "invalid");
            var missing = (await key.Post($"{plan}/{path}", body("nothing"))).IsProblem(400, "invalid");
            Assert.Equal(
                missing.Json["faults"]!.ToJsonString().Replace("nothing", "orders", StringComparison.Ordinal),
                hidden.Json["faults"]!.ToJsonString()
            );
        }
        (await key.Post($"{plan}/objectives", """{"code":"another"}""")).IsProblem(403, "forbidden");
        (await key.Post($"{plan}/key-results", """{"code":"a","objective":"grow","target":"orders-year"}""")).IsProblem(400, "invalid");
        (await key.Post($"{plan}/key-results", """{"code":"a","objective":"grow","target":"gmv-half"}""")).Is(201);
        // A hold on what is computed with it stands in the way, and is not named.
        var held = (
            await key.Post($"{plan}/cells", """{"cells":[{"indicator":"gmv","scope":{"tier":"mid"},"period":"2024-03","value":5}]}""")
        ).IsProblem(409, "hidden-obstacle");
        Assert.DoesNotContain("value-hold", held.Text, StringComparison.Ordinal);
        Assert.Equal(3, (await boss.Get($"{plan}/targets")).Is(200).Codes.Count(code => !code.StartsWith("of-", StringComparison.Ordinal)));
    }

    /// <summary>The lights, outlooks, pace and trend of the targets that are seen are those that everybody sees.</summary>
    [Fact]
    public async Task Lights_AreThoseOfTheSeenTargets()
    {
        var (boss, key, plan) = await Begin("gmv");
        foreach (var list in (string[])["lights", "outlooks", "outlooks?methods=remainingTargets,runRate"])
        {
            string Of(IEnumerable<JsonNode> items) =>
                string.Join('\n', items.Where(item => (string)item["indicator"]! == "gmv").Select(item => item.ToJsonString()));
            var (whole, part) = ((await boss.Get($"{plan}/{list}")).Is(200).Items, (await key.Get($"{plan}/{list}")).Is(200).Items);
            Assert.Equal(Of(whole).Replace(",\"orders-kr\"", "", StringComparison.Ordinal), Of(part));
            Assert.Equal(2, part.Count);
        }
        foreach (var view in (string[])["light", "outlook", "pace", "trend"])
        {
            Assert.Equal(
                (await boss.Get($"{plan}/targets/gmv-year/{view}")).Is(200).Text,
                (await key.Get($"{plan}/targets/gmv-year/{view}")).Is(200).Text
            );
            (await key.Get($"{plan}/targets/orders-year/{view}")).IsProblem(404, "not-found");
        }
        (await key.Get($"{plan}/key-results/gmv-kr/light")).Is(200);
        (await key.Get($"{plan}/key-results/orders-kr/light")).IsProblem(404, "not-found");
        Assert.Equal(
            (await key.Get($"{plan}/lights?indicator=nothing")).IsProblem(400, "invalid").Json["faults"]!.ToJsonString(),
            (await key.Get($"{plan}/lights?indicator=orders")).IsProblem(400, "invalid").Json["faults"]!
                .ToJsonString()
                .Replace("orders", "nothing", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("document")]
    [InlineData("change-sets")]
    [InlineData("reviews")]
    [InlineData("budget")]
    [InlineData("risk-matrix")]
    [InlineData("staffing")]
    public async Task WhatDoesNotKnowIndicators_IsRefused(string path)
    {
        var (_, key, plan) = await Begin("gmv");

        Assert.Contains(
            "limited to some indicators",
            (await key.Get($"{plan}/{path}")).IsProblem(403, "forbidden").Text,
            StringComparison.Ordinal
        );
    }

    /// <summary>A grant means the indicator of that code when it was made, or the first that comes.</summary>
    [Fact]
    public async Task Grants_StayWithTheIndicator()
    {
        var (boss, key, plan) = await Begin("gmv");

        (await boss.Patch($"{plan}/indicators/gmv", """{"code":"turnover"}""", (await boss.Get($"{plan}/indicators/gmv")).ETag)).Is(200);
        (await boss.Post($"{plan}/indicators", """{"code":"gmv","kind":"flow","unit":"number"}""")).Is(201);

        Assert.Equal(["turnover"], (await key.Get($"{plan}/indicators")).Is(200).Codes);
        Assert.Empty(
            (await (await Limited(["visitors"])).Get("/v1/plans/" + await Import(boss, "other") + "/targets?indicator=gmv")).Is(200).Codes
        );
    }

    [Fact]
    public async Task Keys_NameIndicatorsThatExist()
    {
        var (boss, _, _) = await Begin("gmv");
        var wrong = (await boss.Post("/v1/api-keys", """{"name":"typo","role":"viewer","indicators":["visitor"]}""")).IsProblem(
            400,
            "invalid"
        );

        Assert.Contains("Did you mean 'visitors'?", wrong.Text, StringComparison.Ordinal);
        (await boss.Post("/v1/api-keys", """{"name":"typo","role":"viewer","indicators":[]}""")).IsProblem(400, "invalid");
    }

    private async Task<(Client Boss, Client Key, string Plan)> Begin(params string[] indicators)
    {
        var boss = service.With((await service.NewKey(Role.Admin)).Key!);
        var code = await Import(boss, $"numbers-{Interlocked.Increment(ref _plans)}");
        return (boss, await Limited(indicators), $"/v1/plans/{code}");
    }

    private async Task<Client> Limited(IReadOnlyList<string> indicators)
    {
        var key = await service.NewKey(Role.Planner, key => key with { Indicators = [.. indicators.Select(Code.Parse)] });
        return service.With(key.Key!);
    }

    private static async Task<string> Import(Client boss, string code)
    {
        (await boss.Post("/v1/plan-documents", Plan.Replace("CODE", code, StringComparison.Ordinal), "application/yaml")).Is(201);
        return code;
    }
}
