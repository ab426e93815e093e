using System.Text.Json.Nodes;
using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.RollForward;

/// <summary>The small plan of 2024, which has a part of each kind, is rolled forward.</summary>
public sealed class RollForwardTests(KeysService service) : IClassFixture<KeysService>
{
    [Fact]
    public async Task StructureAlone_LeavesTargetsBehind_AndWhatCannotBeWithoutThem()
    {
        var (planner, old) = await New();
        var made = (await Roll(planner, old, """{"code":"CODE"}""")).Is(200);
        var (before, after) = (await Document(planner, old), await Document(planner, Path(made)));

        Assert.Equal(
            [
                "bounds notAsked : 1",
                "budgetEntries kind : 1",
                "contributions mention target: 1",
                "drills over : 1",
                "holds kind : 2",
                "keyResults mention target: 2",
                "scenarios scenario : 1",
                "staffMovements kind : 1",
                "targets notAsked : 9",
                "waivers kind : 1",
                "weights mention keyResult: 1",
            ],
            made.Json["leftBehind"]!.AsArray().Select(left => $"{left!["collection"]} {left["because"]} {left["mention"]}: {left["count"]}")
        );
        Assert.Equal(
            ["riskResponses cap 1 diversify"],
            made.Json["dropped"]!
                .AsArray()
                .Select(drop => $"{drop!["collection"]} {drop["field"]} {drop["count"]} {string.Join(",", drop["keys"]!.AsArray())}")
        );
        Assert.Equal("kr-weight", (string)Left(made, "weights")["keys"]![0]!);
        // What is carried as it is reads the same.
        foreach (
            var same in (string[])
                [
                    "sections",
                    "parties",
                    "dimensions",
                    "groups",
                    "lists",
                    "currencies",
                    "exchangeRates",
                    "indicators",
                    "reviewSchedules",
                    "dependencies",
                    "decisionPackages",
                    "teams",
                    "posts",
                    "riskLevels",
                    "risks",
                    "riskAssessments",
                    "riskImpacts",
                    "riskCorrelations",
                    "contingencyPlans",
                    "riskCases",
                    "keyRiskIndicators",
                    "committees",
                    "committeeSeats",
                ]
        )
            Assert.True(JsonNode.DeepEquals(before[same], after[same]), $"{same}: {after[same]}");
        Assert.Equal(
            """{"code":"small","names":{"en":"Small plan"},"calendar":{"year":2025,"referenceFrom":2023,"referenceTo":2026},"currency":"CNY","timeZone":"Asia/Shanghai","matrix":{"rows":"line","columns":"tier","source":"3"}}""",
            Plain(after["plan"]!, "small")
        );
        Assert.Null(after["targets"]);
        // A member begins the year where it ended the old one.
        Assert.Equal(("head", true), ((string)Of(after, "members", "mid")["parent"]!, Of(after, "members", "mid")["moves"] is null));
    }

