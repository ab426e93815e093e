using System.Text.Json.Nodes;
using PlanApi.Application.Access;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Alerts;

/// <summary>
/// A light that turns raises an alert, which owes an answer within a day, goes on to the next owner without one, and recovers by itself.
/// </summary>
public sealed partial class AlertTests : IDisposable
{
    private const string Plan = """
        format: planapi/1
        plan: {code: shop, calendar: {year: 2024}, currency: EUR, timeZone: Asia/Shanghai}
        dimensions: [{code: tier}]
        members: [{code: head, dimension: tier}, {code: mid, dimension: tier}]
        parties:
          - {code: ann, escalatesTo: ben}
          - {code: ben}
          - {code: cfo}
          - {code: ceo}
        indicators:
          - {code: visitors, kind: flow, unit: number, expectedEvery: day}
        targets:
          - {code: many-visitors, indicator: visitors, period: 2024, comparator: atLeast, value: 366000}
        objectives:
          - {code: grow, wording: {en: Grow}, owner: ceo}
          - {code: traffic, wording: {en: Traffic}, owner: cfo, parents: [grow]}
        keyResults:
          - {code: visitors-result, objective: traffic, target: many-visitors, owner: ann}

        """;

    private CustomService _service = new(new TestOptions());

    private Client Api => _service.Api;

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task ATurningLight_RaisesOneAlert_WithItsArithmeticAndOwner()
    {
        await Start();
        await Push(1000);
        await Evaluate();
        Assert.Empty(await Alerts());

        await Push(700);
        await Evaluate();
        await Evaluate();

        var alert = Assert.Single(await Alerts())!;
        Assert.Equal(
            ("many-visitors", "visitors", "red", "ann", "open", "0.7", "2024-03-19T08:30:00+00:00"),
            (
                (string)alert["target"]!,
                (string)alert["indicator"]!,
                (string)alert["light"]!,
                (string)alert["owner"]!,
                (string)alert["state"]!,
                alert["attainment"]!.ToJsonString(),
                (string)alert["dueAt"]!
            )
        );
        Assert.Contains("53,900", (string)alert["sentence"]!["en"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutAnAnswer_ItGoesToTheNextOwner_AfterADayOfElapsedTime_AndAgainAfterEach()
    {
        await Raised();

        Assert.Empty((await Escalate())["escalated"]!.AsArray());
        _service.Clock.Advance(TimeSpan.FromHours(24));
        await Escalate();
        Assert.Equal(("escalated", 1, "ben"), await Standing());
        await Escalate();
        Assert.Equal(("escalated", 1, "ben"), await Standing());
        // Nobody looked for two days: the owner of the objective above has it then.
        _service.Clock.Advance(TimeSpan.FromHours(48));
        await Escalate();
        Assert.Equal(("escalated", 3, "ceo"), await Standing());
        _service.Clock.Advance(TimeSpan.FromHours(240));
        await Escalate();
        Assert.Equal(("escalated", 13, "ceo"), await Standing());
    }

    [Fact]
    public async Task AnImprovementPlan_StopsTheEscalation_IsReturnedAndAccepted_AndTheLightRecovers()
    {
        var number = await Raised();
        var path = $"/v1/plans/shop/alerts/{number}";
        const string Proposal =
            """{"cause":"The campaign ended","measures":[{"wording":"A new one","owner":"ben","dueOn":"2024-04-30","expectedEffect":300}]}""";

        (await Api.Post($"{path}/improvement-plan", Proposal)).IsProblem(428, "missing-version");
        (
            await Post($"{path}/improvement-plan", """{"cause":" ","measures":[{"wording":"x","owner":"nobody","dueOn":"2024-04-30"}]}""")
        ).HasFaults("too-long /cause", "unknown-reference /measures/0/owner");
        var submitted = (await Post($"{path}/improvement-plan", Proposal)).Is(200).Json;
        Assert.Equal(
            ("planSubmitted", true, "7700"),
            ((string)submitted["state"]!, submitted["dueAt"] is null, submitted["improvement"]!["actualBefore"]!.ToJsonString())
        );
        _service.Clock.Advance(TimeSpan.FromHours(48));
        Assert.Empty((await Escalate())["escalated"]!.AsArray());

        (await Post($"{path}/improvement-plan/decision", """{"accepted":false}""")).HasFaults("missing-field /reason");
        var returned = (await Post($"{path}/improvement-plan/decision", """{"accepted":false,"reason":"Too late"}""")).Is(200).Json;
        Assert.Equal(("open", "2024-03-21T08:30:00+00:00"), ((string)returned["state"]!, (string)returned["dueAt"]!));
        (await Post($"{path}/improvement-plan", Proposal)).Is(200);
        Assert.Equal(
            "planAccepted",
            (string)(await Post($"{path}/improvement-plan/decision", """{"accepted":true}""")).Is(200).Json["state"]!
        );
        (await Post($"{path}/improvement-plan", Proposal)).IsProblem(409, "not-allowed-now");

        await Push(1200);
        await Evaluate();
        var recovered = (await Api.Get(path)).Is(200).Json;
        Assert.Equal(
            ("recovered", true),
            ((string)recovered["state"]!, ((string)recovered["note"]!).StartsWith("The light is green again", StringComparison.Ordinal))
        );
        (await Post($"{path}/handling", """{"action":"close","reason":"done"}""")).IsProblem(409, "not-allowed-now");

        await Push(700);
        await Evaluate();
        Assert.Equal(["open", "recovered"], (await Alerts()).Select(alert => (string)alert!["state"]!));
        Assert.Equal("open", (string)(await Api.Get("/v1/plans/shop/alerts?state=open,escalated")).Is(200).Items.Single()["state"]!);
    }

    [Fact]
    public async Task Muted_ItIsNotEscalated_UntilItsEnd_AndAReasonIsNeeded()
    {
        var path = $"/v1/plans/shop/alerts/{await Raised()}/handling";

        (await Post(path, """{"action":"mute","reason":"","until":"2024-03-17"}""")).HasFaults(
            "missing-field /reason",
            "out-of-range /until"
        );
        (await Post(path, """{"action":"acknowledge","reason":"Seen","until":"2024-03-20"}""")).HasFaults("not-allowed /until");
        (await Post(path, """{"action":"acknowledge","reason":"Seen"}""")).Is(200);
        (await Post(path, """{"action":"mute","reason":"The counter is being mended","until":"2024-03-20"}""")).Is(200);

        _service.Clock.Advance(TimeSpan.FromHours(48));
        Assert.Empty((await Escalate())["escalated"]!.AsArray());
        _service.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Single((await Escalate())["escalated"]!.AsArray());
        Assert.Equal(("escalated", 1, "ben"), await Standing());
    }

    [Fact]
    public async Task TheServiceDoesItByItself_WhenItsTimeHasCome()
    {
        _service.Dispose();
        _service = new CustomService(new TestOptions { Works = true });
        await Start();
        await Push(700);

        _service.Clock.Advance(TimeSpan.FromMinutes(1));
        await Wait.Until(async () => (await Alerts()).Count == 1);
        _service.Clock.Advance(TimeSpan.FromHours(25));
        await Wait.Until(async () => (await Standing()).State == "escalated");

        Assert.All((await Api.Get("/v1/work")).Is(200).Json.AsArray(), work => Assert.Null(work!["lastError"]));
    }

    [Fact]
    public async Task OverGraphQL_ItIsTheSame()
    {
        var number = await Raised();
        var answer = await Query(
            "{ plan(code: \"shop\") { alerts(first: 5) { nodes { number version state light target: targetCode "
                + "sentence(language: \"zh\") } } alert(number: 1) { state } } }"
        );
        var alert = answer["data"]!["plan"]!["alerts"]!["nodes"]![0]!;
        Assert.Equal(
            (number, "OPEN", "RED", "many-visitors"),
            ((long)alert["number"]!, (string)alert["state"]!, (string)alert["light"]!, (string)alert["target"]!)
        );
        Assert.Null(answer["data"]!["plan"]!["alert"]);

        var submitted = await Query(
            $$"""
            mutation { submitImprovementPlan(plan: "shop", number: {{number}}, expectedVersion: {{alert[
                "version"
            ]}}, input: {cause: "x", measures: [{wording: "y", owner: "ben", dueOn: "2024-04-30"}]})
              { alert { state version improvement { cause measures { ownerCode dueOn } } } errors { code } } }
            """
        );
        Assert.Equal("PLAN_SUBMITTED", (string)submitted["data"]!["submitImprovementPlan"]!["alert"]!["state"]!);
        var stale = await Query(
            $$"""mutation { decideImprovementPlan(plan: "shop", number: {{number}}, expectedVersion: 1, input: {accepted: true}) { alert { state } errors { code } } }"""
        );
        Assert.Equal("stale-version", (string)stale["data"]!["decideImprovementPlan"]!["errors"]![0]!["code"]!);
    }

    [Fact]
    public async Task Alerts_AreForWhoMaySeeTheWholePlan_AndDecidedAboutByPlanners()
    {
        using var keyed = new CustomService(new TestOptions { Keys = true });
        var admin = keyed.With((await keyed.NewKey(Role.Admin)).Key!);
        (await admin.Post("/v1/plan-documents", Plan, "application/yaml")).Is(201);
        var contributor = keyed.With((await keyed.NewKey(Role.Contributor)).Key!);
        (await contributor.Get("/v1/plans/shop/alerts")).Is(200);
        (
            await contributor.With("If-Match", "\"1\"").Post("/v1/plans/shop/alerts/1/improvement-plan/decision", """{"accepted":true}""")
        ).IsProblem(403, "forbidden");
        (
            await contributor.With("If-Match", "\"1\"").Post("/v1/plans/shop/alerts/1/improvement-plan", """{"cause":"x","measures":[]}""")
        ).IsProblem(404, "not-found");
    }

    private async Task Start(string zone = "Asia/Shanghai") =>
        (await Api.Post("/v1/plan-documents", Plan.Replace("Asia/Shanghai", zone, StringComparison.Ordinal), "application/yaml")).Is(201);

    /// <summary>Every day of the year so far has so many visitors; the clock begins on 18 March.</summary>
    private async Task Push(int visitors) =>
        (
            await Api.Post(
                "/v1/plans/shop/actuals",
                "indicator,date,scope.tier,value\n"
                    + string.Concat(
                        Enumerable
                            .Range(0, _service.Clock.GetUtcNow().DayOfYear - 1)
                            .Select(day =>
                                $"visitors,{new DateOnly(2024, 1, 1).AddDays(day):yyyy-MM-dd},"
                                + $"{(day % 2 == 0 ? "head" : "mid")},{visitors}\n"
                            )
                    ),
                "text/csv"
            )
        ).Is(200);

    private async Task Evaluate() => (await Api.Post("/v1/plans/shop/lights/evaluations", "")).Is(200);

    private async Task<long> Raised(string zone = "Asia/Shanghai")
    {
        await Start(zone);
        await Push(100);
        await Evaluate();
        return (long)Assert.Single(await Alerts())!["number"]!;
    }

    private async Task<JsonNode> Escalate() => (await Api.Post("/v1/plans/shop/alerts/escalations", "")).Is(200).Json;

    private async Task<IReadOnlyList<JsonNode>> Alerts() => (await Api.Get("/v1/plans/shop/alerts")).Is(200).Items;

    private async Task<(string State, int Escalations, string? To)> Standing() =>
        (await Alerts())[0] is var alert ? ((string)alert["state"]!, (int)alert["escalations"]!, (string?)alert["escalatedTo"]) : default;

    private async Task<Answer> Post(string path, string body)
    {
        var alert =
            path[..(path.IndexOf("/alerts/", StringComparison.Ordinal) + "/alerts/".Length)] + path.Split("/alerts/")[1].Split('/')[0];
        return await Api.With("If-Match", (await Api.Get(alert)).ETag!).Post(path, body);
    }

    private async Task<JsonNode> Query(string query) =>
        (await Api.Post("/graphql", new JsonObject { ["query"] = query }.ToJsonString())).Is(200).Json;
}
