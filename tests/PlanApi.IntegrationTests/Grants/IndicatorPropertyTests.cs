using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Grants;

/// <summary>
/// A key that is limited to some indicators reads the same of two plans that differ in the others alone: in their numbers, targets, holds
/// and definitions, in what is said about these, and in kinds of parts of which such a key sees none.
/// </summary>
public sealed class IndicatorPropertyTests(KeysService service) : IClassFixture<KeysService>
{
    /// <summary>What is given anew in each plan, and says nothing of it.</summary>
    private static readonly string[] Given =
    [
        "id",
        "version",
        "traceId",
        "planVersion",
        "number",
        "instance",
        "plan",
        "path",
        "key",
        "sequence",
        "hash",
        "previousHash",
        "fingerprint",
        "next",
        "nextCursor",
    ];

    private static readonly string[] Indicators = ["gmv", "orders", "sellers", "order-value", "growth"];

    [Theory]
    [InlineData(1)]
    public Task WhatIsHidden_ChangesNothing(int seed) => Play(seed);

    [Theory, Trait("Suite", "Slow")]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public Task WhatIsHidden_ChangesNothing_OfMoreSeeds(int seed) => Play(seed);

    private async Task Play(int seed)
    {
        var random = new Random(seed);
        var admin = service.With((await service.NewKey(Role.Admin)).Key!);
        var drawn = new DrawnPlan(seed);
        string[] granted = [.. Indicators.OrderBy(_ => random.Next()).Take(random.Next(1, 4))];
        HashSet<string> seen = [.. granted.Where(code => Needs(code).All(granted.Contains))];
        await Live(admin, drawn.Document, $"one-{seed}", seen, "1");
        await Live(admin, Changed(drawn.Document, seen, random), $"other-{seed}", seen, "another");
        var key = service.With(
            (
                await service.NewKey(
                    Role.Planner,
                    key =>
                        key with
                        {
                            Plans = [Code.Parse($"one-{seed}"), Code.Parse($"other-{seed}")],
                            Indicators = [.. granted.Select(Code.Parse)],
                        }
                )
            ).Key!
        );

        var (different, read) = (new List<string>(), 0);
        foreach (var (path, body) in Reads(drawn.Document))
        {
            async Task<string> Read(string plan)
            {
                var whole = (path.StartsWith('/') ? path : $"/v1/plans/PLAN/{path}").Replace("PLAN", plan, StringComparison.Ordinal);
                var answer = body is null
                    ? await key.Get(whole)
                    : await key.Post(whole, body.Replace("PLAN", plan, StringComparison.Ordinal));
                Assert.True(answer.Status != 403, $"{path} {answer.Text}");
                return $"{answer.Status} {Plain(answer.Json)!.ToJsonString().Replace(plan, "PLAN", StringComparison.Ordinal)}";
            }
            var (one, other) = (await Read($"one-{seed}"), await Read($"other-{seed}"));
            read++;
            if (one != other)
                different.Add($"{path} {body}\n    {one}\n    {other}");
        }

        Assert.True(read > 60, $"{read} were read");
        Assert.True(
            different.Count == 0,
            $"{string.Join(", ", granted)}: {different.Count} of {read} differ:\n{string.Join('\n', different)}"
        );
    }

    private static string[] Needs(string indicator) =>
        indicator switch
        {
            "order-value" => ["gmv", "orders"],
            "growth" => ["gmv"],
            _ => [],
        };

    /// <summary>The plan with its lights evaluated and with comments; of hidden targets, with a text of its own.</summary>
    private static async Task Live(Client admin, JsonObject document, string code, HashSet<string> seen, string hiddenText)
    {
        (await admin.Post("/v1/plan-documents", document.ToJsonString().Replace("CODE", code, StringComparison.Ordinal))).Is(201);
        (await admin.Post($"/v1/plans/{code}/lights/evaluations?date=2024-02-10", "")).Is(200);
        (await admin.Post($"/v1/plans/{code}/lights/evaluations", "")).Is(200);
        foreach (var target in document["targets"]!.AsArray())
        {
            var text = seen.Contains((string)target!["indicator"]!) ? "seen" : hiddenText;
            (await admin.Post($"/v1/plans/{code}/comments", $$"""{"subject":{"target":"{{target["code"]}}"},"text":"{{text}} @ann"}""")).Is(
                201
            );
        }
    }

