using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Access;

/// <summary>In open mode no page of another origin does anything, whatever it asks for and however its browser says where it is.</summary>
public sealed class ForeignPageTests(OpenService service) : IClassFixture<OpenService>
{
    public static TheoryData<string> Everything =>
        ["/", "/openapi/v1.json", "/swagger/index.html", "/health/live", "/health/ready", "/graphql", "/v1/plans", "/v1/nothing"];

    [Theory, MemberData(nameof(Everything))]
    public async Task Anything_ByAnotherHost_IsRefused(string path)
    {
        (await service.Api.With("Host", "evil.example").Get(path)).IsProblem(403, "forbidden");
        Assert.NotEqual(403, (await service.Api.Get(path)).Status);
    }

    [Theory, MemberData(nameof(Everything))]
    public async Task Anything_IsNeverSniffed(string path)
    {
        foreach (
            var answer in new[]
            {
                await service.Api.Get(path),
                await service.Api.With("Host", "evil.example").Get(path),
                await service.Api.Delete(path, null),
            }
        )
            Assert.Equal(["nosniff"], answer.Response.Headers.GetValues("X-Content-Type-Options"));
    }

    [Theory]
    [InlineData("Origin", "http://evil.example", false)]
    [InlineData("Origin", "null", false)]
    [InlineData("Origin", "http://localhost", true)]
    [InlineData("Sec-Fetch-Site", "cross-site", false)]
    [InlineData("Sec-Fetch-Site", "same-site", false)]
    [InlineData("Sec-Fetch-Site", "same-origin", true)]
    [InlineData("Sec-Fetch-Site", "none", true)]
    [InlineData("Referer", "http://evil.example/page", false)]
    [InlineData("Referer", "about:blank", false)]
    [InlineData("Referer", "http://localhost/swagger/index.html", true)]
    [InlineData("User-Agent", "curl/8.0", true)]
    public async Task Write_WithoutABody_IsTakenFromNoForeignPage(string header, string value, bool taken)
    {
        var plan = await service.NewPlan();
        var page = service.Api.With(header, value);

        foreach (var path in new[] { $"{plan}/lights/evaluations", $"{plan}/change-sets/1/undo" })
        {
            var answer = await page.Send(HttpMethod.Post, path);
            Assert.Equal(!taken, answer.Status == 403);
        }
        Assert.Equal(!taken, (await page.Delete(plan, "\"1\"")).Status == 403);
        Assert.Equal(!taken, (await page.Post("/graphql", """{"query":"{plans{totalCount}}"}""")).Status == 403);
        // What changes nothing may be linked to; browsers show its answer to no foreign page.
        Assert.Equal(header != "Origin" || taken, (await page.Get(plan)).Status != 403);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("text/plain")]
    public async Task Write_ThatTakesNoBody_TakesNoForm(string type)
    {
        var plan = await service.NewPlan();

        foreach (var body in new[] { "", "a=b" })
            (await service.Api.Post($"{plan}/lights/evaluations", body, type)).IsProblem(415, "unsupported-media-type");
        (await service.Api.Send(HttpMethod.Post, $"{plan}/lights/evaluations")).Is(200);
        (await service.Api.Post($"{plan}/lights/evaluations", "", "application/json")).Is(200);
    }

    [Fact]
    public async Task Stream_FromAForeignPage_IsRefused()
    {
        var plan = await service.NewPlan();
        var page = service.Api.With("Origin", "http://evil.example").With("Accept", "text/event-stream");

        (await page.Get($"{plan}/events")).IsProblem(403, "forbidden");
        (
            await page.Post("/graphql", new JsonObject { ["query"] = "subscription { planEvents(plan: \"x\") { id } }" }.ToJsonString())
        ).IsProblem(403, "forbidden");
    }
}
