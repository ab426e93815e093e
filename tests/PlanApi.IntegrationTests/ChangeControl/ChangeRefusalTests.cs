using System.Text.Json.Nodes;
using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.ChangeControl;

/// <summary>What change control refuses, and what it does by itself.</summary>
public sealed class ChangeRefusalTests : IDisposable
{
    private readonly CustomService _service = new(new TestOptions { Keys = true });

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Vote_ByThoseWhoMayNot_IsRefused()
    {
        var plan = await ChangePlan.New(_service);
        var request = await plan.Propose("ann");
        Assert.Equal("not-allowed-now", (await plan.Vote("ben", request, "for")).Is(409).Code);
        (await plan.Step("planner", request, "assessment", """{"impact":"None","isRecommended":false}""")).Is(200);

        Assert.Contains("own request", (await plan.Vote("ann", request, "for")).Is(409).Text, StringComparison.Ordinal);
        Assert.Contains("own request", (await plan.Vote("dora", request, "for")).Is(409).Text, StringComparison.Ordinal);
        Assert.Contains("a seat in the committee", (await plan.Vote("eve", request, "for")).Is(403).Text, StringComparison.Ordinal);
        Assert.Equal("forbidden", (await plan.Vote("planner", request, "for")).Is(403).Code);
        Assert.Equal("forbidden", (await plan.Step("planner", request, "application")).Is(403).Code);
        Assert.Empty((await plan.Get($"change-requests/{request["number"]}"))["votes"]!.AsArray());
        // Two remain, and both must vote, as more than 60 % of two are two.
        Assert.Equal("2 2", Count((await plan.Vote("ben", request, "for")).Is(200).Json));
        Assert.Equal("rejected", (string)(await plan.Vote("cat", request, "against")).Is(200).Json["state"]!);
    }

    [Fact]
    public async Task Vote_IsChangedUntilItIsDecided_AndWaitsForTheRequiredRole()
    {
        var plan = await ChangePlan.New(_service);
        var request = await plan.Assessed();

        (await plan.Vote("ben", request, "against")).Is(200);
        (await plan.Vote("ben", request, "for")).Is(200);
        var two = (await plan.Vote("cat", request, "for")).Is(200).Json;

        Assert.Equal(("voting", "executive"), ((string)two["state"]!, (string)two["count"]!["missingRoles"]![0]!));
        Assert.Equal("applied", (string)(await plan.Vote("ann", request, "abstain")).Is(200).Json["state"]!);
        Assert.Equal("not-allowed-now", (await plan.Vote("ben", request, "against")).Is(409).Code);
    }

    [Fact]
    public async Task Request_AgainstAStaleVersion_IsNotApplied_AndNothingIsStored()
    {
        var plan = await ChangePlan.New(_service);
        var request = await plan.Assessed();
        (await plan.Vote("ann", request, "for")).Is(200);
        await plan.Move("ann", "draft");
        var etag = (await plan["ann"].Get($"{ChangePlan.Path}/targets/gmv-europe")).ETag;
        (await plan["ann"].Patch($"{ChangePlan.Path}/targets/gmv-europe", """{"value":91}""", etag)).Is(200);

        var refused = (await plan.Vote("ben", request, "for")).Is(409);

        Assert.Equal("stale-change-request", refused.Code);
        Assert.Equal(["/changes/targets/gmv-europe"], refused.Json["faults"]!.AsArray().Select(fault => (string)fault!["pointer"]!));
        Assert.Equal(("60", "91"), (await plan.Value("gmv-mexico"), await plan.Value("gmv-europe")));
        Assert.Equal("voting", (string)(await plan.Get($"change-requests/{request["number"]}"))["state"]!);
        Assert.Equal(
            "stale-version",
            (await plan["ben"].With("If-Match", "\"1\"").Post($"{ChangePlan.Requests}/{request["number"]}/votes", """{"choice":"for"}"""))
                .Is(412)
                .Code
        );
    }

    [Fact]
    public async Task Number_ChangedSince_MakesTheRequestStale()
    {
        var plan = await ChangePlan.New(_service);
        var request = await plan.Assessed();
        (await plan.Vote("ann", request, "for")).Is(200);
        await plan.Move("ann", "draft");
        (
            await plan["ann"]
                .Post(
                    $"{ChangePlan.Path}/cells",
                    """{"cells":[{"indicator":"gmv","scope":{"market":"mexico"},"period":"2024-05","value":11}]}"""
                )
        ).Is(200);

        var refused = (await plan.Vote("ben", request, "for")).Is(409);

        Assert.Equal("stale-change-request /cells/0", $"{refused.Code} {refused.Json["faults"]![0]!["pointer"]}");
        Assert.Equal("60", await plan.Value("gmv-mexico"));
    }

