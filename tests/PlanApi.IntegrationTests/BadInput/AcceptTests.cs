using System.Text.RegularExpressions;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.BadInput;

/// <summary>Who takes nothing that there is gets 406, and nothing is done.</summary>
public sealed class AcceptTests(OpenService service) : IClassFixture<OpenService>
{
    [Fact]
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
    [InlineData("application/json;q=0", 406)]
    [InlineData("application/json;q=0, */*", 406)]
    [InlineData("text/html", 406)]
    [InlineData("application/problem+json", 406)]
    [InlineData("nonsense", 406)]
    public async Task List_IsJsonForWhoeverTakesIt(string accept, int status) =>
        Assert.Equal(status, (await service.Api.With("Accept", accept).Get("/v1/plans")).Status);

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