    [Fact]
    public async Task Dates_AreAYearLater_AndNothingIsBegunOrAccepted()
    {
        var (planner, old) = await New(yaml =>
            yaml.Replace(
                    "{code: first-store, names: {en: First store}, phase: build-up, initiative: go-south, due: 2024-05,",
                    "{code: first-store, phase: build-up, due: 2024-02-29, baselineDue: 2024-02, "
                        + "accepted: 2024-03-01, acceptedBy: coo, evidence: {en: Protocol 7}, ",
                    StringComparison.Ordinal
                )
                .Replace("start: 2024-02, end: 2024-09,", "start: 2024-02, end: 2024-09, started: 2024-02-05,", StringComparison.Ordinal)
                .Replace("{code: go-mexico, parent: go-south,", "{code: go-mexico, finished: 2024-03-01,", StringComparison.Ordinal)
        );
        var made = (await Roll(planner, old, """{"code":"CODE","targets":true}""")).Is(200);
        var next = await Document(planner, Path(made));

        Assert.Equal(
            """{"code":"build-up","names":{"en":"Build-up"},"start":"2025-Q1","end":"2025-Q2","indicators":["gmv","orders"]}""",
            Plain(Of(next, "phases", "build-up"))
        );
        Assert.Equal(
            """{"code":"go-south","names":{"en":"Go south"},"phase":"build-up","start":"2025-02","end":"2025-09"}""",
            Plain(Of(next, "initiatives", "go-south"))
        );
        Assert.Equal(
            """{"code":"first-store","phase":"build-up","due":"2025-02-28","criteria":[{"en":"It is open"}]}""",
            Plain(Of(next, "milestones", "first-store"))
        );
        Assert.Equal("""{"code":"sale","from":"2025-06-01","to":"2025-06-18","source":"3"}""", Plain(Of(next, "weightWindows", "sale")));
        Assert.Equal(
            """{"code":"bottom-up","names":{"en":"Bottom up"},"opens":"2024-11-01","due":"2024-11-30"}""",
            Plain(Of(next, "planningRounds", "bottom-up"))
        );
        Assert.Equal(
            """{"code":"all-money","names":{"en":"All money"},"owner":"coo","amount":230}""",
            Plain(Of(next, "budgetItems", "all-money"))
        );
        Assert.Equal("2025-01", (string)Of(next, "fundingSources", "own-funds")["available"]!);
        Assert.Equal("2025-Q4", (string)Of(next, "sliceAssignments", "mexico-orders")["period"]!);
        // A promise that is late stays late.
        Assert.Equal("2024-Q3", (string)Of(next, "riskResponses", "diversify")["due"]!);
        // Targets are the old ones for the new year, without the old year's baselines.
        Assert.Equal(9, next["targets"]!.AsArray().Count);
        Assert.Equal(
            """{"code":"latam-gmv","indicator":"gmv","scope":{"market":"latam"},"period":"2025","comparator":"atLeast","value":120}""",
            Plain(Of(next, "targets", "latam-gmv"))
        );
        Assert.Equal("2025", (string)Of(next, "bounds", "orders-bound")["period"]!);
        Assert.Equal(2, next["keyResults"]!.AsArray().Count);
        Assert.Equal(4, next["weights"]!.AsArray().Count);
        // What belongs to a finished initiative stays behind with it.
        Assert.Equal(["go-mexico"], Left(made, "initiatives")["keys"]!.AsArray().Select(key => (string)key!));
        Assert.Equal(["mexican-store"], Left(made, "milestones")["keys"]!.AsArray().Select(key => (string)key!));
        Assert.Equal(["mexico-money"], Left(made, "budgetItems")["keys"]!.AsArray().Select(key => (string)key!));
        Assert.Equal(["mexico-least"], Left(made, "decisionPackages")["keys"]!.AsArray().Select(key => (string)key!));
        Assert.Equal(["mexico-after-store"], Left(made, "dependencies")["keys"]!.AsArray().Select(key => (string)key!));
    }

    [Fact]
    public async Task AScheduleOfWhatIsLeftBehind_IsLeftBehind_AndNotWidened()
    {
        var (planner, old) = await New(yaml =>
            yaml.Replace(
                "{code: latam-first, scope: {market: latam}, parents: [growth]",
                "{code: latam-first, scenario: cautious, scope: {market: latam}, parents: [growth]",
                StringComparison.Ordinal
            )
        );

        var made = (await Roll(planner, old, """{"code":"CODE","targets":true}""")).Is(200);
        var next = await Document(planner, Path(made));
        Assert.Equal(["monthly"], next["reviewSchedules"]!.AsArray().Select(schedule => (string)schedule!["code"]!));
        Assert.Equal("objective", (string)Left(made, "reviewSchedules")["mention"]!);
        // The weight's key result is of the objective that is left behind.
        Assert.DoesNotContain(next["weights"]!.AsArray(), weight => (string)weight!["code"]! == "kr-weight");

        // Rolled from the what-if, its objective is one of the new baseline.
        var other = (await Roll(planner, old, """{"code":"CODE","scenario":"cautious"}""")).Is(200);
        var objective = Of(await Document(planner, Path(other)), "objectives", "latam-first");
        Assert.Equal("baseline", (string)objective["scenario"]!);
        Assert.Equal("2025", (string)objective["period"]!);
    }

