using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Kit;
using static PlanApi.IntegrationTests.OpenApi.ServedDocument;

namespace PlanApi.IntegrationTests.OpenApi;

/// <summary>
/// The document that clients are generated from. That answers have its shapes is checked with every answer of every test.
/// </summary>
public sealed class OpenApiTests(OpenService service) : IClassFixture<OpenService>
{
    [Fact]
    public async Task Document_OfTwoServices_IsTheSame()
    {
        await using var other = new CustomService(new TestOptions { Keys = true, OwnDocument = true });

        var first = (await service.Api.Get("/openapi/v1.json")).Is(200);

        Assert.Equal("application/json", first.Type);
        Assert.Equal(first.Text, (await service.Api.Get("/openapi/v1.json")).Text);
        Assert.Equal(first.Text, (await other.Api.With("Host", "plans.example").Get("/openapi/v1.json")).Text);
    }

    [Fact]
    public async Task Document_NamesSchemasAndFields_RatherThanTheCode()
    {
        var text = (await service.Api.Get("/openapi/v1.json")).Text;

        Assert.DoesNotContain("PlanApi.", text.Replace("\"title\": \"PlanApi", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("Only with `storeUnchanged` false.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Document_IsWellFormed()
    {
        var document = await Document();

        Assert.StartsWith("3.1.", (string)document["openapi"]!, StringComparison.Ordinal);
        Assert.All(References(document), reference => Assert.NotNull(At(document, reference)));
        var operations = OperationsOf(document).ToList();
        Assert.True(operations.Count > 90);
        var names = operations.Select(operation => (string)operation.Operation["operationId"]!).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
        foreach (var (path, method, operation) in operations)
        {
            var variables = System.Text.RegularExpressions.Regex.Matches(path, @"\{(\w+)\}").Select(match => match.Groups[1].Value);
            Assert.Equal(variables, Parameters(operation, "path").Select(parameter => (string)parameter["name"]!));
            Assert.NotEmpty((string)operation["summary"]!);
            var responses = operation["responses"]!.AsObject();
            Assert.All(
                ["400", "401", "403", "404", "414", "431", "500"],
                status => Assert.True(responses.ContainsKey(status), $"{method} {path}: {status}")
            );
            Assert.All(
                operation["requestBody"] is null ? [] : new[] { "408", "413" },
                status => Assert.True(responses.ContainsKey(status), $"{method} {path}: {status}")
            );
            Assert.All(
                responses.Where(response => response.Key[0] is '4' or '5'),
                response =>
                    Assert.Equal(
                        "#/components/schemas/Problem",
                        (string?)At(document, (string)response.Value!["$ref"]!)!["content"]!["application/problem+json"]!["schema"]!["$ref"]
                    )
            );
            // What is changed is answered as it is now, or by Prefer without a body; what is only begun, by its operation.
            Assert.Contains(
                string.Join(' ', responses.Select(response => response.Key).Where(status => status is "200" or "201" or "204")),
                (string[])(
                    method == "get" ? ["200"]
                    : responses.ContainsKey("202") ? ["200", "201", "200 204", ""]
                    : ["200", "201", "204", "200 204"]
                )
            );
        }
    }

    [Theory]
    [InlineData("Target", "basis code comparator completes id indicator value version")]
    [InlineData("TargetInput", "code comparator indicator value")]
    [InlineData("MemberInput", "code dimension")]
    [InlineData("GroupInput", "code definitions dimension")]
    [InlineData("PlanInput", "calendar code currency")]
    [InlineData("WaiverInput", "code finding reason")]
    [InlineData("PlanDocument", "format plan")]
    [InlineData("Range", "")]
    [InlineData("TargetPatch", "")]
    [InlineData("BaselinePatch", "")]
    [InlineData("TargetPage", "items")]
    [InlineData("Fault", "code message pointer")]
    [InlineData("Problem", "code detail status title traceId type")]
    [InlineData("ApiKey", "name role")]
    [InlineData("NewApiKey", "name role")]
    public async Task Schema_OfARecord_RequiresWhatIsAlwaysThere(string name, string required) =>
        Assert.Equal(
            required.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            ((await Schema(name))["required"]?.AsArray() ?? []).Select(field => (string)field!).Order(StringComparer.Ordinal)
        );

    [Fact]
    public async Task Schema_OfAPart_SaysWhatTheServiceGives()
    {
        var target = await Schema("Target");

        Assert.Equal("string", (string)target["properties"]!["id"]!["type"]!);
        Assert.Equal("object", (string)target["properties"]!["scope"]!["type"]!);
        Assert.True(target["properties"]!.AsObject().ContainsKey("version"));
        Assert.False((await Schema("TargetInput"))["properties"]!.AsObject().ContainsKey("version"));
        Assert.False((await Schema("TargetPatch"))["properties"]!.AsObject().ContainsKey("id"));
        Assert.Equal(
            """["atLeast","moreThan","atMost","lessThan","equal","between"]""",
            (await Schema("Comparator"))["enum"]!.ToJsonString()
        );
        Assert.Equal("string", (string)(await Schema("Comparator"))["type"]!);
        Assert.Equal("string", (string)(await Schema("Code"))["type"]!);
        Assert.Equal("number", (string)(await Schema("Quantity"))["type"]!);
    }

    [Fact]
    public async Task Document_AsksForNothingThatValidatorsReadDifferently()
    {
        var text = (await service.Api.Get("/openapi/v1.json")).Text;

        Assert.DoesNotContain("multipleOf", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\\p{", text, StringComparison.Ordinal);
    }

    private Task<JsonNode> Document() => service.Api.OpenApi();

    private async Task<JsonNode> Schema(string name) => (await Document())["components"]!["schemas"]![name]!;
}
