using System.Text.Json.Nodes;
using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Schedules;

public sealed class ContributionEffectTests(KeysService service) : IClassFixture<KeysService>
{
    private const string Plan = """
        format: planapi/1
        plan: {code: CODE, calendar: {year: 2024, referenceFrom: 2023}, currency: CNY}
        dimensions: [{code: tier}]
        members: [{code: mid, dimension: tier}, {code: head, dimension: tier}]
        indicators:
          - {code: stores, names: {en: Stores}, kind: flow, unit: number, decimals: 0, direction: higherIsBetter}
          - {code: conversion, names: {en: Conversion}, kind: ratio, unit: percent, decimals: 1, direction: higherIsBetter}
          - {code: cost, names: {en: Cost}, kind: stock, unit: currency, decimals: 2, direction: lowerIsBetter}
        targets:
          - {code: stores, indicator: stores, scope: {tier: mid}, comparator: atLeast, value: 50, pace: {method: straightLine}}
          - {code: hidden, indicator: stores, scope: {tier: head}, comparator: atLeast, value: 70}
          - {code: faster, indicator: stores, scope: {tier: mid}, comparator: atLeast, value: 18, basis: growth, against: previousQuarter}
          - {code: conversion, indicator: conversion, scope: {tier: mid}, comparator: atLeast, value: 6, baseline: {value: 4.8}}
          - {code: cost, indicator: cost, scope: {tier: mid}, comparator: atMost, value: 80}
          - {code: silent, indicator: cost, scope: {tier: head}, comparator: atMost, value: 80}
        initiatives:
          - {code: all-year, scope: {tier: mid}, names: {en: All year}, start: 2024-01, end: 2024-12}
          - {code: from-march, scope: {tier: mid}, names: {en: From March}, start: 2024-03, end: 2024-12}
          - {code: later, scope: {tier: mid}, names: {en: Later}, start: 2024-09}
          - {code: early, scope: {tier: mid}, names: {en: Early}, start: 2024-09, started: 2024-02-15}
          - {code: undated, scope: {tier: mid}, names: {en: Undated}}
        contributions:
          - {code: a-flow, initiative: all-year, target: stores, effect: 20}
          - {code: b-flow, initiative: from-march, target: stores, effect: 20}
          - {code: c-baseline, initiative: all-year, target: conversion, effect: 1}
          - {code: d-actual, initiative: from-march, target: conversion, effect: 1}
          - {code: e-down, initiative: early, target: cost, effect: -16}
          - {code: f-later, initiative: later, target: cost, effect: -10}
          - {code: g-undated, initiative: undated, target: cost, effect: -10}
          - {code: h-unstated, initiative: early, target: stores}
          - {code: i-growth, initiative: all-year, target: faster, effect: 5}
          - {code: j-no-start, initiative: all-year, target: cost, effect: -10}
          - {code: k-silent, initiative: all-year, target: silent, effect: -10}
          - {code: l-hidden, initiative: all-year, target: hidden, effect: 10}
        """;

    private const string Actuals = """
        indicator,date,scope.tier,value
        stores,2023-12-20,mid,4
        stores,2024-01-10,mid,5
        stores,2024-02-20,mid,3
        stores,2024-03-15,mid,4
        stores,2024-04-10,mid,2
        conversion,2024-02-29,mid,5
        conversion,2024-04-15,mid,5.4
        cost,2024-02-10,mid,100
        cost,2024-04-10,mid,92
        stores,2024-03-15,head,7919

        """;

    [Fact]
    public async Task Effects_AreTheChangesSinceTheInitiativesBegan()
    {
        var (path, admin, _) = await New();

        var effects = (await admin.Get($"{path}/contribution-effects?date=2024-04-20")).Is(200).Items;

        Assert.Equal(
            [
                "a-flow 2024-01-01: zero 0 to 14, 14 of 20 is 70 %",
                "b-flow 2024-03-01: actual 8 to 14, 6 of 20 is 30 %",
                "c-baseline 2024-01-01: baseline 4.8 to 5.4, 0.6 of 1 is 60 %",
                "d-actual 2024-03-01: actual 5 to 5.4, 0.4 of 1 is 40 %",
                "e-down 2024-02-15: actual 100 to 92, -8 of -16 is 50 %",
                "f-later 2024-09-01: notBegun",
                "g-undated: noStart",
                "h-unstated 2024-02-15: actual 5 to 14, 9 noEffect",
                "i-growth 2024-01-01: otherPeriod",
                "j-no-start 2024-01-01: noNumberBefore",
                "k-silent 2024-01-01: notMeasured",
                "l-hidden 2024-01-01: zero 0 to 7919, 7919 of 10 is 79190 %",
            ],
            effects.Select(Told)
        );
        Assert.Equal(
            "Conversion, tier=mid: 5 % when From March began on 2024-03-01, 5.4 % by 2024-04-15, which is +0.4 points; +1 points is "
                + "expected of the initiative, so that the change is 40 % of that. How much of it the initiative brought cannot be told.",
            (string)effects[3]!["sentence"]!
        );
        Assert.Equal(("percent", 1), ((string)effects[3]!["unit"]!, (int)effects[3]!["decimals"]!));
        // The pace is straight: 50 stores over 366 days, of which 60 were over when March began.
        var flow = effects[1]!;
        Assert.Equal((decimal)flow["change"]!, (decimal)flow["expectedChange"]! + (decimal)flow["beyond"]!);
        Assert.Equal("Cost, tier=head: no data; no actual has been entered.", (string)effects[10]!["sentence"]!);
    }

