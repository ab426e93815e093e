using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.ChangeControl;

/// <summary>A change of an approved plan, from the proposal over the committee and a pilot to the changed plan.</summary>
public sealed class ChangeRequestTests : IDisposable
{
    private readonly CustomService _service = new(new TestOptions { Keys = true });

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task ApprovedPlan_IsLocked_AndChangesByTheCommitteesVoteAlone()
    {
        var plan = await ChangePlan.New(_service);
        var etag = (await plan["ann"].Get($"{ChangePlan.Path}/targets/gmv-mexico")).ETag;
        Assert.Equal(
            "plan-locked",
            (await plan["ann"].Patch($"{ChangePlan.Path}/targets/gmv-mexico", """{"value":80}""", etag)).Is(409).Code
        );

        var request = await plan.Assessed();
        Assert.Equal("voting", (string)request["state"]!);
        Assert.Equal("60", await plan.Value("gmv-mexico"));
        var one = (await plan.Vote("ann", request, "for")).Is(200).Json;
        Assert.Equal("voting 3 2 1 open", Stand(one));
        var version = (long)(await plan.Get(""))["version"]!;
        var two = (await plan.Vote("ben", request, "for")).Is(200).Json;

        Assert.Equal("applied 3 2 2 accepted", Stand(two));
        Assert.Equal(("80", "95", "175"), (await plan.Value("gmv-mexico"), await plan.Value("gmv-europe"), await plan.Value("gmv-all")));
        Assert.Equal("Grow faster", (string)(await plan.Get("objectives/grow-faster"))["wording"]!["en"]!);
        Assert.Equal("approved", (string)(await plan.Get(""))["status"]!);
        var sequence = (long)two["applied"]!["sequence"]!;
        var set = await plan.Get($"change-sets/{sequence}");
        Assert.Equal(("VoteOnChange", "ben", 7), ((string)set["useCase"]!, (string)set["actor"]!, (int)set["changeCount"]!));
        Assert.True((bool)(await plan.Get("history-verification"))["isIntact"]!);
        Assert.True(version <= sequence);
    }

    [Fact]
    public async Task Proposal_ShowsEachPartAndNumber_BeforeAndAfter()
    {
        var plan = await ChangePlan.New(_service);

        var request = await plan.Propose("helper");

        Assert.Equal(
            ["Target gmv-mexico update", "Target gmv-europe update", "Target gmv-all update", "Objective grow-faster create"],
            request["changes"]!.AsArray().Select(change => $"{change!["kind"]} {change["key"]} {change["action"]}")
        );
        var first = request["changes"]![0]!;
        Assert.Equal(("60", "80"), (first["before"]!["value"]!.ToJsonString(), first["after"]!["value"]!.ToJsonString()));
        Assert.Equal(
            ["10 12", "20 21"],
            request["cells"]!.AsArray().Select(cell => $"{cell!["before"]!.ToJsonString()} {cell["after"]!.ToJsonString()}")
        );
        Assert.Equal("60", await plan.Value("gmv-mexico"));
        var list = (await plan["ann"].Get($"{ChangePlan.Requests}?state=proposed")).Is(200).Json;
        Assert.Equal(["Grow faster"], list["items"]!.AsArray().Select(entry => (string)entry!["title"]!));
        Assert.Equal("0", $"{(await plan["ann"].Get($"{ChangePlan.Requests}?state=applied")).Is(200).Json["items"]!.AsArray().Count}");
    }

    [Fact]
    public async Task Pilot_ChangesOneRegion_AndTheApplicationTheRest()
    {
        var plan = await ChangePlan.New(_service);
        var request = await plan.Assessed(needsPilot: true);
        (await plan.Vote("ann", request, "for")).Is(200);
        Assert.Equal("accepted", (string)(await plan.Vote("ben", request, "for")).Is(200).Json["state"]!);
        Assert.Equal("not-allowed-now", (await plan.Step("ann", request, "application")).Is(409).Code);

        var piloting = (await plan.Step("ann", request, "pilot", """{"scope":{"market":"latam"},"until":"2024-05-31"}""")).Is(200).Json;

        Assert.Equal("piloting", (string)piloting["state"]!);
        Assert.Equal(("80", "90", "150"), (await plan.Value("gmv-mexico"), await plan.Value("gmv-europe"), await plan.Value("gmv-all")));
        Assert.Equal(["12", "20"], await Cells(plan));
        Assert.Equal(["gmv-mexico"], Piloted(piloting));

        var applied = (await plan.Step("ann", request, "application")).Is(200).Json;

        Assert.Equal("applied", (string)applied["state"]!);
        Assert.Equal(("80", "95", "175"), (await plan.Value("gmv-mexico"), await plan.Value("gmv-europe"), await plan.Value("gmv-all")));
        Assert.Equal(["12", "21"], await Cells(plan));
    }

