using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.OpenApi;

/// <summary>
/// The document that clients are generated from. That answers have its shapes is checked with every answer of every test.
/// </summary>
public sealed class OpenApiTests(OpenService service) : IClassFixture<OpenService>
{
    [Fact]
    public async Task Document_OfTwoServices_IsTheSame()
    {
        await using var other = new CustomService(new TestOptions { Keys = true });

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
        Assert.Contains("asked for with `storeUnchanged` false alone", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Document_IsWellFormed()
    {
        var document = await Document();

        Assert.StartsWith("3.1.", (string)document["openapi"]!, StringComparison.Ordinal);
        Assert.All(References(document), reference => Assert.NotNull(document["components"]!["schemas"]![reference.Split('/')[^1]]));
        var operations = Operations(document).ToList();
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
                        (string?)response.Value!["content"]!["application/problem+json"]!["schema"]!["$ref"]
                    )
            );
            Assert.Single(responses, response => response.Key is "200" or "201" or "204");
        }
    }

    [Theory]
    [InlineData("Target", "code comparator indicator value")]
    [InlineData("Member", "code dimension")]
    [InlineData("Group", "code definitions dimension")]
    [InlineData("Plan", "calendar code currency")]
    [InlineData("Waiver", "code finding reason")]
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

        Assert.True((bool)target["properties"]!["id"]!["readOnly"]!);
        Assert.True((bool)target["properties"]!["version"]!["readOnly"]!);
        Assert.Equal("string", (string)target["properties"]!["id"]!["type"]!);
        Assert.Equal("object", (string)target["properties"]!["scope"]!["type"]!);
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
    public async Task Examples_OfEveryBody_HaveItsShape()
    {
        var document = await Document();
        var shapes = new Shapes(document);
        var seen = 0;
        foreach (var (path, method, operation) in Operations(document))
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
            Operations(document)
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
    public async Task Operations_ThatWrite_TakeTheirHeaders()
    {
        foreach (var (path, method, operation) in Operations(await Document()))
        {
            var headers = Parameters(operation, "header")
                .Select(parameter => ((string)parameter["name"]!, (bool?)parameter["required"] ?? false))
                .ToList();
            Assert.Equal(
                method is "patch" or "delete" or "put"
                    || path.EndsWith("/discard", StringComparison.Ordinal)
                    || (method != "get" && path.Contains("/alerts/{number}/", StringComparison.Ordinal))
                    || (method == "post" && path.Contains("/reviews/{number}/", StringComparison.Ordinal)),
                headers.Contains(("If-Match", true))
            );
            // Checks are sent by POST for their bodies, but change nothing.
            string[] checks =
            [
                "/what-if",
                "/validation",
                "/slices",
                "/slices/csv",
                "/spread-previews",
                "/spread-previews/csv",
                "/decomposition-previews",
                "/cell-explanations",
                "/driver-trees",
                "/driver-tornados",
                "/driver-attributions",
                "/driver-what-ifs",
                "/stream-tickets",
            ];
            Assert.Equal(
                method != "get" && !checks.Any(check => path.EndsWith(check, StringComparison.Ordinal)),
                headers.Contains(("Idempotency-Key", false))
            );
        }
    }

    private async Task<JsonNode> Document() => (await service.Api.Get("/openapi/v1.json")).Json;

    private async Task<JsonNode> Schema(string name) => (await Document())["components"]!["schemas"]![name]!;

    private static IEnumerable<(string Path, string Method, JsonNode Operation)> Operations(JsonNode document) =>
        document["paths"]!
            .AsObject()
            .Where(path => path.Key.StartsWith("/v1", StringComparison.Ordinal))
            .SelectMany(path => path.Value!.AsObject().Select(operation => (path.Key, operation.Key, operation.Value!)));

    private static IEnumerable<JsonNode> Parameters(JsonNode operation, string place) =>
        (operation["parameters"]?.AsArray() ?? []).Select(parameter => parameter!).Where(parameter => (string)parameter["in"]! == place);

    private static IEnumerable<string> References(JsonNode? node) =>
        node switch
        {
            JsonObject fields => fields.SelectMany(field => field.Key == "$ref" ? [(string)field.Value!] : References(field.Value)),
            JsonArray items => items.SelectMany(References),
            _ => [],
        };
}
