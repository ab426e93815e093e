using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Architecture;

namespace PlanApi.IntegrationTests.Fuzzing;

/// <summary>One operation of the OpenAPI document.</summary>
internal sealed record RestOperation(string Id, string Method, string Path, IReadOnlyList<JsonNode> Parameters, JsonObject? Bodies)
{
    /// <summary>The collection that the path's code or number is of: targets for /v1/plans/{plan}/targets/{code}.</summary>
    public string? Collection =>
        Path.Split('/') is var parts
        && Array.FindLastIndex(parts, part => part is "{code}" or "{number}" or "{sequence}" or "{id}") is > 0 and var at
            ? Camel(parts[at - 1])
            : null;

    public bool WantsVersion => Parameters.Any(parameter => (string?)parameter["name"] == "If-Match");

    public IEnumerable<JsonNode> In(string place) => Parameters.Where(parameter => (string?)parameter["in"] == place);

    public static string Camel(string kebab) =>
        string.Concat(kebab.Split('-').Select((word, at) => at == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
}

/// <summary>The OpenAPI document that clients hold on to.</summary>
internal sealed class RestSpec
{
    private static readonly string[] Methods = ["get", "put", "post", "patch", "delete"];
    private readonly JsonNode _document = JsonNode.Parse(File.ReadAllText(Repository.Path("api-spec/openapi.v1.json")))!;

    public RestSpec() =>
        Operations = _document["paths"]!
            .AsObject()
            .SelectMany(path =>
                path.Value!.AsObject()
                    .Where(item => Methods.Contains(item.Key))
                    .Select(item => new RestOperation(
                        (string)item.Value!["operationId"]!,
                        item.Key.ToUpperInvariant(),
                        path.Key,
                        [.. (item.Value["parameters"]?.AsArray() ?? []).Select(parameter => parameter!)],
                        item.Value["requestBody"]?["content"]?.AsObject()
                    ))
            )
            .ToDictionary(operation => operation.Id, StringComparer.Ordinal);

    public IReadOnlyDictionary<string, RestOperation> Operations { get; }

    /// <summary>Where what this operation changes is read: its path where it puts, else the longest beginning that can be got.</summary>
    public string? ReaderOf(RestOperation operation)
    {
        for (var path = operation.Path; path.Contains('{', StringComparison.Ordinal); path = path[..path.LastIndexOf('/')])
        {
            if (
                (path.EndsWith('}') || (operation.Method == "PUT" && path == operation.Path))
                && Operations.Values.Any(other => other.Method == "GET" && Unnamed(other.Path) == Unnamed(path))
            )
                return path;
        }
        return null;
    }

    private static string Unnamed(string path) => string.Join('/', path.Split('/').Select(part => part.StartsWith('{') ? "{}" : part));

    public JsonNode Resolve(JsonNode schema) =>
        (string?)schema["$ref"] is { } reference ? _document["components"]!["schemas"]![reference.Split('/')[^1]]! : schema;
}
