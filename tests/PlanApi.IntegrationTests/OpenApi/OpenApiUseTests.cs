using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Kit;
using static PlanApi.IntegrationTests.OpenApi.ServedDocument;

namespace PlanApi.IntegrationTests.OpenApi;

/// <summary>What a client must know to send a request: how to get in, where to, and with which parameters and headers.</summary>
public sealed class OpenApiUseTests(OpenService service) : IClassFixture<OpenService>
{
    [Fact]
    public async Task Document_SaysHowToGetIn_WhereItIs_AndInWhatOrderToReadIt()
    {
        var document = await Document();
        var tags = document["tags"]!.AsArray().Select(tag => tag!).ToList();
        var names = tags.Select(tag => (string)tag["name"]!).ToList();
        var schemes = document["components"]!["securitySchemes"]!;

        Assert.Equal("X-Api-Key", (string?)schemes["key"]!["name"]);
        Assert.Equal("bearer", (string?)schemes["bearer"]!["scheme"]);
        Assert.Equal("basic", (string?)schemes["basic"]!["scheme"]);
        Assert.Equal(("cookie", "planapi"), ((string?)schemes["session"]!["in"], (string?)schemes["session"]!["name"]));
        Assert.Equal(["key", "bearer", "basic", "session"], document["security"]!.AsArray().Select(way => way!.AsObject().Single().Key));
        // A client that was generated would put a key there.
        Assert.DoesNotContain(schemes.AsObject(), scheme => (string?)scheme.Value!["in"] == "query");
        Assert.Equal("/", (string?)document["servers"]![0]!["url"]);
        Assert.All(tags, tag => Assert.NotEmpty((string)tag["description"]!));
        Assert.Equal(["plans", "plan-documents", "calendar"], names.Take(3));
        Assert.Equal(
            OperationsOf(document).Select(operation => (string)operation.Operation["tags"]![0]!).Distinct().Order(StringComparer.Ordinal),
            names.Order(StringComparer.Ordinal)
        );
        Assert.Equal(names, document["x-tagGroups"]!.AsArray().SelectMany(group => group!["tags"]!.AsArray()).Select(tag => (string)tag!));
    }

    [Theory]
    [InlineData("/v1/plans/{plan}/targets", "comparator", "array")]
    [InlineData("/v1/plans/{plan}/findings", "severity", "array")]
    [InlineData("/v1/plans/{plan}/matrix/numbers", "indicators", "array")]
    [InlineData("/v1/plans/{plan}/findings", "waived", "boolean")]
    [InlineData("/v1/plans/{plan}/matrix", "date", "string")]
    public async Task Parameters_OfQueries_HaveTheirTypes(string path, string name, string type)
    {
        var parameters = Parameters((await Document())["paths"]![path]!["get"]!, "query");
        var parameter = parameters.Single(parameter => (string?)parameter["name"] == name);

        Assert.Equal(type, (string?)parameter["schema"]!["type"]);
        // The style of a query is form where none is given.
        Assert.Equal(type == "array" ? false : null, (bool?)parameter["explode"]);
    }

    [Fact]
    public async Task Operations_ThatWrite_TakeTheirHeaders()
    {
        foreach (var (path, method, operation) in OperationsOf(await Document()))
        {
            var headers = Parameters(operation, "header")
                .Select(parameter => ((string)parameter["name"]!, (bool?)parameter["required"] ?? false))
                .ToList();
            Assert.Equal(
                method is "patch" or "delete" or "put"
                    || path.EndsWith("/discard", StringComparison.Ordinal)
                    || (method != "get" && path.Contains("/alerts/{number}/", StringComparison.Ordinal))
                    || path.EndsWith("/slice-assignments/{code}/state", StringComparison.Ordinal)
                    || path.EndsWith("/budget-items/{code}/state", StringComparison.Ordinal)
                    || path.EndsWith("/api-keys/{id}/rotation", StringComparison.Ordinal)
                    || path.EndsWith("/api-keys/{id}/readmission", StringComparison.Ordinal)
                    || path.EndsWith("/period-closings/{number}/reopening", StringComparison.Ordinal)
                    || (
                        method == "post"
                        && path.Contains("/webhooks/{id}/", StringComparison.Ordinal)
                        && !path.EndsWith("/test", StringComparison.Ordinal)
                    )
                    || (method == "post" && path.Contains("/reviews/{number}/", StringComparison.Ordinal))
                    || (method == "post" && path.Contains("/change-requests/{number}/", StringComparison.Ordinal)),
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
                "/schedule-previews",
                "/cell-explanations",
                "/driver-trees",
                "/driver-tornados",
                "/driver-attributions",
                "/driver-what-ifs",
                "/stream-tickets",
                "/webhooks/{id}/test",
            ];
            Assert.Equal(
                method != "get" && !checks.Any(check => path.EndsWith(check, StringComparison.Ordinal)),
                headers.Contains(("Idempotency-Key", false))
            );
        }
    }

    private Task<JsonNode> Document() => service.Api.OpenApi();
}