    [Fact]
    public async Task Effects_ArePagedAndFilteredOverBothDoors()
    {
        var (path, admin, _) = await New();
        var list = $"{path}/contribution-effects?date=2024-04-20";

        var first = (await admin.Get($"{list}&initiative=early&first=1")).Is(200);
        var second = (await admin.Get($"{list}&initiative=early&first=1&after={first.Json["nextCursor"]}")).Is(200);

        Assert.Equal(["e-down", "h-unstated"], first.Items.Concat(second.Items).Select(one => (string)one!["code"]!));
        Assert.Equal(
            ["a-flow", "b-flow", "h-unstated"],
            (await admin.Get($"{list}&target=stores")).Items.Select(one => (string)one!["code"]!)
        );
        (await admin.Get($"{list}&after=!")).HasFaults("bad-cursor /after");
        (await admin.Get($"{path}/contribution-effects?date=2020-01-01")).HasFaults("period-outside-calendar /date");
        var graph = await admin.Post(
            "/graphql",
            new JsonObject
            {
                ["query"] =
                    $$"""{ plan(code: "{{path.Split('/')[^1]}}") { contributionEffects(date: "2024-04-20", initiative: "early") { nodes {"""
                    + " initiative { started } target { value } reached reason sentence } } } }",
            }.ToJsonString()
        );
        Assert.Equal(
            """[{"initiative":{"started":"2024-02-15"},"target":{"value":80},"reached":50,"reason":null},"""
                + """{"initiative":{"started":"2024-02-15"},"target":{"value":50},"reached":null,"reason":"NO_EFFECT"}]""",
            new JsonArray([
                .. graph.Is(200).Json["data"]!["plan"]!["contributionEffects"]!["nodes"]!
                    .AsArray()
                    .Select(node =>
                    {
                        var copy = node!.DeepClone().AsObject();
                        copy.Remove("sentence");
                        return (JsonNode)copy;
                    }),
            ]).ToJsonString()
        );
    }

    [Fact]
    public async Task Effects_OfWhatALimitedKeyDoesNotSee_AreLeftOut()
    {
        var (path, admin, code) = await New();
        var limited = service.With(
            (
                await service.NewKey(
                    Role.Viewer,
                    key =>
                        key with
                        {
                            Plans = [Code.Parse(code)],
                            Members = new Dictionary<string, IReadOnlyList<Code>> { ["tier"] = [Code.Parse("mid")] },
                        }
                )
            ).Key!
        );
        var list = $"{path}/contribution-effects?date=2024-04-20";

        var seen = (await limited.Get(list)).Is(200);

        Assert.Equal(
            (await admin.Get(list))
                .Items.Select(Told)
                .Where(one => !one.StartsWith("k-", StringComparison.Ordinal) && !one.StartsWith("l-", StringComparison.Ordinal)),
            seen.Items.Select(Told)
        );
        Assert.DoesNotContain("7919", seen.Text, StringComparison.Ordinal);
    }

    private static string Told(JsonNode? effect)
    {
        var (name, change) = ($"{effect!["code"]}{(effect["since"] is { } since ? $" {since}" : "")}", effect["change"]);
        return change is null
            ? $"{name}: {effect["reason"]}"
            : $"{name}: {effect["beforeIs"]} {effect["before"]} to {effect["now"]}, {change} "
                + (effect["reached"] is { } reached ? $"of {effect["expectedEffect"]} is {reached} %" : $"{effect["reason"]}");
    }

    private async Task<(string Path, Client Admin, string Code)> New()
    {
        var code = $"effects-{Guid.NewGuid():N}"[..20];
        var admin = service.With((await service.NewKey(Role.Admin)).Key!);
        (
            await admin.Send(
                HttpMethod.Post,
                "/v1/plan-documents",
                Plan.Replace("CODE", code, StringComparison.Ordinal),
                "application/yaml"
            )
        ).Is(201);
        (await admin.Send(HttpMethod.Post, $"/v1/plans/{code}/actuals", Actuals, "text/csv")).Is(200);
        return ($"/v1/plans/{code}", admin, code);
    }
}