    [Theory]
    [InlineData(
        """{"targets":{"gmv-mexico":{"value":"much","colour":"red"}}}""",
        "wrong-type /changes/targets/gmv-mexico/value, unknown-field /changes/targets/gmv-mexico/colour"
    )]
    [InlineData("""{"targets":{"gmv-mexico":{"indicator":"none"}},"goals":{}}""", "unknown-field /changes/goals")]
    [InlineData(
        """{"targets":{"gmv-mexico":{"indicator":"none"}},"objectives":{"grow":{"owner":"nobody"}}}""",
        "unknown-reference /changes/targets/gmv-mexico/indicator, unknown-reference /changes/objectives/grow/owner"
    )]
    [InlineData("""{"indicators":{"gmv":null}}""", "in-use /changes/indicators/gmv")]
    [InlineData("""{"targets":{"none":null}}""", "not-found /changes/targets/none")]
    [InlineData("{}", "missing-field /changes")]
    public async Task Proposal_ThatIsNotPossible_NamesEveryFaultAtItsPlace(string changes, string faults)
    {
        var plan = await ChangePlan.New(_service);
        var version = (long)(await plan["ann"].Get($"{ChangePlan.Path}/change-sets?first=1")).Json["items"]![0]!["sequence"]!;

        var refused = await plan["helper"]
            .Post(ChangePlan.Requests, $$"""{"title":"x","reason":"y","committee":"board","owner":"dora","changes":{{changes}}}""");

        Assert.Equal(
            faults.Split(", ").Order(StringComparer.Ordinal),
            refused.Is(400).Json["faults"]!.AsArray().Select(fault => $"{fault!["code"]} {fault["pointer"]}").Order(StringComparer.Ordinal)
        );
        Assert.Equal(version, (long)(await plan["ann"].Get($"{ChangePlan.Path}/change-sets?first=1")).Json["items"]![0]!["sequence"]!);
    }

    [Fact]
    public async Task Proposal_SentTwice_IsOneRequest()
    {
        var plan = await ChangePlan.New(_service);
        var twice = plan["helper"].With("Idempotency-Key", "once");

        var one = (await twice.Post(ChangePlan.Requests, ChangePlan.Proposal)).Is(200).Json;
        var two = (await twice.Post(ChangePlan.Requests, ChangePlan.Proposal)).Is(200).Json;

        Assert.Equal((long)one["number"]!, (long)two["number"]!);
        Assert.Single((await plan["ann"].Get(ChangePlan.Requests)).Is(200).Json["items"]!.AsArray());
    }

    [Fact]
    public async Task LimitedKey_SeesNoRequest()
    {
        var plan = await ChangePlan.New(_service);
        var request = await plan.Propose("helper");
        var limited = _service.With(
            (
                await _service.NewKey(
                    Role.Committee,
                    key => key with { Members = new Dictionary<string, IReadOnlyList<Code>> { ["market"] = [Code.Parse("latam")] } }
                )
            ).Key!
        );

        foreach (var path in new[] { ChangePlan.Requests, $"{ChangePlan.Requests}/{request["number"]}" })
            (await limited.Get(path)).IsProblem(403, "forbidden");
        (await limited.Post(ChangePlan.Requests, ChangePlan.Proposal)).IsProblem(403, "forbidden");
        (await limited.Post($"{ChangePlan.Requests}/preview", """{"changes":{"targets":{"gmv-europe":{"value":1}}}}""")).IsProblem(
            403,
            "forbidden"
        );
    }

    [Fact]
    public async Task Emergency_NotAssessedWithinThreeDays_GoesToTheCommittee_AndAgainEachDay()
    {
        var plan = await ChangePlan.New(_service);
        var request = await plan.Propose(
            "helper",
            ChangePlan.Proposal.Replace("{\"title\"", "{\"isEmergency\":true,\"title\"", StringComparison.Ordinal)
        );
        Assert.Equal("2024-03-21T08:30:00+00:00", (string)request["assessmentDue"]!);
        (await plan["planner"].Post($"{ChangePlan.Requests}/escalations", "")).Is(200);
        Assert.Equal("0", (await plan.Get($"change-requests/{request["number"]}"))["escalations"]!.ToJsonString());

        _service.Clock.Advance(TimeSpan.FromDays(4.5));
        var escalated = (await plan["planner"].Post($"{ChangePlan.Requests}/escalations", "")).Is(200).Json;

        Assert.Equal([(long)request["number"]!], escalated["escalated"]!.AsArray().Select(number => (long)number!));
        var late = await plan.Get($"change-requests/{request["number"]}");
        Assert.Equal(("2", "2024-03-23T08:30:00+00:00"), (late["escalations"]!.ToJsonString(), (string)late["assessmentDue"]!));
        (await plan.Step("planner", request, "assessment", """{"impact":"None","isRecommended":true}""")).Is(200);
        _service.Clock.Advance(TimeSpan.FromDays(4));
        Assert.Empty((await plan["planner"].Post($"{ChangePlan.Requests}/escalations", "")).Is(200).Json["escalated"]!.AsArray());
    }