    [Fact]
    public async Task ADryRun_AnswersTheSame_AndStoresNothing()
    {
        var (planner, old) = await New();
        var before = (await planner.Get("/v1/plans?first=1000")).Is(200).Codes;
        var ask = $$"""{"code":"{{Guid.NewGuid():N}}","targets":true,"dryRun":DRY}""";

        var dry = (await planner.Post($"{old}/roll-forward", ask.Replace("DRY", "true", StringComparison.Ordinal))).Is(200);
        Assert.Equal(before, (await planner.Get("/v1/plans?first=1000")).Is(200).Codes);
        var done = (await planner.Post($"{old}/roll-forward", ask.Replace("DRY", "false", StringComparison.Ordinal))).Is(200);

        Assert.Null(dry.Json["version"]);
        foreach (var name in (string[])["plan", "names", "calendar", "from", "carried", "leftBehind", "dropped", "references"])
            Assert.True(JsonNode.DeepEquals(dry.Json[name], done.Json[name]), name);
        // What a dry run has computed is nobody else's.
        Assert.Equal((await Document(planner, Path(done)))["cells"]!.AsArray().Count, (int)done.Json["references"]!);
    }

    [Fact]
    public async Task TheHistory_SaysWhereThePlanCameFrom_AndTheOldOneDoesNotChange()
    {
        var (planner, old) = await New();
        var version = (await planner.Get(old)).Is(200).Json["version"]!.ToJsonString();
        var ask = $$"""{"code":"{{Guid.NewGuid():N}}"}""";
        var once = planner.With("Idempotency-Key", $"{Guid.NewGuid():N}");
        var made = (await once.Post($"{old}/roll-forward", ask)).Is(200);
        // Sent again, it is done once.
        Assert.True(JsonNode.DeepEquals(made.Json, (await once.Post($"{old}/roll-forward", ask)).Is(200).Json));

        var set = (await planner.Get($"{Path(made)}/change-sets")).Is(200).Items.Single();
        Assert.Equal("RollPlanForward", (string)set["useCase"]!);
        var changes = (await planner.Get($"{Path(made)}/change-sets/1/changes?first=1000")).Is(200).Items;
        var origin = changes.Single(change => (string)change["kind"]! == "RollForward");
        Assert.Equal(
            $$"""{"plan":"{{old[(old.LastIndexOf('/') + 1)..]}}","version":{{version}},"scenario":"baseline"}""",
            origin["after"]!.ToJsonString()
        );
        Assert.Single((await planner.Get($"{old}/change-sets")).Is(200).Items);
    }

    [Fact]
    public async Task WhatCannotBe_IsRefused_WithTheReason()
    {
        var (planner, old) = await New();
        var code = old[(old.LastIndexOf('/') + 1)..];

        (await Roll(planner, old, "{}")).HasFaults("missing-field /code");
        (await Roll(planner, old, """{"code":"CODE","scenario":"bold"}""")).HasFaults("unknown-reference /scenario");
        (await Roll(planner, old, """{"code":"CODE","until":2030}""")).HasFaults("unknown-field /until");
        (await Roll(planner, old, $$"""{"code":"{{code}}"}""")).IsProblem(409, "duplicate-code");
        (await Roll(planner, "/v1/plans/nobody", """{"code":"CODE"}""")).IsProblem(404, "not-found");
        var last = $"{Guid.NewGuid():N}";
        (await planner.Post("/v1/plans", $$"""{"code":"{{last}}","calendar":{"year":2199,"referenceTo":2200},"currency":"CNY"}""")).Is(201);
        (await Roll(planner, $"/v1/plans/{last}", """{"code":"CODE"}""")).IsProblem(409, "not-allowed-now");

        var viewer = service.With((await service.NewKey(Role.Viewer)).Key!);
        (await Roll(viewer, old, """{"code":"CODE"}""")).IsProblem(403, "forbidden");
        var members = service.With(
            (
                await service.NewKey(
                    Role.Planner,
                    key => key with { Members = new Dictionary<string, IReadOnlyList<Code>> { ["tier"] = [Code.Known("mid")] } }
                )
            ).Key!
        );
        (await Roll(members, old, """{"code":"CODE"}""")).IsProblem(403, "forbidden");
        var plans = service.With((await service.NewKey(Role.Planner, key => key with { Plans = [Code.Known(code)] })).Key!);
        (await Roll(plans, old, """{"code":"CODE"}""")).IsProblem(403, "forbidden");
        (await Roll(plans, "/v1/plans/another", """{"code":"CODE"}""")).IsProblem(404, "not-found");
    }

