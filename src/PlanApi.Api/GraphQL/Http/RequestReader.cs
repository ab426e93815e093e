using System.Text.Json;
using Microsoft.Net.Http.Headers;
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
        foreach (var name in (string[])["query", "operationName", "variables", "extensions"])
        {
            if (query[name].Count > 1)
                return new BadRequest($"'{name}' is given {query[name].Count} times.");
        }
        if (query["query"].ToString() is not { Length: > 0 } text)
            return new BadRequest("Send the query as the parameter 'query'.");
        JsonElement? variables = null;
        foreach (var name in (string[])["variables", "extensions"])
        {
            if (query[name].ToString() is not { Length: > 0 } json)
                continue;
            if (Parse(System.Text.Encoding.UTF8.GetBytes(json)) is not { } value || !IsMapOrNull(value))
                return new BadRequest($"'{name}' must be a JSON object.");
            if (name == "variables")
                variables = value;
        }
        var operation = query["operationName"].ToString();
        try
        {
            return new QueryRequest(text, operation.Length > 0 ? operation : null, VariableReader.Read(variables ?? default));
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
        var query = Member(body, "query");
        var operation = Member(body, "operationName");
        var variables = Member(body, "variables");
        if (query.ValueKind != JsonValueKind.String || query.GetString() is not { Length: > 0 } text)
            return new BadRequest("The field 'query' must be a text with the GraphQL document.");
        if (operation.ValueKind is not (JsonValueKind.String or JsonValueKind.Null or JsonValueKind.Undefined))
            return new BadRequest("The field 'operationName' must be a text.");
        if (!IsMapOrNull(variables))
            return new BadRequest("The field 'variables' must be an object.");
        if (!IsMapOrNull(Member(body, "extensions")))
            return new BadRequest("The field 'extensions' must be an object.");
        var name = operation.ValueKind == JsonValueKind.String ? operation.GetString() : null;
        return new QueryRequest(text, string.IsNullOrEmpty(name) ? null : name, VariableReader.Read(variables));
    }

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