    [Fact]
    public async Task Change_WithALaterDay_WaitsForIt()
    {
        var plan = await ChangePlan.New(_service);
        var request = await plan.Assessed(
            proposal: ChangePlan.Proposal.Replace("{\"title\"", "{\"effectiveOn\":\"2024-04-01\",\"title\"", StringComparison.Ordinal)
        );
        (await plan.Vote("ann", request, "for")).Is(200);
        Assert.Equal("accepted", (string)(await plan.Vote("ben", request, "for")).Is(200).Json["state"]!);

        Assert.Contains("2024-04-01", (await plan.Step("ann", request, "application")).Is(409).Text, StringComparison.Ordinal);
        _service.Clock.Advance(TimeSpan.FromDays(14));
        Assert.Equal("applied", (string)(await plan.Step("ann", request, "application")).Is(200).Json["state"]!);
        Assert.Equal("80", await plan.Value("gmv-mexico"));
    }

    [Fact]
    public async Task Pilot_OutsideOfEverything_IsRefused()
    {
        var plan = await ChangePlan.New(_service);
        var request = await plan.Assessed(
            needsPilot: true,
            proposal: """{"title":"x","reason":"y","committee":"board","owner":"dora","changes":{"targets":{"gmv-all":{"value":160}}}}"""
        );
        (await plan.Vote("ann", request, "for")).Is(200);
        (await plan.Vote("ben", request, "for")).Is(200);

        foreach (
            var (body, fault) in new[]
            {
                ("""{"scope":{"market":"latam"}}""", "not-allowed /scope"),
                ("""{"scope":{"market":"mars"}}""", "unknown-reference /scope/market"),
                ("""{"scope":{}}""", "missing-field /scope"),
            }
        )
        {
            var refused = (await plan.Step("ann", request, "pilot", body)).Is(400).Json["faults"]![0]!;
            Assert.Equal(fault, $"{refused["code"]} {refused["pointer"]}");
        }
        Assert.Equal("150", await plan.Value("gmv-all"));
    }

    [Fact]
    public async Task Committee_ThatCannotDecide_IsNotAsked()
    {
        var plan = await ChangePlan.New(
            _service,
            document =>
                document
                    .Replace("requiredRoles: [executive]", "requiredRoles: [executive], majority: 50", StringComparison.Ordinal)
                    .Replace(
                        "committee: board, party: ann, role: executive",
                        "committee: board, party: ann, role: expert",
                        StringComparison.Ordinal
                    )
                    .Replace(
                        "committee: board, party: dora, role: executive",
                        "committee: board, party: dora, role: expert",
                        StringComparison.Ordinal
                    )
        );

        Assert.Contains(
            "executive",
            (await plan["helper"].Post(ChangePlan.Requests, ChangePlan.Proposal)).Is(409).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Baseline_OfAnApprovedPlan_ChangesByARequestAlone()
    {
        var plan = await ChangePlan.New(_service);
        var etag = (await plan["planner"].Get($"{ChangePlan.Path}/milestones/opened")).ETag;

        foreach (var patch in new[] { """{"baselineDue":"2024-07"}""", """{"baselineDue":null}""" })
            (await plan["planner"].Patch($"{ChangePlan.Path}/milestones/opened", patch, etag)).IsProblem(409, "baseline-locked");
        (await plan["planner"].Delete($"{ChangePlan.Path}/milestones/opened", etag)).IsProblem(409, "baseline-locked");
        (
            await plan["planner"].Post($"{ChangePlan.Path}/milestones", """{"code":"late","due":"2024-08","baselineDue":"2024-08"}""")
        ).IsProblem(409, "baseline-locked");
        (await plan["planner"].Patch($"{ChangePlan.Path}/milestones/opened", """{"due":"2024-07"}""", etag)).Is(200);
        var request = await plan.Assessed(
            proposal: """
            {"title":"Later","reason":"The site is not ready","committee":"board","owner":"dora",
             "changes":{"milestones":{"opened":{"baselineDue":"2024-07"}}}}
            """
        );
        (await plan.Vote("ann", request, "for")).Is(200);
        (await plan.Vote("ben", request, "for")).Is(200);
        Assert.Equal("2024-07", (string)(await plan.Get("milestones/opened"))["baselineDue"]!);
    }

    private static string Count(JsonNode request) => $"{request["count"]!["mayVote"]} {request["count"]!["needed"]}";
}
