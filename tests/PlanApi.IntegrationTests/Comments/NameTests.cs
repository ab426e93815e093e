using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Kit;
using PlanApi.IntegrationTests.Reviews;

namespace PlanApi.IntegrationTests.Comments;

/// <summary>
/// What names others by what they are called now is another answer when they are called another, or are gone: no ETag stands for two.
/// </summary>
public sealed class NameTests(OpenService service) : IClassFixture<OpenService>
{
    private const string Cell =
        """{"cell":{"indicator":"gmv","measure":"actual","scenario":"cautious","scope":{"market":"mexico"},"period":"2024-Q1"}}""";

    [Theory]
    [InlineData("""{"target":"total"}""", "targets/total", "/subject/target")]
    [InlineData("""{"indicator":"gmv"}""", "indicators/gmv", "/subject/indicator")]
    [InlineData("""{"objective":"growth"}""", "objectives/growth", "/subject/objective")]
    [InlineData("""{"keyResult":"growth-kr"}""", "key-results/growth-kr", "/subject/keyResult")]
    [InlineData("""{"target":"total"}""", "parties/coo", "/mentions/0")]
    [InlineData(Cell, "indicators/gmv", "/subject/cell/indicator")]
    [InlineData(Cell, "scenarios/cautious", "/subject/cell/scenario")]
    [InlineData(Cell, "dimensions/market/members/mexico", "/subject/cell/scope/market")]
    [InlineData(Cell, "dimensions/market", "/subject/cell/scope/renamed", "mexico")]
    public async Task ACommentOnWhatIsRenamed_IsAnotherAnswer(string subject, string part, string pointer, string expected = "renamed")
    {
        var plan = await service.NewPlan();
        var comment = await Post(plan, "comments", subject, "text", "Who looks? @coo");
        var link = await Post(plan, "evidence/links", subject, "link", "https://example.com/a");

        (await service.Api.Patch($"{plan}/{part}", """{"code":"renamed"}""", (await service.Api.Get($"{plan}/{part}")).ETag)).Is(200);

        var read = (await service.Api.With("If-None-Match", comment.ETag!).Get(comment.Location!)).Is(200);
        Assert.Equal(expected, At(read.Json, pointer));
        (await service.Api.Patch(comment.Location!, """{"resolved":true}""", comment.ETag)).IsProblem(412, "stale-version");
        (await service.Api.Patch(comment.Location!, """{"resolved":true}""", read.ETag)).Is(200);
        if (!pointer.StartsWith("/mentions", StringComparison.Ordinal))
            Assert.Equal(expected, At((await service.Api.With("If-None-Match", link.ETag!).Get(link.Location!)).Is(200).Json, pointer));
        var other = await Post(plan, "comments", """{"target":"latam-gmv"}""", "text", "Another");
        Assert.Equal(304, (await service.Api.With("If-None-Match", other.ETag!).Get(other.Location!)).Status);
    }

    [Theory]
    [InlineData("""{"target":"germany-gmv"}""", "targets/germany-gmv", "/subject")]
    [InlineData("""{"target":"total"}""", "parties/new", "/mentions/0")]
    public async Task ACommentOnWhatIsDeleted_IsAnotherAnswer(string subject, string part, string pointer)
    {
        var plan = await service.NewPlan();
        (await service.Api.Post($"{plan}/parties", """{"code":"new"}""")).Is(201);
        var comment = await Post(plan, "comments", subject, "text", "Who looks? @new");
        Assert.NotNull(At(comment.Json, pointer));

        (await service.Api.Delete($"{plan}/{part}", (await service.Api.Get($"{plan}/{part}")).ETag)).Is(204);

        Assert.Null(At((await service.Api.With("If-None-Match", comment.ETag!).Get(comment.Location!)).Is(200).Json, pointer));
    }

    [Fact]
    public async Task AReview_IsTalkedAbout_InBothDoors_AndFollowsItsSchedulesName()
    {
        using var own = new CustomService(new TestOptions());
        var plan = await ReviewPlan.New(own);
        var number = (await plan.Open("2024-02"))["number"]!.ToJsonString();
        var review = (await own.Api.Get($"{ReviewPlan.Path}/reviews/{number}")).Is(200);

        var comment = (
            await own.Api.Post($"{ReviewPlan.Path}/comments", $$"""{"subject":{"review":{{number}}},"text":"Agreed? @ann"}""")
        ).Is(201);
        Assert.Equal(number, comment.Json["subject"]!["review"]!.ToJsonString());
        Assert.Single((await own.Api.Get($"{ReviewPlan.Path}/comments?subject=review:{number}")).Is(200).Items);
        var said = await Query(
            own.Api,
            $$"""mutation { addComment(plan: "shop", input: {subject: {review: {{number}}}, text: "Yes"}) { comment { subject { review } } errors { code } } }"""
        );
        Assert.Equal(number, said["addComment"]!["comment"]!["subject"]!["review"]!.ToJsonString());
        var read = await Query(
            own.Api,
            $$"""{ plan(code: "shop") { review(number: {{number}}) { comments { nodes { text mentions: mentionCodes } } } comments(first: 5, subject: {review: {{number}}}) { nodes { text } } } }"""
        );
        Assert.Equal(
            ["Yes", "Agreed? @ann"],
            read["plan"]!["review"]!["comments"]!["nodes"]!.AsArray().Select(node => (string)node!["text"]!)
        );
        Assert.Equal(2, read["plan"]!["comments"]!["nodes"]!.AsArray().Count);

        const string Schedule = $"{ReviewPlan.Path}/review-schedules/monthly";
        (await own.Api.Patch(Schedule, """{"code":"each-month"}""", (await own.Api.Get(Schedule)).ETag)).Is(200);
        var renamed = (await own.Api.With("If-None-Match", review.ETag!).Get($"{ReviewPlan.Path}/reviews/{number}")).Is(200);
        Assert.Equal("each-month", (string)renamed.Json["schedule"]!);
    }

    private async Task<Answer> Post(string plan, string collection, string subject, string field, string value) =>
        (
            await service.Api.Post(
                $"{plan}/{collection}",
                new JsonObject { ["subject"] = JsonNode.Parse(subject), [field] = value }.ToJsonString()
            )
        ).Is(201);

    private static string? At(JsonNode node, string pointer) =>
        pointer[1..]
            .Split('/')
            .Aggregate(
                (JsonNode?)node,
                (at, step) =>
                    at switch
                    {
                        null => null,
                        JsonArray list => list.ElementAtOrDefault(int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)),
                        _ => at[step],
                    }
            )
            ?.ToString();

    private static async Task<JsonNode> Query(Client by, string query)
    {
        var answer = (await by.Post("/graphql", new JsonObject { ["query"] = query }.ToJsonString())).Is(200);
        Assert.True(answer.Json["errors"] is null, answer.Text);
        return answer.Json["data"]!;
    }
}
