using System.Text.Json.Nodes;
using PlanApi.Application.Access;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.ChangeControl;

/// <summary>An approved plan with a committee of four, each with a key. The clock begins on 18 March 2024.</summary>
internal sealed class ChangePlan(TestService service, IReadOnlyDictionary<string, string> keys)
{
    public const string Path = "/v1/plans/shop";

    public const string Requests = Path + "/change-requests";

    public const string Document = """
        format: planapi/1
        plan: {code: shop, names: {en: The shop}, calendar: {year: 2024}, currency: EUR, timeZone: Asia/Shanghai}
        dimensions: [{code: market}]
        members: [{code: latam, dimension: market}, {code: mexico, dimension: market, parent: latam}, {code: europe, dimension: market}]
        parties: [{code: ann, subject: ann}, {code: ben, subject: ben}, {code: cat, subject: cat}, {code: dora, subject: dora}, {code: eve, subject: eve}]
        indicators:
          - {code: gmv, kind: flow, unit: currency}
          - {code: visitors, kind: flow, unit: number}
        targets:
          - {code: gmv-mexico, indicator: gmv, period: 2024, scope: {market: mexico}, comparator: atLeast, value: 60}
          - {code: gmv-europe, indicator: gmv, period: 2024, scope: {market: europe}, comparator: atLeast, value: 90}
          - {code: gmv-all, indicator: gmv, period: 2024, comparator: atLeast, value: 150}
        objectives:
          - {code: grow, wording: {en: Grow}, owner: ann}
        milestones:
          - {code: opened, due: 2024-06, baselineDue: 2024-06, criteria: [{en: Ten shops}]}
        committees:
          - {code: board, names: {en: Review committee}, quorum: 60, requiredRoles: [executive]}
        committeeSeats:
          - {code: ann-seat, committee: board, party: ann, role: executive}
          - {code: ben-seat, committee: board, party: ben, role: expert}
          - {code: cat-seat, committee: board, party: cat, role: adviser}
          - {code: dora-seat, committee: board, party: dora, role: executive}
        cells:
          - {measure: target, indicator: gmv, scope: {market: mexico}, period: 2024-05, value: 10}
          - {measure: target, indicator: gmv, scope: {market: europe}, period: 2024-05, value: 20}
        """;

    /// <summary>More for three regions than the plan has.</summary>
    public const string Proposal = """
        {"title":"Grow faster","reason":"Mexico sells twice as much","committee":"board","owner":"dora",
         "changes":{"targets":{"gmv-mexico":{"value":80},"gmv-europe":{"value":95},"gmv-all":{"value":175}},
                    "objectives":{"grow-faster":{"wording":{"en":"Grow faster"},"owner":"ann"}}},
         "cells":[{"indicator":"gmv","scope":{"market":"mexico"},"period":"2024-05","value":12},
                  {"indicator":"gmv","scope":{"market":"europe"},"period":"2024-05","value":21}]}
        """;

    /// <summary>Somebody by the name of their key.</summary>
    public Client this[string name] => service.With(keys[name]);

    public static async Task<ChangePlan> New(TestService service, Func<string, string>? edit = null)
    {
        var keys = new Dictionary<string, string>();
        foreach (
            var (name, role) in new[]
            {
                ("ann", Role.Committee),
                ("ben", Role.Committee),
                ("cat", Role.Committee),
                ("dora", Role.Committee),
                ("eve", Role.Committee),
                ("planner", Role.Planner),
                ("helper", Role.Contributor),
            }
        )
            keys[name] = (await service.NewKey(role, key => key with { Name = name })).Key!;
        var plan = new ChangePlan(service, keys);
        (await plan["planner"].Post("/v1/plan-documents", edit?.Invoke(Document) ?? Document, "application/yaml")).Is(201);
        await plan.Move("planner", "inReview");
        await plan.Move("ann", "approved");
        return plan;
    }

    public async Task Move(string who, string status)
    {
        var etag = (await this[who].Get(Path)).ETag!;
        (
            await this[who]
                .With("If-Match", etag)
                .Send(HttpMethod.Put, $"{Path}/status", $$"""{"status":"{{status}}"}""", "application/json")
        ).Is(200);
    }

    public async Task<JsonNode> Propose(string who, string? proposal = null) =>
        (await this[who].Post(Requests, proposal ?? Proposal)).Is(200).Json;

    /// <summary>The next step of a request, at the version at which it is.</summary>
    public async Task<Answer> Step(string who, JsonNode request, string step, string body = "")
    {
        var path = $"{Requests}/{request["number"]}";
        var etag = (await this["ann"].Get(path)).ETag!;
        return await this[who].With("If-Match", etag).Post($"{path}/{step}", body);
    }

    public async Task<JsonNode> Assessed(string who = "planner", bool needsPilot = false, string? proposal = null)
    {
        var request = await Propose(who, proposal);
        return (
            await Step(
                "planner",
                request,
                "assessment",
                $$"""{"impact":"The sum stays right.","isRecommended":true,"needsPilot":{{(needsPilot ? "true" : "false")}}}"""
            )
        )
            .Is(200)
            .Json;
    }

    public Task<Answer> Vote(string who, JsonNode request, string choice) => Step(who, request, "votes", $$"""{"choice":"{{choice}}"}""");

    public async Task<JsonNode> Get(string path) => (await this["ann"].Get($"{Path}/{path}")).Is(200).Json;

    public async Task<string> Value(string target) => (await Get($"targets/{target}"))["value"]!.ToJsonString();
}
