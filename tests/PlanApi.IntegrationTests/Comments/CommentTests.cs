using System.Text.Json.Nodes;
using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Comments;

/// <summary>Talking about numbers: threads, mentions, who may see and change what.</summary>
public sealed class CommentTests(KeysService service) : IClassFixture<KeysService>
{
    private const string Mexico = """{"cell":{"indicator":"gmv","measure":"actual","scope":{"market":"mexico"},"period":"2024-Q1"}}""";

    [Fact]
    public async Task AThread_HasReplies_IsEditedResolvedAndDeleted()
    {
        var (admin, plan) = await Begin();
        var first = (await Say(admin, plan, """{"target":"total"}""", "Is June in?")).Is(201);
        Assert.Equal($"{plan}/comments/{first.Json["number"]}", first.Location);
        var reply = (await admin.Post($"{plan}/comments", $$"""{"inReplyTo":{{first.Json["number"]}},"text":"It is."}""")).Is(201).Json;
        Assert.Equal(("total", (long)first.Json["number"]!), ((string)reply["subject"]!["target"]!, (long)reply["inReplyTo"]!));
        (await admin.Post($"{plan}/comments", $$"""{"inReplyTo":{{reply["number"]}},"text":"Again"}""")).HasFaults(
            "not-allowed /inReplyTo"
        );
        (await admin.Post($"{plan}/comments", """{"inReplyTo":999999,"text":"x"}""")).HasFaults("unknown-reference /inReplyTo");

        var path = $"{plan}/comments/{first.Json["number"]}";
        var read = (await admin.Get(path)).Is(200);
        Assert.Equal((1, false), ((int)read.Json["replyCount"]!, (bool)read.Json["resolved"]!));
        (await admin.Patch(path, """{"text":"x"}""", null)).IsProblem(428, "missing-version");
        (await admin.Patch(path, """{"text":"x"}""", "\"1\"")).IsProblem(412, "stale-version");
        (await admin.Patch(path, "{}", read.ETag)).HasFaults("too-few ");
        var edited = (await admin.Patch(path, """{"text":"Is July in?","resolved":true}""", read.ETag)).Is(200);
        Assert.Equal(
            ("Is July in?", true, true),
            ((string)edited.Json["text"]!, (bool)edited.Json["resolved"]!, edited.Json["editedAt"] is not null)
        );
        Assert.Equal(2, (await admin.Get($"{plan}/comments?resolved=true&subject=target:total")).Is(200).Items.Count);
        Assert.Empty((await admin.Get($"{plan}/comments?resolved=false")).Is(200).Items);

        (await admin.Delete(path, edited.ETag)).Is(204);
        var tombstone = (await admin.Get(path)).Is(200).Json;
        Assert.True(tombstone["text"] is null && tombstone["deletedAt"] is not null);
        Assert.Equal(2, (await admin.Get($"{plan}/comments?thread={first.Json["number"]}")).Is(200).Items.Count);
        var alone = (await Say(admin, plan, """{"indicator":"gmv"}""", "Alone")).Is(201);
        (await admin.Delete(alone.Location!, alone.ETag)).Is(204);
        (await admin.Get(alone.Location!)).IsProblem(404, "not-found");
        var history = (await admin.Get($"{plan}/change-sets?first=1")).Is(200).Items[0];
        Assert.Equal("DeleteComment", (string)history["useCase"]!);
    }

    [Fact]
    public async Task WhatIsWritten_ComesBackAsItIs_AndMentionsAreFound()
    {
        var (admin, plan) = await Begin();
        const string Text = "<script>alert(1)</script> **@coo** 请@sales-team看, mail@coo.example @nobody\n";
        var comment = (await Say(admin, plan, """{"keyResult":"growth-kr"}""", Text)).Is(201).Json;

        Assert.Equal(Text, (string)comment["text"]!);
        Assert.Equal(["coo", "sales-team"], comment["mentions"]!.AsArray().Select(code => (string)code!));
        Assert.Equal("é", (string)(await Say(admin, plan, """{"keyResult":"growth-kr"}""", "e\u0301")).Is(201).Json["text"]!);
        Assert.Single((await admin.Get($"{plan}/comments?mentions=sales-team")).Is(200).Items);
        (await admin.Get($"{plan}/comments?mentions=nobody")).HasFaults("unknown-reference /mentions");
        (await Say(admin, plan, """{"target":"total"}""", "\u0007")).HasFaults("bad-text /text");
        (await Say(admin, plan, """{"target":"total"}""", " ")).HasFaults("missing-field /text");
        (await Say(admin, plan, """{"target":"total"}""", new string('x', 4_001))).HasFaults("too-long /text");
        (await admin.Post($"{plan}/comments", """{"text":"x"}""")).HasFaults("missing-field /subject");
        (await Say(admin, plan, """{"target":"total","indicator":"gmv"}""", "x")).HasFaults("wrong-shape /subject");
        (await Say(admin, plan, """{"target":"none"}""", "x")).HasFaults("unknown-reference /subject/target");
        (await Say(admin, plan, """{"review":7}""", "x")).HasFaults("unknown-reference /subject/review");
        (await Say(admin, plan, """{"alert":7}""", "x")).HasFaults("unknown-reference /subject/alert");
        (await Say(admin, plan, """{"cell":{"indicator":"none","period":"2030","scope":{"market":"moon"}}}""", "x")).HasFaults(
            "period-outside-calendar /subject/cell/period",
            "unknown-reference /subject/cell/indicator",
            "unknown-reference /subject/cell/scope/market"
        );
        (await admin.Get($"{plan}/comments?subject=nothing&since=yesterday&thread=x&resolved=maybe")).HasFaults(
            "wrong-type /resolved",
            "not-allowed /since",
            "not-allowed /subject",
            "not-allowed /thread"
        );
    }

