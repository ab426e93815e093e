using System.Text.RegularExpressions;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.BadInput;

/// <summary>Who takes nothing that there is gets 406, and nothing is done.</summary>
public sealed class AcceptTests(OpenService service) : IClassFixture<OpenService>
{
    private const string Json = "application/json";
    private const string Graph = "application/graphql-response+json";
    private const string Stream = "text/event-stream";

    [Fact, Trait("Suite", "Slow")]
    public async Task EveryOperation_RefusesATypeThatItDoesNotAnswer()
    {
        var document = (await service.Api.Get("/openapi/v1.json")).Is(200).Json;
        var picky = service.Api.With("Accept", "image/png");
        var asked = 0;
        foreach (
            var (path, operations) in document["paths"]!.AsObject().Where(path => path.Key.StartsWith("/v1", StringComparison.Ordinal))
        )
        {
            foreach (var (method, operation) in operations!.AsObject())
            {
                var answers = operation!["responses"]!.AsObject().Where(answer => answer.Key is "200" or "201").ToList();
                var id = (string)operation["operationId"]!;
                // A file may be of any type; and what answers nothing has none.
                if (id == "openEvidence" || answers.All(answer => answer.Value!["content"] is null))
                    continue;
                var address = Regex.Replace(path, "{[a-zA-Z]+}", "1");
                var type = operation["requestBody"]?["content"]?.AsObject().First().Key;
                var body = type is null ? null : "{}";
                var refused = await picky.Send(new HttpMethod(method.ToUpperInvariant()), address, body, type);
                Assert.True(refused.Status == 406, $"{id} {address}: {refused.Status} {refused.Text}");
                refused.IsProblem(406, "not-acceptable");
                asked++;
            }
        }
        Assert.True(asked > 150, $"{asked} operations");
    }

    [Theory]
    [InlineData("application/json", 200)]
    [InlineData("*/*", 200)]
    [InlineData("application/*;q=0.1", 200)]
    [InlineData("text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8", 200)]
    [InlineData("", 200)]
    [InlineData("application/json;charset=UTF-8", 200)]
    [InlineData("application/json;version=2", 200)]
    [InlineData("application/json;q=0.1, */*;q=0", 200)]
    [InlineData("application/json;charset=latin1", 406)]
    [InlineData("application/json;q=0", 406)]
    [InlineData("application/json;q=0, */*", 406)]
    [InlineData("text/html", 406)]
    [InlineData("application/problem+json", 406)]
    [InlineData("nonsense", 406)]
    public async Task List_IsJsonForWhoeverTakesIt(string accept, int status) =>
        Assert.Equal(status, (await service.Api.With("Accept", accept).Get("/v1/plans")).Status);

    [Theory]
    [InlineData(null, Json)]
    [InlineData("*/*", Json)]
    [InlineData("application/json, text/plain, */*", Json)]
    [InlineData("text/*;q=0, */*", Json)]
    [InlineData("text/event-stream;q=0, */*", Json)]
    [InlineData("text/event-stream;q=0.5, */*;q=0.1", Stream)]
    [InlineData("text/event-stream, application/json", Stream)]
    [InlineData("text/event-stream, */*", Stream)]
    [InlineData("*/*, Text/Event-Stream", Stream)]
    [InlineData("application/json;q=0, */*", Stream)]
    [InlineData("application/*;q=0, */*", Stream)]
    [InlineData("application/json;q=0.2, application/*, text/event-stream;q=0.5", Stream)]
    [InlineData("text/event-stream;q=0, text/*", null)]
    [InlineData("application/json;q=0, application/*", null)]
    [InlineData("text/html", null)]
    public async Task ListThatCanBeFollowed_IsAPageOrAStream_AsTheClientLikes(string? accept, string? type)
    {
        var plan = await service.NewPlan();
        var client = accept is null ? service.Api : service.Api.With("Accept", accept);

        foreach (var list in (string[])[$"{plan}/events", "/v1/operations"])
        {
            var answer = await client.Send(HttpMethod.Head, list);
            Assert.Equal((type is null ? 406 : 200, type ?? "application/problem+json"), (answer.Status, answer.Type));
        }
    }

    [Theory]
    [InlineData("*/*", Json)]
    [InlineData("application/*", Json)]
    [InlineData("application/json, text/plain, */*", Json)]
    [InlineData("application/graphql-response+json;q=0, application/*", Json)]
    [InlineData("text/html;q=0, */*", Json)]
    [InlineData("application/json;q=0, */*", Graph)]
    [InlineData("application/json;q=0.5, application/*", Graph)]
    [InlineData("application/graphql-response+json;charset=utf-8, application/json;charset=utf-8", Graph)]
    [InlineData("application/graphql-response+json, application/json, text/event-stream, multipart/mixed", Graph)]
    [InlineData("text/event-stream, application/json;q=0.5", Stream)]
    [InlineData("text/html;q=0, text/*", Stream)]
    [InlineData("application/*;q=0, text/html;q=0, */*", Stream)]
    [InlineData("application/json;q=0", null)]
    [InlineData("text/event-stream;q=0, text/html;q=0, text/*", null)]
    [InlineData("application/json;charset=latin1", null)]
    public async Task GraphQL_AnswersAsTheClientLikes(string accept, string? type)
    {
        var client = service.Api.With("Accept", accept);

        foreach (
            var answer in (Answer[])
                [
                    await client.Get("/graphql?query=" + Uri.EscapeDataString("{ __typename }")),
                    await client.Post("/graphql", """{"query": "{ __typename }"}"""),
                ]
        )
            Assert.Equal((type is null ? 406 : 200, type ?? Json), (answer.Status, answer.Type));
    }

    [Theory]
    [InlineData("text/html, */*;q=0.8", "text/html")]
    [InlineData("application/*;q=0, */*", "text/html")]
    [InlineData("text/html;q=0.5, */*", Json)]
    public async Task GraphQL_IsAPageForBrowsers(string accept, string type) =>
        Assert.Equal(type, (await service.Api.With("Accept", accept).Get("/graphql?query=%7B__typename%7D")).Type);

    [Theory]
    [InlineData("text/event-stream", 200)]
    [InlineData("application/json, text/event-stream;q=0.1", 200)]
    [InlineData("*/*", 200)]
    [InlineData("application/json", 406)]
    [InlineData("text/event-stream;q=0, */*", 406)]
    public async Task GraphQL_SendsASubscriptionAsEventsOnly(string accept, int status)
    {
        var plan = (await service.NewPlan()).Split('/')[^1];
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            "/graphql?query=" + Uri.EscapeDataString($"subscription {{ planEvents(plan: \"{plan}\") {{ id }} }}")
        );
        request.Headers.Add("Accept", accept);
        using var http = service.CreateClient();

        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

        Assert.Equal((status, status == 200 ? Stream : Json), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task Write_ThatCannotBeAnswered_IsNotDone()
    {
        var plan = await service.NewPlan();

        (await service.Api.With("Accept", "text/html").Post($"{plan}/sections", """{"code":"undone","purpose":"other"}""")).IsProblem(
            406,
            "not-acceptable"
        );

        (await service.Api.Get($"{plan}/sections/undone")).IsProblem(404, "not-found");
    }
}
