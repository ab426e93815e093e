using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.BadInput;

public sealed class MethodTests(OpenService service) : IClassFixture<OpenService>
{
    [Theory]
    [InlineData("/v1")]
    [InlineData("/v2/plans")]
    [InlineData("/v1/plan")]
    [InlineData("/V1/Plans/x/target")]
    [InlineData("/v1/plans/a/b/c/d/e")]
    [InlineData("/v1/plans/x/plans")]
    [InlineData("/v1/plans//targets")]
    public async Task Call_OfAnUnknownPath_IsNotFound(string path)
    {
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post, HttpMethod.Delete })
            (await service.Api.Send(method, path)).IsProblem(404, "not-found");
    }

    [Theory]
    [InlineData("PUT", "/v1/plans", "GET, POST, HEAD, OPTIONS")]
    [InlineData("DELETE", "/v1/plans", "GET, POST, HEAD, OPTIONS")]
    [InlineData("PUT", "/v1/plans/x", "GET, PATCH, DELETE, HEAD, OPTIONS")]
    [InlineData("POST", "/v1/plans/x/targets/y", "GET, PATCH, DELETE, HEAD, OPTIONS")]
    [InlineData("PATCH", "/v1/plans/x/targets", "GET, POST, HEAD, OPTIONS")]
    [InlineData("GET", "/v1/plan-documents", "POST, OPTIONS")]
    [InlineData("HEAD", "/v1/plan-documents", "POST, OPTIONS")]
    [InlineData("POST", "/v1/plans/x/document", "GET, HEAD, OPTIONS")]
    [InlineData("TRACE", "/v1/plans", "GET, POST, HEAD, OPTIONS")]
    [InlineData("BREW", "/v1/plans", "GET, POST, HEAD, OPTIONS")]
    public async Task Call_ByAnotherMethod_NamesThoseThatThereAre(string method, string path, string allowed)
    {
        var refused = await service.Api.Send(new HttpMethod(method), path);

        if (method == "HEAD")
            Assert.Equal((405, ""), (refused.Status, refused.Text));
        else
            refused.IsProblem(405, "wrong-method");
        Assert.Equal(allowed.Split(", ").Order(), refused.Response.Content.Headers.Allow.Order());
    }

    [Fact]
    public async Task Options_OfAPath_NamesItsMethods()
    {
        var options = (await service.Api.Send(HttpMethod.Options, "/v1/plans/x/targets")).Is(204);

        Assert.Equal("", options.Text);
        Assert.Equal(["GET", "HEAD", "OPTIONS", "POST"], options.Response.Content.Headers.Allow.Order());
        (await service.Api.Send(HttpMethod.Options, "/v1/nothing")).IsProblem(404, "not-found");
    }

    [Fact]
    public async Task Head_OfAPart_IsItsGetWithoutTheBody()
    {
        var plan = await service.NewPlan();
        var get = await service.Api.Get($"{plan}/targets/total");

        var head = (await service.Api.Send(HttpMethod.Head, $"{plan}/targets/total")).Is(200);

        Assert.Equal(("", get.ETag, get.Type), (head.Text, head.ETag, head.Type));
        Assert.Equal(304, (await service.Api.With("If-None-Match", get.ETag!).Send(HttpMethod.Head, $"{plan}/targets/total")).Status);
        Assert.Equal((404, "", "application/problem+json"), Of(await service.Api.Send(HttpMethod.Head, $"{plan}/targets/none")));
        Assert.Equal((200, "", "application/json"), Of(await service.Api.Send(HttpMethod.Head, $"{plan}/targets")));
        Assert.Equal((200, "", "application/yaml"), Of(await service.Api.Send(HttpMethod.Head, $"{plan}/document")));

        static (int, string, string?) Of(Answer answer) => (answer.Status, answer.Text, answer.Type);
    }

    [Fact]
    public async Task Call_WithATrailingSlash_IsTheSame()
    {
        var plan = await service.NewPlan();

        Assert.Equal((await service.Api.Get($"{plan}/targets")).Codes, (await service.Api.Get($"{plan}/targets/")).Is(200).Codes);
        Assert.Equal((await service.Api.Get($"{plan}/targets/total")).Text, (await service.Api.Get($"{plan}/targets/total/")).Is(200).Text);
        Assert.Equal(
            $"{plan}/sections/2",
            (await service.Api.Post($"{plan}/sections/", """{"code":"2","purpose":"other"}""")).Is(201).Location
        );
        var page = await service.Api.Get($"{plan}/targets/?first=2");
        (await service.Api.Get(page.Next!)).Is(200);
    }

    [Fact]
    public async Task Get_WithAQuery_RefusesWhatItDoesNotKnow()
    {
        var plan = await service.NewPlan();

        (await service.Api.Get($"{plan}/targets/total?expand=indicator")).HasFaults("unknown-parameter /expand");
        (await service.Api.Get($"{plan}?x")).HasFaults("unknown-parameter /x");
        (await service.Api.Post($"{plan}/targets?dryRun=true", "{}")).HasFaults("unknown-parameter /dryRun");
        (await service.Api.Delete($"{plan}/targets/total?force=1", "\"1\"")).HasFaults("unknown-parameter /force");
    }
}