    [Fact]
    public async Task Pages_AuthorsAndSince_NarrowTheList()
    {
        var (admin, plan) = await Begin();
        var key = await service.NewKey(Role.Contributor);
        for (var at = 0; at < 3; at++)
            (await Say(admin, plan, Mexico, $"{at}")).Is(201);
        service.Clock.Advance(TimeSpan.FromHours(1));
        (await Say(service.With(key.Key!), plan, """{"objective":"growth"}""", "Later")).Is(201);

        var page = (await admin.Get($"{plan}/comments?first=3")).Is(200);
        Assert.Equal(["Later", "2", "1"], page.Items.Select(comment => (string)comment["text"]!));
        Assert.Equal(["0"], (await admin.Get(page.Next!)).Is(200).Items.Select(comment => (string)comment["text"]!));
        Assert.Equal(3, (await admin.Get($"{plan}/comments?subject=cell:baseline/actual/gmv/market=mexico/2024-Q1")).Is(200).Items.Count);
        Assert.Equal("mexico", (string)page.Items[1]["subject"]!["cell"]!["scope"]!["market"]!);
        Assert.Single((await admin.Get($"{plan}/comments?author={Uri.EscapeDataString(key.Name)}")).Is(200).Items);
        Assert.Single((await admin.Get($"{plan}/comments?since={service.Clock.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ}")).Is(200).Items);
        (await admin.Get($"{plan}/comments?after=x")).HasFaults("bad-cursor /after");
    }

    [Fact]
    public async Task OnlyItsAuthor_OrAnAdministrator_ChangesAText()
    {
        var (admin, plan) = await Begin();
        var (one, other, viewer) = (
            service.With((await service.NewKey(Role.Contributor)).Key!),
            service.With((await service.NewKey(Role.Planner)).Key!),
            service.With((await service.NewKey(Role.Viewer)).Key!)
        );
        var comment = (await Say(one, plan, """{"target":"total"}""", "Mine")).Is(201);

        (await Say(viewer, plan, """{"target":"total"}""", "x")).IsProblem(403, "forbidden");
        (await viewer.Get(comment.Location!)).Is(200);
        (await other.Patch(comment.Location!, """{"text":"Yours"}""", comment.ETag)).IsProblem(403, "forbidden");
        (await other.Delete(comment.Location!, comment.ETag)).IsProblem(403, "forbidden");
        var resolved = (await other.Patch(comment.Location!, """{"resolved":true}""", comment.ETag)).Is(200);
        (await admin.Delete(comment.Location!, resolved.ETag)).Is(204);
    }

    [Fact]
    public async Task ALimitedKey_SeesWhatIsAboutItsOwn()
    {
        var (admin, plan) = await Begin();
        var limited = service.With(
            (
                await service.NewKey(
                    Role.Contributor,
                    key => key with { Members = new Dictionary<string, IReadOnlyList<Code>> { ["market"] = [Code.Parse("latam")] } }
                )
            ).Key!
        );
        (await Say(admin, plan, Mexico, "seen cell")).Is(201);
        var hidden = (await Say(admin, plan, """{"cell":{"indicator":"gmv","period":"2024-Q1"}}""", "total")).Is(201);
        (await Say(admin, plan, """{"target":"total"}""", "hidden target")).Is(201);
        (await Say(admin, plan, """{"target":"latam-gmv"}""", "seen target")).Is(201);
        (await Say(admin, plan, """{"keyResult":"growth-kr"}""", "hidden result")).Is(201);
        (await Say(admin, plan, """{"keyResult":"latam-kr"}""", "seen result")).Is(201);
        (await Say(admin, plan, """{"objective":"growth"}""", "hidden objective")).Is(201);
        (await Say(admin, plan, """{"indicator":"gmv"}""", "seen indicator")).Is(201);

        Assert.All(
            (await limited.Get($"{plan}/comments")).Is(200).Items,
            comment => Assert.StartsWith("seen", (string)comment["text"]!, StringComparison.Ordinal)
        );
        Assert.Equal(4, (await limited.Get($"{plan}/comments")).Is(200).Items.Count);
        (await limited.Get(hidden.Location!)).IsProblem(404, "not-found");
        (await limited.Patch(hidden.Location!, """{"resolved":true}""", hidden.ETag)).IsProblem(404, "not-found");
        (await Say(limited, plan, Mexico, "own")).Is(201);
        (await Say(limited, plan, """{"cell":{"indicator":"gmv","period":"2024-Q1"}}""", "x")).HasFaults("not-allowed /subject/cell/scope");
        (await Say(limited, plan, """{"target":"total"}""", "x")).HasFaults("unknown-reference /subject/target");
        (await limited.Get($"{plan}/comments?subject=target:total")).HasFaults("unknown-reference /subject/target");
    }

