using System.Text.Json.Nodes;
using System.Xml.Linq;
using PlanApi.Api.Cli;
using PlanApi.IntegrationTests.Cli;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Reviews;

/// <summary>A review ends in a written report: Markdown or HTML, English or Chinese, the same over every door.</summary>
public sealed class ReviewReportTests : IDisposable
{
    private readonly CommandRun _run = new();
    private readonly CustomService _service;

    public ReviewReportTests() => _service = new CustomService(new TestOptions { Database = _run.Database });

    public void Dispose()
    {
        _service.Dispose();
        _run.Dispose();
    }

    [Fact]
    public async Task Markdown_HasEverything()
    {
        var path = await Written();
        var report = (await _service.Api.Get(path)).Is(200);
        Assert.Equal("text/markdown", report.Type);
        foreach (
            var line in new[]
            {
                "# Monthly assessment 2024-02",
                "| Plan | The shop |",
                "| Kind | assessment |",
                "| Held by | ann |",
                "## Scorecard",
                "| Visitors | many-visitors | the whole organisation | 2024 | 42,000 | 60,000 | 0.7 | ✖ red |",
                "### Progress?",
                "Slow\\",
                "\\| really",
                "### Problems?",
                "Not answered.",
                "- \\<script\\>alert(1)\\</script\\>",
                "- More mid sellers",
                "| 1 | Renew the contracts | ben | 2024-03-01 | open, overdue |  |",
                "## Conclusion",
            }
        )
            Assert.Contains(line, report.Text.Split('\n'));
    }

