using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Kit;
using static PlanApi.IntegrationTests.OpenApi.ServedDocument;

namespace PlanApi.IntegrationTests.OpenApi;

/// <summary>Examples that clients and their mocks start from.</summary>
public sealed class OpenApiExampleTests(OpenService service) : IClassFixture<OpenService>
{
    [Fact]
    public async Task Examples_OfEveryBody_HaveItsShape()
    {
        var document = await Document();
        var shapes = new Shapes(document);
        var seen = 0;
        foreach (var (path, method, operation) in OperationsOf(document))
        {
            var contents = (operation["requestBody"]?["content"]?.AsObject() ?? []).Concat(
                operation["responses"]!
                    .AsObject()
                    .Where(response => response.Key is "200" or "201")
                    .SelectMany(response => response.Value!["content"]?.AsObject() ?? [])
            );
            foreach (var (type, content) in contents.Where(content => content.Value!["example"] is not null))
            {
                Assert.Equal(
                    [],
                    shapes.FaultsOf(content!["example"], content["schema"]!, "").Select(fault => $"{method} {path} {type}: {fault}")
                );
                seen++;
            }
        }
        Assert.True(seen > 80, $"{seen} examples");
        Assert.All(
            OperationsOf(document)
                .Where(operation =>
                    operation.Operation["requestBody"] is not null
                    && !operation.Path.Contains("/plan-documents", StringComparison.Ordinal)
                    && !operation.Path.EndsWith("/load", StringComparison.Ordinal)
                ),
            operation =>
                Assert.All(operation.Operation["requestBody"]!["content"]!.AsObject(), content => Assert.NotNull(content.Value!["example"]))
        );
    }

    [Fact]
    public async Task Examples_OfEveryJsonAnswer_AreThere()
    {
        var document = await Document();

        var answers = OperationsOf(document)
            .SelectMany(operation =>
                operation.Operation["responses"]!
                    .AsObject()
                    .Select(response =>
                        (Name: $"{operation.Method} {operation.Path} {response.Key}", Content: Contents(document, response.Value!))
                    )
            )
            .SelectMany(response => response.Content.Select(content => (response.Name, Type: content.Key, Content: content.Value!)))
            // JSON Lines are text, as CSV is.
            .Where(answer => answer.Type.EndsWith("json", StringComparison.Ordinal) && answer.Type != "application/x-ndjson")
            .ToList();

        Assert.True(answers.Count > 2_000, $"{answers.Count} answers");
        Assert.Equal([], answers.Where(answer => answer.Content["example"] is null).Select(answer => answer.Name));
        Assert.Equal(
            [],
            answers.SelectMany(answer =>
                new Shapes(document)
                    .FaultsOf(answer.Content["example"], answer.Content["schema"]!, "")
                    .Select(fault => $"{answer.Name}: {fault}")
            )
        );
    }

    private Task<JsonNode> Document() => service.Api.OpenApi();
}
