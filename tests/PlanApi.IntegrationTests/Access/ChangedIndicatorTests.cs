using System.Text.Json.Nodes;
using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Access;

/// <summary>
/// A target gets another indicator. A key that is limited to the new one is told nothing of what lights, alerts and events said of the
/// old one, over any door.
/// </summary>
public sealed class ChangedIndicatorTests(KeysService service) : IClassFixture<KeysService>
{
    private const string Plan = """
        format: planapi/1
        plan: {code: CODE, calendar: {year: 2024}, currency: CNY, timeZone: UTC}
        parties: [{code: ann}]
        indicators:
          - {code: gmv, kind: flow, unit: currency, decimals: 2}
          - {code: orders, kind: flow, unit: number}
        targets:
          - {code: turned, indicator: orders, period: "2024", comparator: atLeast, value: 7919}
          - {code: always, indicator: gmv, period: "2024", comparator: atLeast, value: 1200}
        objectives: [{code: grow, owner: ann}]
        keyResults: [{code: turned-kr, objective: grow, target: turned, owner: ann}]
        cells:
          - {indicator: orders, period: 2024-02, measure: actual, value: 1013}
          - {indicator: gmv, period: 2024-02, measure: actual, value: 11}
        """;

    private static int _plans;

    [Fact]
    public async Task WhatWasSaidOfTheOldIndicator_IsTold_ToThoseWhoSeeIt()
    {
        var (boss, gmv, both, plan) = await Turned();
        foreach (var read in Reads(plan))
        {
            var (whole, seen, hidden) = (await read(boss), await read(both), await read(gmv));
            Assert.Contains("1013", whole, StringComparison.Ordinal);
            Assert.Contains("1013", seen, StringComparison.Ordinal);
            foreach (var secret in (string[])["1013", "7919", "orders"])
                Assert.DoesNotContain(secret, hidden, StringComparison.Ordinal);
            // What it was told of its own indicator, it is told still.
            Assert.Contains("11", hidden, StringComparison.Ordinal);
        }
    }

    /// <summary>A light is compared with the one before it of the same indicator: with none of another, whoever asks.</summary>
    [Fact]
    public async Task LightsOfAnotherIndicator_AreNoLightsBefore()
    {
        var (boss, gmv, _, plan) = await Turned();
        foreach (var client in (Client[])[boss, gmv])
        {
            var light = (await client.Get($"{plan}/targets/turned/light?date=2024-03-19")).Is(200).Json;
            Assert.Null(light["before"]);
        }
        (await boss.Post($"{plan}/lights/evaluations?date=2024-03-19", "")).Is(200);

        var changes = (await gmv.Get($"{plan}/lights/changes?target=turned")).Is(200).Items;
        Assert.Equal("2024-03-19", (string)Assert.Single(changes)["date"]!);
        Assert.Null(changes[0]["before"]);
        Assert.Equal(
            ["2024-03-19", "2024-03-04"],
            (await boss.Get($"{plan}/lights/changes?target=turned")).Is(200).Items.Select(change => (string)change["date"]!)
        );
    }

    /// <summary>An evaluation of the same day takes the place of the one before the change.</summary>
    [Fact]
    public async Task ADayThatIsEvaluatedAgain_SaysNothingOfTheOldIndicator()
    {
        var (boss, gmv, _, plan) = await Turned();
        (await boss.Post($"{plan}/lights/evaluations?date=2024-03-04", "")).Is(200);

        Assert.Equal(11m, (decimal)Assert.Single((await gmv.Get($"{plan}/lights/changes?target=turned")).Is(200).Items)["actual"]!);
        Assert.DoesNotContain("1013", (await gmv.Get($"{plan}/events?after=1&first=1000")).Is(200).Text, StringComparison.Ordinal);
    }

    /// <summary>The stored lights, alerts and events, over each door.</summary>
    private static IEnumerable<Func<Client, Task<string>>> Reads(string plan)
    {
        var feed = plan.Replace("/v1/plans", "/odata", StringComparison.Ordinal);
        foreach (
            var path in (string[])
                [
                    $"{plan}/lights/changes",
                    $"{plan}/alerts",
                    $"{plan}/events?after=1&first=1000&kind=light,alert",
                    $"{feed}/LightHistory",
                    $"{feed}/Alerts",
                ]
        )
            yield return async client => (await client.Get(path)).Is(200).Text;
        foreach (
            var fields in (string[])
                [
                    "lightChanges { nodes { target { code } indicator { code } actual expected attainment before light } }",
                    "alerts { nodes { target { code } indicator { code } actual expected sentence } }",
                ]
        )
            yield return async client =>
            {
                var query = $"{{ plan(code: \"{plan[10..]}\") {{ {fields} }} }}";
                var answer = (await client.Post("/graphql", new JsonObject { ["query"] = query }.ToJsonString())).Is(200);
                Assert.Null(answer.Json["errors"]);
                return answer.Json["data"]!.ToJsonString();
            };
    }

    /// <summary>A plan whose target had a red light and an alert when it was about orders, and is about GMV by now.</summary>
    private async Task<(Client Boss, Client Gmv, Client Both, string Plan)> Turned()
    {
        var boss = service.With((await service.NewKey(Role.Admin)).Key!);
        var code = $"turned-{Interlocked.Increment(ref _plans)}";
        (await boss.Post("/v1/plan-documents", Plan.Replace("CODE", code, StringComparison.Ordinal), "application/yaml")).Is(201);
        var plan = $"/v1/plans/{code}";
        (await boss.Post($"{plan}/lights/evaluations?date=2024-03-04", "")).Is(200);
        (await boss.Post($"{plan}/lights/evaluations", "")).Is(200);
        var target = (await boss.Get($"{plan}/targets/turned")).Is(200);
        (await boss.Patch($"{plan}/targets/turned", """{"indicator":"gmv","value":100}""", target.ETag)).Is(200);
        return (boss, await Limited("gmv"), await Limited("gmv", "orders"), plan);
    }

    private async Task<Client> Limited(params string[] indicators)
    {
        var key = await service.NewKey(Role.Planner, key => key with { Indicators = [.. indicators.Select(Code.Parse)] });
        return service.With(key.Key!);
    }
}