    [Fact]
    public async Task WhatIsDeleted_LeavesItsComments_AndAPlanTakesThemWithIt()
    {
        var (admin, plan) = await Begin();
        (await Say(admin, plan, """{"target":"germany-gmv"}""", "Gone soon @coo")).Is(201);
        (await admin.Delete($"{plan}/targets/germany-gmv", (await admin.Get($"{plan}/targets/germany-gmv")).ETag)).Is(204);
        var left = Assert.Single((await admin.Get($"{plan}/comments")).Is(200).Items);
        Assert.Null(left["subject"]);
        Assert.DoesNotContain("Gone soon", (await admin.Get($"{plan}/document")).Is(200).Text, StringComparison.Ordinal);

        (await admin.Delete(plan, (await admin.Get(plan)).ETag)).Is(204);
        await service.NewPlan(
            admin,
            document =>
                document.Replace(
                    "code: " + document.Split("code: ")[1].Split('\n')[0],
                    "code: " + plan.Split('/')[^1],
                    StringComparison.Ordinal
                )
        );
        Assert.Empty((await admin.Get($"{plan}/comments")).Is(200).Items);
    }

    [Fact]
    public async Task OverGraphQL_ItIsTheSame_WithTheSubjects()
    {
        var (admin, plan) = await Begin();
        var code = plan.Split('/')[^1];
        var made = await Query(
            admin,
            $$"""mutation { addComment(plan: "{{code}}", input: {subject: {target: "total"}, text: "Hello @coo"}) { comment { number version mentions: mentionCodes subject { target: targetCode } replies { text } } errors { code } } }"""
        );
        var comment = made["data"]!["addComment"]!["comment"]!;
        Assert.Equal(
            ("total", "coo", 0),
            ((string)comment["subject"]!["target"]!, (string)comment["mentions"]![0]!, comment["replies"]!.AsArray().Count)
        );
        await Query(
            admin,
            $$"""mutation { addComment(plan: "{{code}}", input: {inReplyTo: {{comment["number"]}}, text: "Yes"}) { comment { number } } }"""
        );
        await Query(
            admin,
            $$"""mutation { addLink(plan: "{{code}}", input: {subject: {keyResult: "growth-kr"}, link: "https://example.com/a"}) { evidence { number } } }"""
        );

        var read = await Query(
            admin,
            $$"""
            { plan(code: "{{code}}") {
                target(code: "total") { comments { nodes { text replies { text } } } }
                keyResults(first: 10) { nodes { code comments { nodes { text } } evidence { nodes { link } } } }
                comments(first: 5, mentions: "coo", subject: {target: "total"}) { nodes { text author } }
                evidence(first: 5) { nodes { link file { name } } } } }
            """
        );
        var shown = read["data"]!["plan"]!;
        Assert.Equal(
            ("Hello @coo", "Yes"),
            (
                (string)shown["target"]!["comments"]!["nodes"]![0]!["text"]!,
                (string)shown["target"]!["comments"]!["nodes"]![0]!["replies"]![0]!["text"]!
            )
        );
        Assert.Equal(
            "https://example.com/a",
            (string)
                shown["keyResults"]!["nodes"]!.AsArray().Single(result => (string)result!["code"]! == "growth-kr")!["evidence"]!["nodes"]![
                    0
                ]!["link"]!
        );
        Assert.Single(shown["comments"]!["nodes"]!.AsArray());
        var stale = await Query(
            admin,
            $$"""mutation { updateComment(plan: "{{code}}", number: {{comment["number"]}}, expectedVersion: 1, patch: {resolved: true}) { errors { code } } }"""
        );
        Assert.Equal("stale-version", (string)stale["data"]!["updateComment"]!["errors"]![0]!["code"]!);
    }

    private async Task<(Client Admin, string Plan)> Begin()
    {
        var admin = service.With((await service.NewKey(Role.Admin)).Key!);
        return (admin, await service.NewPlan(admin));
    }

    private static Task<Answer> Say(Client by, string plan, string subject, string text) =>
        by.Post($"{plan}/comments", new JsonObject { ["subject"] = JsonNode.Parse(subject), ["text"] = text }.ToJsonString());

    private static async Task<JsonNode> Query(Client by, string query)
    {
        var answer = (await by.Post("/graphql", new JsonObject { ["query"] = query }.ToJsonString())).Is(200);
        Assert.True(answer.Json["errors"] is null, answer.Text);
        return answer.Json;
    }
}
