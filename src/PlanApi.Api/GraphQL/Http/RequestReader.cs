using System.Text.Json;
using Microsoft.Net.Http.Headers;
using PlanApi.Api.GraphQL.Documents;
using PlanApi.Api.GraphQL.Limits;
using PlanApi.Api.Http;
using PlanApi.Application.Errors;

namespace PlanApi.Api.GraphQL.Http;

/// <summary>Reads a request by the GraphQL-over-HTTP draft, within limits.</summary>
internal static class RequestReader
{
    // JSON can spell half of a surrogate pair, which no text can hold; it comes to light when the text is read.
    private static readonly BadRequest HalfPair = new(@"A text holds half of a surrogate pair (\uD800 to \uDFFF).");

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = QueryLimits.JsonDepth, AllowDuplicateProperties = false };

    public static Outcome<QueryRequest> FromQuery(IQueryCollection query)
    {
        foreach (var name in (string[])["query", "documentId", "operationName", "variables", "extensions"])
        {
            if (query[name].Count > 1)
                return new BadRequest($"'{name}' is given {query[name].Count} times.");
        }
        JsonElement variables = default,
            extensions = default;
        foreach (var name in (string[])["variables", "extensions"])
        {
            if (query[name].ToString() is not { Length: > 0 } json)
                continue;
            if (Parse(System.Text.Encoding.UTF8.GetBytes(json)) is not { } value || !IsMapOrNull(value))
                return new BadRequest($"'{name}' must be a JSON object.");
            if (name == "variables")
                variables = value;
            else
                extensions = value;
        }
        try
        {
            return Request(query["query"], query["documentId"], query["operationName"], variables, extensions);
        }
        catch (InvalidOperationException)
        {
            return HalfPair;
        }
    }

    /// <summary>The body's bytes, if it claims to be JSON and is not too long.</summary>
    public static async Task<Outcome<byte[]>> ReadBody(HttpContext context)
    {
        if (
            !MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
            || !type.MediaType.Equals(MediaTypes.Json, StringComparison.OrdinalIgnoreCase)
            || !(
                type.Charset.Length == 0
                || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
                || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase)
            )
        )
            return new UnsupportedMediaType("application/json, in UTF-8");
        return await Body.ReadBytes(context, QueryLimits.BodyBytes);
    }

    public static Outcome<QueryRequest> FromBody(byte[] bytes)
    {
        if (Parse(bytes) is not { } body)
            return new BadRequest($"The body is not JSON of at most {QueryLimits.JsonDepth} levels, without the same name twice.");
        return body.ValueKind switch
        {
            JsonValueKind.Array => new BadRequest(
                "Several queries in one body are not taken; send each by itself, or several fields in one query."
            ),
            JsonValueKind.Object => Read(body),
            _ => new BadRequest("The body must be a JSON object with the field 'query'."),
        };
    }

    /// <summary>A request's fields, of whatever transport.</summary>
    public static Outcome<QueryRequest> Read(JsonElement body)
    {
        try
        {
            return Fields(body);
        }
        catch (InvalidOperationException)
        {
            return HalfPair;
        }
    }

    private static Outcome<QueryRequest> Fields(JsonElement body)
    {
        foreach (var name in (string[])["query", "documentId", "operationName"])
        {
            if (Member(body, name).ValueKind is not (JsonValueKind.String or JsonValueKind.Null or JsonValueKind.Undefined))
                return new BadRequest($"The field '{name}' must be a text.");
        }
        foreach (var name in (string[])["variables", "extensions"])
        {
            if (!IsMapOrNull(Member(body, name)))
                return new BadRequest($"The field '{name}' must be an object.");
        }
        return Request(
            TextOf(body, "query"),
            TextOf(body, "documentId"),
            TextOf(body, "operationName"),
            Member(body, "variables"),
            Member(body, "extensions")
        );
    }

    /// <summary>A request has a text, or names a document: by 'documentId', or by the hash of its text in 'extensions'.</summary>
    private static Outcome<QueryRequest> Request(string? text, string? id, string? operation, JsonElement variables, JsonElement extensions)
    {
        NamedDocument? named = string.IsNullOrEmpty(id) ? null : new(id, IsAutomatic: false);
        if (named is null && extensions.ValueKind == JsonValueKind.Object && Member(extensions, "persistedQuery") is var persisted)
        {
            if (!IsMapOrNull(persisted))
                return new BadRequest("'extensions.persistedQuery' must be an object.");
            if (persisted.ValueKind == JsonValueKind.Object && TextOf(persisted, "sha256Hash") is { } hash)
                named = new($"sha256:{hash}", IsAutomatic: true);
        }
        if (named?.Id.Length > NamedDocument.MaxLength)
            return new BadRequest($"The id of a document has at most {NamedDocument.MaxLength} characters.");
        if (named is null && string.IsNullOrEmpty(text))
            return new BadRequest("Send the GraphQL document as 'query', or the id of one that the service knows as 'documentId'.");
        return new QueryRequest(text ?? "", named, string.IsNullOrEmpty(operation) ? null : operation, VariableReader.Read(variables));
    }

    private static string? TextOf(JsonElement map, string name) =>
        Member(map, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static JsonElement Member(JsonElement body, string name) => body.TryGetProperty(name, out var value) ? value : default;

    private static bool IsMapOrNull(JsonElement value) =>
        value.ValueKind is JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.Undefined;

    /// <summary>A text of a request; null where it is none.</summary>
    public static string? Text(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>JSON of bounded depth, no name twice; null where it is none.</summary>
    public static JsonElement? Parse(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, Strict);
            return document.RootElement.Clone();
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