    [Fact]
    public async Task Html_IsWellFormed_LoadsNothing_AndLetsNothingRun()
    {
        var path = await Written();
        var report = (
            await _service
                .Api.With("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .With("Accept-Language", "zh-CN,zh;q=0.9")
                .Get(path)
        ).Is(200);
        Assert.Equal("text/html", report.Type);
        var page = XDocument.Parse(report.Text.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal)).Root!;
        Assert.Equal("zh", (string?)page.Attribute("lang"));
        Assert.Equal("月度考核 2024-02", page.Descendants("h1").Single().Value);
        Assert.Contains(page.Descendants("li"), item => item.Value == "<script>alert(1)</script>");
        Assert.Contains(page.Descendants("td"), cell => cell.Value == "✖ 红灯");
        Assert.Empty(page.Descendants("script"));
        var policy = report.Response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", policy, StringComparison.Ordinal);
        var style = Convert.ToBase64String(
            System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(page.Descendants("style").Single().Value))
        );
        Assert.Contains($"'sha256-{style}'", policy, StringComparison.Ordinal);
        (await _service.Api.With("Accept", "application/pdf").Get(path)).IsProblem(406, "not-acceptable");
        (await _service.Api.Get(path.Replace("/report", "0000/report", StringComparison.Ordinal))).IsProblem(404, "not-found");
    }

    [Fact]
    public async Task OverGraphQL_ItIsTheSame_AndSoIsAllThatIsDone()
    {
        var path = await Written();
        var number = path.Split('/')[^2];
        var answer = await Query(
            $$"""{ plan(code: "shop") { review(number: {{number}}) { version state names snapshot { lights { target: targetCode light sentence(language: "zh") } } } reviewReport(number: {{number}}) { format text } reviews(first: 5, overdue: true, cadence: [MONTH], schedule: ["monthly"], period: "2024-02") { nodes { number openActions } } none: review(number: 999) { state } } }"""
        );
        var plan = answer["data"]!["plan"]!;
        Assert.Equal((await _service.Api.Get(path)).Text, (string)plan["reviewReport"]!["text"]!);
        Assert.Equal(
            ("RED", number),
            ((string)plan["review"]!["snapshot"]!["lights"]![0]!["light"]!, plan["reviews"]!["nodes"]![0]!["number"]!.ToJsonString())
        );
        Assert.Null(plan["none"]);

        var version = plan["review"]!["version"];
        var edited = (
            await Query(
                $$"""mutation { editReview(plan: "shop", number: {{number}}, expectedVersion: {{version}}, patch: {conclusion: "Done", decisions: null}) { review { version conclusion decisions } errors { code } } }"""
            )
        )["data"]!["editReview"]!;
        Assert.Equal(
            """{"conclusion":"Done","decisions":[]}""",
            new JsonObject
            {
                ["conclusion"] = edited["review"]!["conclusion"]!.DeepClone(),
                ["decisions"] = edited["review"]!["decisions"]!.DeepClone(),
            }.ToJsonString()
        );
        version = edited["review"]!["version"];
        var settled = (
            await Query(
                $$"""mutation { settleReviewAction(plan: "shop", number: {{number}}, expectedVersion: {{version}}, action: 1, input: {state: DONE}) { review { version actions { state } } errors { code } } }"""
            )
        )["data"]!["settleReviewAction"]!;
        Assert.Equal("DONE", (string)settled["review"]!["actions"]![0]!["state"]!);
        version = settled["review"]!["version"];
        var added = (
            await Query(
                $$"""mutation { addReviewAction(plan: "shop", number: {{number}}, expectedVersion: {{version}}, input: {wording: "x", owner: "ann", dueOn: "2024-05-01"}) { review { version actions { number } } errors { code } } }"""
            )
        )["data"]!["addReviewAction"]!;
        Assert.Equal(2, added["review"]!["actions"]!.AsArray().Count);
        version = added["review"]!["version"];
        var closed = (
            await Query(
                $$"""mutation { changeReviewState(plan: "shop", number: {{number}}, expectedVersion: {{version}}, input: {state: CLOSED}) { review { state } errors { code } } }"""
            )
        )["data"]!["changeReviewState"]!;
        Assert.Equal("CLOSED", (string)closed["review"]!["state"]!);
        var opened = (
            await Query(
                """mutation { openReview(plan: "shop", input: {schedule: "monthly", period: "2024-03"}) { review { state } errors { code faults { code pointer } } } }"""
            )
        )["data"]!["openReview"]!;
        Assert.Equal("out-of-range", (string)opened["errors"]![0]!["faults"]![0]!["code"]!);
    }

    [Fact]
    public async Task OnTheCommandLine_ItIsTheSame()
    {
        var path = await Written();
        var markdown = (await _service.Api.Get(path)).Text;
        var report = await _run.Run("review-report", "shop", "monthly", "2024-02");
        Assert.Equal((ExitCode.Success, markdown), (report.Code, report.Out));
        Assert.StartsWith(
            "<!DOCTYPE html>",
            (await _run.Run("review-report", "shop", "monthly", "2024-02", "--format", "html", "--language", "zh")).Out,
            StringComparison.Ordinal
        );
        Assert.Equal(ExitCode.Refused, (await _run.Run("review-report", "shop", "monthly", "2024-01")).Code);
        Assert.Equal(ExitCode.Usage, (await _run.Run("review-report", "shop", "monthly", "January")).Code);
    }

    /// <summary>A review with everything in it; the path of its report.</summary>
    private async Task<string> Written()
    {
        var plan = await ReviewPlan.New(_service);
        await plan.Push(700);
        var review = await plan.Open("2024-02");
        (
            await plan.Change(
                review,
                "",
                """{"answers":["Slow\n| really"],"findings":["<script>alert(1)</script>"],"decisions":["More mid sellers"]}"""
            )
        ).Is(200);
        (await plan.Change(review, "actions", """{"wording":"Renew the contracts","owner":"ben","dueOn":"2024-03-01"}""")).Is(200);
        return $"{ReviewPlan.Path}/reviews/{review["number"]}/report";
    }

    private async Task<JsonNode> Query(string query) =>
        (await _service.Api.Post("/graphql", new JsonObject { ["query"] = query }.ToJsonString())).Is(200).Json;
}