    [Fact]
    public async Task Pilot_Withdrawn_MakesThePlanWhatItWas()
    {
        var plan = await ChangePlan.New(_service);
        var request = await plan.Assessed(needsPilot: true);
        (await plan.Vote("ann", request, "for")).Is(200);
        (await plan.Vote("ben", request, "for")).Is(200);
        (await plan.Step("ann", request, "pilot", """{"scope":{"market":"latam"}}""")).Is(200);

        Assert.Equal("forbidden", (await plan.Step("planner", request, "withdrawal", """{"reason":"No."}""")).Is(403).Code);
        var withdrawn = (await plan.Step("ann", request, "withdrawal", """{"reason":"It did not work."}""")).Is(200).Json;

        Assert.Equal(("withdrawn", "It did not work."), ((string)withdrawn["state"]!, (string)withdrawn["withdrawn"]!["reason"]!));
        Assert.Equal(("60", "90", "150"), (await plan.Value("gmv-mexico"), await plan.Value("gmv-europe"), await plan.Value("gmv-all")));
        Assert.Equal(["10", "20"], await Cells(plan));
        (await plan["ann"].Get($"{ChangePlan.Path}/objectives/grow-faster")).Is(404);
    }

    [Fact]
    public async Task NewMemberWithItsNumbers_ComesInOneRequest()
    {
        var plan = await ChangePlan.New(_service);
        var request = await plan.Assessed(
            proposal: """
            {"title":"Peru","reason":"A new market","committee":"board","owner":"dora",
             "changes":{"members":{"market/peru":{"dimension":"market","parent":"latam"}},
                        "targets":{"gmv-peru":{"indicator":"gmv","period":"2024","scope":{"market":"peru"},"comparator":"atLeast","value":5}},
                        "milestones":{"opened":null}},
             "cells":[{"indicator":"gmv","scope":{"market":"peru"},"period":"2024-05","value":3}]}
            """
        );
        // The trial has left nothing behind.
        Assert.Equal(["10", "20"], await Cells(plan));
        (await plan.Vote("ann", request, "for")).Is(200);
        (await plan.Vote("cat", request, "for")).Is(200);

        Assert.Equal("5", await plan.Value("gmv-peru"));
        Assert.Equal(["10", "20", "3"], await Cells(plan));
        (await plan["ann"].Get($"{ChangePlan.Path}/milestones/opened")).Is(404);
    }

    [Fact]
    public async Task GraphQL_TakesARequestAllTheWay()
    {
        var plan = await ChangePlan.New(_service);

        var proposed = await Mutate(
            plan,
            "planner",
            """
            proposeChange(plan: "shop", input: {title: "Grow", reason: "It sells", committee: "board", owner: "dora",
              cells: [{indicator: "gmv", scope: [{dimension: "market", member: "mexico"}], period: "2024-05", value: 12}]},
              changes: {targets: [{code: "gmv-mexico", patch: {value: 80}}, {code: "gmv-europe", patch: {value: 95}}]})
            """
        );
        var (number, version) = ((long)proposed["number"]!, (long)proposed["version"]!);
        foreach (
            var (who, step) in new[]
            {
                ("planner", """assessChange(input: {impact: "Little", isRecommended: true, needsPilot: true}"""),
                ("ann", "voteOnChange(input: {choice: FOR}"),
                ("ben", """voteOnChange(input: {choice: FOR, reason: "Yes"}"""),
                ("ann", """pilotChange(input: {scope: [{dimension: "market", member: "latam"}]}"""),
                ("ann", "applyChange("),
            }
        )
        {
            Assert.Equal("90", await plan.Value("gmv-europe"));
            version = (long)(await Mutate(plan, who, $"{step} plan: \"shop\", number: {number}, expectedVersion: {version})"))["version"]!;
        }

        Assert.Equal(("80", "95"), (await plan.Value("gmv-mexico"), await plan.Value("gmv-europe")));
        var read = (
            await plan["ann"]
                .Post(
                    "/graphql",
                    $$"""{"query":"{ plan(code: \"shop\") { changeRequest(number: {{number}}) { state committee { code } owner { code } votes { party { code } choice } pilot { scopeText } changes { kind key isPiloted } } changeRequests { nodes { title state } } } }"}"""
                )
        )
            .Is(200)
            .Json;
        Assert.Null(read["errors"]);
        Assert.Equal("APPLIED", (string)read["data"]!["plan"]!["changeRequest"]!["state"]!);
        Assert.Equal("ann", (string)read["data"]!["plan"]!["changeRequest"]!["votes"]![0]!["party"]!["code"]!);
    }

    private static async Task<JsonNode> Mutate(ChangePlan plan, string who, string mutation)
    {
        var query = $"mutation {{ {mutation} {{ errors {{ code message }} changeRequest {{ number version state }} }} }}";
        var answer = (await plan[who].Post("/graphql", new JsonObject { ["query"] = query }.ToJsonString())).Is(200).Json;
        Assert.True(answer["errors"] is null, answer.ToJsonString());
        var payload = answer["data"]!.AsObject().Single().Value!;
        Assert.True(payload["errors"] is null or JsonArray { Count: 0 }, payload.ToJsonString());
        return payload["changeRequest"]!;
    }

    private static string Stand(JsonNode request) =>
        request["count"] is { } count ? $"{request["state"]} {count["mayVote"]} {count["needed"]} {count["for"]} {count["outcome"]}" : "";

    private static IEnumerable<string> Piloted(JsonNode request) =>
        request["changes"]!.AsArray().Where(change => (bool)change!["isPiloted"]!).Select(change => (string)change!["key"]!);

    private static async Task<List<string>> Cells(ChangePlan plan) =>
        [
            .. (await plan["ann"].With("Accept", "application/json").Get($"{ChangePlan.Path}/document")).Is(200).Json["cells"]!
                .AsArray()
                .Select(cell => cell!["value"]!.ToJsonString())
                .Order(StringComparer.Ordinal),
        ];
}