    /// <summary>The same plan to whoever sees these indicators alone.</summary>
    private static JsonObject Changed(JsonObject document, HashSet<string> seen, Random random)
    {
        var changed = (JsonObject)document.DeepClone();
        IEnumerable<JsonObject> Hidden(string list) =>
            changed[list]!.AsArray().Select(part => part!.AsObject()).Where(part => !seen.Contains((string)part["indicator"]!)).ToList();
        foreach (var cell in Hidden("cells"))
        {
            if (random.Next(3) == 0)
                changed["cells"]!.AsArray().Remove(cell);
            else
                cell["value"] = random.Next(1, 9000);
        }
        foreach (var target in Hidden("targets"))
        {
            target["value"] = random.Next(1, 9000);
            target["wording"] = JsonNode.Parse("""{"en":"Other"}""");
        }
        foreach (var list in (string[])["holds", "bounds"])
        {
            foreach (var limit in Hidden(list).Where(_ => random.Next(2) == 0))
                changed[list]!.AsArray().Remove(limit);
        }
        var results = changed["keyResults"]!.AsArray().ToDictionary(result => (string)result!["code"]!);
        var shown = changed["targets"]!
            .AsArray()
            .Where(target => seen.Contains((string)target!["indicator"]!))
            .Select(target => (string)target!["code"]!)
            .ToHashSet();
        bool IsHidden(string result) => !shown.Contains((string)results[result]!["target"]!);
        foreach (var (code, result) in results.Where(result => IsHidden(result.Key)))
            result!["names"] = JsonNode.Parse("""{"en":"Other"}""");
        foreach (var weight in changed["weights"]!.AsArray().Where(weight => weight!["keyResult"] is { } of && IsHidden((string)of!)))
            weight!["value"] = random.Next(1, 100);
        foreach (var indicator in changed["indicators"]!.AsArray().Where(indicator => !seen.Contains((string)indicator!["code"]!)))
            indicator!["names"] = JsonNode.Parse("""{"en":"Other"}""");
        foreach (
            var list in (string[])
                ["budgetEntries", "decisionPackages", "riskAssessments", "riskImpacts", "riskCorrelations", "contributions"]
        )
            changed[list] = new JsonArray();
        return changed;
    }

    private static IEnumerable<(string Path, string? Body)> Reads(JsonObject plan)
    {
        foreach (
            var list in (string[])
                [
                    "targets",
                    "objectives",
                    "key-results",
                    "weights",
                    "holds",
                    "bounds",
                    "indicators",
                    "phases",
                    "risks",
                    "alerts",
                    "lights/changes",
                    "lights?date=2024-02-20",
                    "outlooks?date=2024-02-20",
                    "duties",
                    "findings",
                    "findings?severity=error",
                    "comments",
                    "evidence",
                    "events?after=1",
                    "weights-in-force",
                    "matrix",
                    "matrix/lights?date=2024-02-20",
                    "matrix/numbers",
                    "okr-tree?date=2024-02-20",
                    "/odata/PLAN/Alerts",
                    "/odata/PLAN/LightHistory",
                    "/odata/PLAN/Duties",
                    "/odata/PLAN/Findings",
                    "/odata/PLAN/Scorecards",
                    "/odata/PLAN/TargetStatuses",
                    "/odata/PLAN/Weights",
                    "/odata/PLAN/Numbers?$orderby=Measure,Indicator,Scope,Period",
                ]
        )
            yield return (list, null);
        foreach (var target in plan["targets"]!.AsArray().Select(target => target!["code"]))
        {
            yield return ($"targets/{target}/light?date=2024-02-20", null);
            yield return ($"events?after=1&target={target}", null);
        }
        foreach (var objective in plan["objectives"]!.AsArray().Select(objective => objective!["code"]))
        {
            yield return ($"okr-tree?root={objective}&date=2024-02-20", null);
            yield return ($"scorecard?objective={objective}&date=2024-02-20", null);
        }
        foreach (var line in (string[])["sales", "brand"])
            yield return ($"scorecard?scope=line={line}&date=2024-02-20", null);
        foreach (var indicator in Indicators)
        {
            var cell = $$"""{"indicator":"{{indicator}}","period":"{{(indicator == "growth" ? "2024-Q2" : "2024-02")}}"}""";
            yield return ("cell-explanations", cell);
            yield return ("driver-trees", cell);
        }
        yield return (
            "/graphql",
            """
            {"query":"{ plan(code: \"PLAN\") { alerts { nodes { indicator { code } sentence } } lightChanges { nodes { actual expected } } duties { nodes { sentence } } comments { nodes { text replyCount } } findings { totalCount nodes { sentence } } } }"}
            """
        );
    }

    /// <summary>
    /// Without what is given anew in each plan. Numbers of alerts and comments stand in sentences of duties too, which come in their order.
    /// </summary>
    private static JsonNode? Plain(JsonNode? node) =>
        node switch
        {
            JsonObject fields => new JsonObject(
                fields
                    .Where(field =>
                        !Given.Contains(field.Key, StringComparer.OrdinalIgnoreCase)
                        && !(field.Key.Equals("subject", StringComparison.OrdinalIgnoreCase) && field.Value is JsonValue)
                    )
                    .Select(field => KeyValuePair.Create(field.Key, Plain(field.Value)))
            ),
            JsonArray items => new JsonArray([
                .. items
                    .Select(Plain)
                    .OrderBy(
                        item =>
                            item is JsonObject duty && (duty["dueAt"] ?? duty["DueAt"] ?? duty["sentence"]) is not null
                                ? $"{item.ToJsonString()}"
                                : "",
                        StringComparer.Ordinal
                    ),
            ]),
            JsonValue value when value.TryGetValue<string>(out var text) => Regex.Replace(text, "(alert|comment|预警|评论) [0-9]+", "$1 N"),
            _ => node?.DeepClone(),
        };
}
