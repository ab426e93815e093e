using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.OpenApi;

/// <summary>Ways through the OpenAPI document.</summary>
internal static class ServedDocument
{
    public static async Task<JsonNode> OpenApi(this Client client) => (await client.Get("/openapi/v1.json")).Is(200).Json;

    public static JsonNode? At(JsonNode document, string reference) =>
        reference.Split('/')[1..].Aggregate((JsonNode?)document, (at, step) => at?[step]);

    public static IEnumerable<(string Path, string Method, JsonNode Operation)> OperationsOf(JsonNode document) =>
        document["paths"]!
            .AsObject()
            .Where(path => path.Key.StartsWith("/v1", StringComparison.Ordinal))
            .SelectMany(path => path.Value!.AsObject().Select(operation => (path.Key, operation.Key, operation.Value!)));

    public static JsonObject Contents(JsonNode document, JsonNode response) =>
        (((string?)response["$ref"] is { } reference ? At(document, reference)! : response)["content"] as JsonObject) ?? [];

    public static IEnumerable<JsonNode> Parameters(JsonNode operation, string place) =>
        (operation["parameters"]?.AsArray() ?? []).Select(parameter => parameter!).Where(parameter => (string)parameter["in"]! == place);

    public static IEnumerable<string> References(JsonNode? node) =>
        node switch
        {
            JsonObject fields => fields.SelectMany(field => field.Key == "$ref" ? [(string)field.Value!] : References(field.Value)),
            JsonArray items => items.SelectMany(References),
            _ => [],
        };
}
