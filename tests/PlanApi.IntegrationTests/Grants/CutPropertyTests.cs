using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Grants;

/// <summary>
/// What a limited key reads is what an unlimited key reads on a plan from which the hidden members, and all that stands at them, were cut.
/// </summary>
public sealed class CutPropertyTests(KeysService service) : IClassFixture<KeysService>
{
    /// <summary>What is given anew in each plan, and says nothing of it.</summary>
    private static readonly string[] Given =
    [
        "id",
        "version",
        "traceId",
        "planVersion",
        "next",
        "nextCursor",
        "number",
        "takenAt",
        "fingerprint",
        "instance",
        "plan",
        // Who wrote a number together with others that are hidden is not told.
        "write",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public Task ALimitedKey_ReadsThePlanWithoutTheRest(int seed) => Play(seed);

    [Theory, Trait("Suite", "Slow")]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public Task ALimitedKey_ReadsThePlanWithoutTheRest_OfMoreSeeds(int seed) => Play(seed);

    private async Task Play(int seed)
    {
        var admin = service.With((await service.NewKey(Role.Admin)).Key!);
        var drawn = new DrawnPlan(seed);
        var grant = drawn.Grant();
        var cut = DrawnPlan.Cut(drawn.Document, grant);
        await Import(admin, drawn.Document, $"whole-{seed}");
        await Import(admin, cut, $"cut-{seed}");
        var key = service.With(
            (
                await service.NewKey(
                    Role.Planner,
                    key =>
                        key with
                        {
                            Plans = [Code.Parse($"whole-{seed}")],
                            Members = grant.ToDictionary(
                                one => one.Dimension,
                                one => (IReadOnlyList<Code>)[.. one.Members.Select(Code.Parse)]
                            ),
                        }
                )
            ).Key!
        );
        var (different, read) = (new List<string>(), 0);
        foreach (var (method, path, body) in Reads(cut, grant))
        {
            async Task<Answer> Read(Client by, string plan) =>
                await by.Send(new HttpMethod(method), $"/v1/plans/{plan}-{seed}/{path}", body, body is null ? null : "application/json");
            var (limited, alone) = (await Read(key, "whole"), await Read(admin, "cut"));
            read++;
            if (!Same(path, limited, alone))
                different.Add($"{path} {body}\n    limited {Plain(limited)}\n    cut     {Plain(alone)}");
        }

        Assert.True(read > 20, $"{read} were read");
        Assert.True(
            different.Count == 0,
            $"{string.Join("; ", grant.Select(one => $"{one.Dimension}={string.Join(',', one.Members)}"))}: {different.Count} "
                + $"differ:\n{string.Join('\n', different)}"
        );
    }

    /// <summary>The same answer, or where the whole of a plan is judged, that much of it which has places that the key sees.</summary>
    private static bool Same(string path, Answer limited, Answer alone)
    {
        if (path.StartsWith("findings", StringComparison.Ordinal))
            return Within(limited, alone, "items");
        return path.StartsWith("matrix/", StringComparison.Ordinal) ? Within(limited, alone, "cells") : Plain(limited) == Plain(alone);
    }

    private static bool Within(Answer part, Answer whole, string list)
    {
        HashSet<string> Of(Answer answer) => [.. answer.Is(200).Json[list]!.AsArray().Select(item => Plain(item)!.ToJsonString())];
        return Of(part).IsSubsetOf(Of(whole));
    }

    /// <summary>Everything that stands at places that the key sees.</summary>
    private static IEnumerable<(string Method, string Path, string? Body)> Reads(
        JsonObject cut,
        (string Dimension, string[] Members)[] grant
    )
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
                    "review-schedules",
                    "phases",
                    "initiatives",
                    "contributions",
                    "milestones",
                    "dependencies",
                    "budget-items",
                    "decision-packages",
                    "budget-entries",
                    "committees",
                    "committee-seats",
                    "risk-levels",
                    "risk-categories",
                    "risks",
                    "risk-assessments",
                    "risk-responses",
                    "risk-impacts",
                    "risk-correlations",
                    "contingency-plans",
                    "key-risk-indicators",
                    "risk-matrix",
                    "budget?date=2024-04-15",
                    "staffing?date=2024-04-15",
                    "planning-rounds",
                    "slice-assignments",
                    "dimensions/line/members",
                    "dimensions/tier/members",
                    "dimensions/market/members",
                    "dimensions/tier/groups",
                    "dimensions/market/groups",
                    "parties",
                    "indicators",
                    "scenarios",
                    "lights?date=2024-04-15",
                    "outlooks?date=2024-04-15",
                    "findings",
                    "alerts",
                    "reviews",
                    "weights-in-force",
                    "matrix",
                    "matrix/lights?date=2024-04-15",
                ]
        )
            yield return (
                "GET",
                list.Contains('?', StringComparison.Ordinal)
                    ? $"{list}&first=1000".Replace(
                        "matrix/lights?date=2024-04-15&first=1000",
                        "matrix/lights?date=2024-04-15",
                        StringComparison.Ordinal
                    )
                : list is "weights-in-force" or "matrix" or "risk-matrix" ? list
                : $"{list}?first=1000",
                null
            );
        foreach (var target in cut["targets"]!.AsArray().Select(target => target!["code"]))
        {
            yield return ("GET", $"targets/{target}/pace?date=2024-04-15", null);
            yield return ("GET", $"targets/{target}/light?date=2024-04-15", null);
            yield return ("GET", $"targets/{target}/outlook?date=2024-04-15", null);
        }
        foreach (var objective in cut["objectives"]!.AsArray().Select(objective => objective!["code"]))
        {
            yield return ("GET", $"okrs/{objective}", null);
            yield return ("GET", $"okr-tree?root={objective}&date=2024-04-15", null);
            yield return ("GET", $"scorecard?objective={objective}&date=2024-04-15", null);
        }
        foreach (var member in grant[0].Members)
        {
            var axis =
                $$"""{"dimension":"{{grant[0].Dimension}}","members":["{{member}}"]},{"dimension":"{{grant[0].Dimension}}","below":"{{member}}","leaves":true}""";
            foreach (var line in (string[])(grant.Length > 1 ? grant[1].Members : ["", "sales"]))
            {
                var place = new JsonObject { [grant[0].Dimension] = member };
                if (line.Length > 0)
                    place["line"] = line;
                var at = string.Join(';', place.Select(one => $"{one.Key}={one.Value}").Order());
                yield return ("GET", $"scorecard?scope={at}&date=2024-04-15", null);
                yield return ("GET", $"lights?at={at}&date=2024-04-15", null);
                foreach (var row in axis.Split("},").Select(row => row.EndsWith('}') ? row : row + "}"))
                    yield return (
                        "POST",
                        "slices",
                        $$"""{"indicators":["gmv","orders","sellers","order-value","growth"],"measures":["target","actual"],"filter":{{(line.Length > 0 ? $$"""{"line":"{{line}}"}""" : "{}")}},"rows":[{{row}}],"columns":[{"grain":"month"}]}"""
                    );
                foreach (var indicator in (string[])["gmv", "sellers", "order-value", "growth"])
                    yield return (
                        "POST",
                        "cell-explanations",
                        $$"""{"indicator":"{{indicator}}","scope":{{place.ToJsonString()}},"period":"{{(indicator == "growth" ? "2024-Q2" : "2024-02")}}"}"""
                    );
            }
        }
    }

    private static async Task Import(Client admin, JsonObject document, string code) =>
        (await admin.Post("/v1/plan-documents", document.ToJsonString().Replace("CODE", code, StringComparison.Ordinal))).Is(201);

    private static string Plain(Answer answer) =>
        $"{answer.Status} {(answer.Text.StartsWith('{') ? Plain(answer.Json)!.ToJsonString() : answer.Text)}";

    private static JsonNode? Plain(JsonNode? node) =>
        node switch
        {
            JsonObject fields => new JsonObject(
                fields.Where(field => !Given.Contains(field.Key)).Select(field => KeyValuePair.Create(field.Key, Plain(field.Value)))
            ),
            JsonArray items => new JsonArray([.. items.Select(Plain)]),
            JsonValue value when value.TryGetValue<string>(out var text) => Regex.Replace(
                text,
                "was written by .* in change set [0-9]+",
                "is stored"
            ),
            _ => node?.DeepClone(),
        };
}