    [Fact]
    public async Task GraphQL_AnswersTheSame()
    {
        var (planner, old) = await New();
        var (code, next) = (old[(old.LastIndexOf('/') + 1)..], $"{Guid.NewGuid():N}");
        var rest = (await Roll(planner, old, $$"""{"code":"{{next}}","dryRun":true}""")).Is(200).Json;

        var said = (
            await planner.Post(
                "/graphql",
                new JsonObject
                {
                    ["query"] = $$"""
                    mutation {
                      rollPlanForward(plan: "{{code}}", input: {code: "{{next}}"}) {
                        rolledPlan {
                          planCode version references openActions
                          plan { status }
                          from { planCode version scenarioCode plan { status } }
                          carried { collection count }
                          leftBehind { collection because mention count keys }
                          dropped { collection field count keys }
                        }
                        errors { code }
                      }
                    }
                    """,
                }.ToJsonString()
            )
        ).Is(200);
        Assert.True(said.Json["data"] is not null, said.Text);
        var answer = said.Json["data"]!["rollPlanForward"]!;
        Assert.Empty(answer["errors"]!.AsArray());
        var rolled = answer["rolledPlan"]!;
        Assert.Equal((next, 1), ((string)rolled["planCode"]!, (int)rolled["version"]!));
        Assert.Equal(("DRAFT", "DRAFT"), ((string)rolled["plan"]!["status"]!, (string)rolled["from"]!["plan"]!["status"]!));
        Assert.Equal(rest["references"]!.ToJsonString(), rolled["references"]!.ToJsonString());
        Assert.Equal(Counts(rest["carried"]!), Counts(rolled["carried"]!));
        Assert.Equal(Counts(rest["leftBehind"]!), Counts(rolled["leftBehind"]!));
        Assert.Equal("draft", (string)(await planner.Get($"/v1/plans/{next}")).Is(200).Json["status"]!);

        static IEnumerable<string> Counts(JsonNode list) => list.AsArray().Select(one => $"{one!["collection"]} {one["count"]}");
    }

    [Fact]
    public async Task AnApprovedPlan_IsRolledForward_AsADraft()
    {
        var committee = service.With((await service.NewKey(Role.Committee)).Key!);
        var (old, next) = ($"{Guid.NewGuid():N}", $"{Guid.NewGuid():N}");
        (await committee.Post("/v1/plans", $$"""{"code":"{{old}}","calendar":{"year":2024},"currency":"CNY"}""")).Is(201);
        foreach (var status in (string[])["inReview", "approved"])
        {
            var client = committee.With("If-Match", (await committee.Get($"/v1/plans/{old}")).ETag!);
            (await client.Send(HttpMethod.Put, $"/v1/plans/{old}/status", $$"""{"status":"{{status}}"}""", "application/json")).Is(200);
        }

        (await committee.Post($"/v1/plans/{old}/roll-forward", $$"""{"code":"{{next}}"}""")).Is(200);

        Assert.Equal("approved", (string)(await committee.Get($"/v1/plans/{old}")).Is(200).Json["status"]!);
        Assert.Equal("draft", (string)(await committee.Get($"/v1/plans/{next}")).Is(200).Json["status"]!);
    }

    private async Task<(Client Planner, string Path)> New(Func<string, string>? edit = null)
    {
        var planner = service.With((await service.NewKey(Role.Planner)).Key!);
        return (planner, await service.NewPlan(planner, edit));
    }

    private static string Path(Answer made) => $"/v1/plans/{made.Json["plan"]}";

    private static Task<Answer> Roll(Client by, string plan, string ask) =>
        by.Post($"{plan}/roll-forward", ask.Replace("CODE", $"{Guid.NewGuid():N}", StringComparison.Ordinal));

    private static async Task<JsonNode> Document(Client by, string path) =>
        (await by.With("Accept", "application/json").Get($"{path}/document")).Is(200).Json;

    private static JsonNode Of(JsonNode document, string collection, string code) =>
        document[collection]!.AsArray().Single(part => (string)part!["code"]! == code)!;

    private static JsonNode Left(Answer made, string collection) =>
        made.Json["leftBehind"]!.AsArray().Single(left => (string)left!["collection"]! == collection)!;

    private static string Plain(JsonNode part, string? code = null)
    {
        var plain = part.DeepClone();
        if (code is not null)
            plain["code"] = code;
        return plain.ToJsonString();
    }
}
