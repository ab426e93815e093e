using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PlanApi.Domain.Values;

namespace PlanApi.IntegrationTests.Kit;

/// <summary>What the service's OpenAPI document promises; every answer that a test receives is held against it.</summary>
public sealed class Contract
{
    // Every service serves the same document, which OpenApiTests hold; to write it takes longer than most tests.
    private static readonly SemaphoreSlim _one = new(1);
    private static Contract? _served;

    private readonly JsonNode _document;
    private readonly (Regex Path, JsonObject Operations)[] _paths;

    private Contract(JsonNode document)
    {
        _document = document;
        // Literal segments before variables: /v1/plans/{plan}/document is not a collection's part.
        _paths =
        [
            .. document["paths"]!
                .AsObject()
                .OrderBy(path => path.Key.Count(letter => letter == '{'))
                .Select(path => (Pattern(path.Key), path.Value!.AsObject())),
        ];
    }

    public static async Task<Contract> Of(HttpClient client)
    {
        await _one.WaitAsync();
        try
        {
            return _served ??= new(JsonNode.Parse(await client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)))!);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Fails where the operation does not declare the answer's status, or where a body has another shape.</summary>
    public void Check(HttpMethod method, Uri address, Answer answer)
    {
        var path = (address.IsAbsoluteUri ? address.AbsolutePath : address.OriginalString.Split('?')[0]).TrimEnd('/');
        var operations = _paths.FirstOrDefault(known => known.Path.IsMatch(path)).Operations;
        if (operations?[method.Method.ToLowerInvariant()] is not { } operation)
            return;
        var name = $"{method} {path}";
        var declared = operation["responses"]![answer.Status.ToString(CultureInfo.InvariantCulture)];
        Assert.True(
            declared is not null,
            $"{name} answered {answer.Status}, which {operation["operationId"]} does not declare: {answer.Text}"
        );
        declared = Resolved(declared);
        CheckHeaders(name, declared["headers"]?.AsObject() ?? [], answer);
        if (answer.Bytes.Length == 0)
            return;
        var content = declared["content"]?[answer.Type ?? ""];
        Assert.True(content is not null, $"{name} answered {answer.Type} with {answer.Status}, which is not declared.");
        if (!answer.Type!.EndsWith("json", StringComparison.Ordinal) || answer.Type.EndsWith("ndjson", StringComparison.Ordinal))
            return;
        var faults = string.Join('\n', new Shapes(_document).FaultsOf(answer.Json, content["schema"]!, ""));
        Assert.True(faults.Length == 0, $"{name}:\n{faults}");
    }

    /// <summary>Headers that clients act on are declared where they come, and come where they are declared as required.</summary>
    private void CheckHeaders(string name, JsonObject declared, Answer answer)
    {
        foreach (var header in new[] { "ETag", "Location", "Retry-After" })
        {
            var isThere = answer.Response.Headers.NonValidated.Contains(header);
            Assert.True(
                !isThere || answer.Status is 412 or 416 || declared.ContainsKey(header),
                $"{name} answered {answer.Status} with {header}, which is not declared."
            );
            var isRequired = declared[header] is { } known && (bool?)Resolved(known)["required"] == true;
            Assert.True(isThere || !isRequired, $"{name} answered {answer.Status} without {header}, which is declared.");
        }
    }

    private JsonNode Resolved(JsonNode node) =>
        (string?)node["$ref"] is { } reference ? reference.Split('/')[1..].Aggregate(_document, (at, step) => at[step]!) : node;

    private static Regex Pattern(string template) =>
        new("^" + Regex.Replace(Regex.Escape(template).Replace("}", "\\}", StringComparison.Ordinal), @"\\\{[^}]+\\\}", "[^/]+") + "$");
}

/// <summary>As much of JSON Schema as the OpenAPI document uses.</summary>
public sealed class Shapes(JsonNode document)
{
    public IEnumerable<string> FaultsOf(JsonNode? value, JsonNode schema, string pointer)
    {
        if ((string?)schema["$ref"] is { } reference)
            return FaultsOf(value, document["components"]!["schemas"]![reference.Split('/')[^1]]!, pointer);
        if (schema["oneOf"] is JsonArray choices)
            return choices.Any(choice => !FaultsOf(value, choice!, pointer).Any()) ? [] : [$"{pointer} is none of the choices"];
        return OfType(value, schema, pointer)
            .Concat(
                schema["enum"] is JsonArray allowed && !allowed.Any(one => JsonNode.DeepEquals(one, value))
                    ? [$"{pointer}: {value} is not allowed"]
                    : []
            )
            .Concat(OfText(value, schema, pointer))
            .Concat(OfObject(value, schema, pointer))
            .Concat(OfList(value, schema, pointer));
    }

    private static IEnumerable<string> OfType(JsonNode? value, JsonNode schema, string pointer)
    {
        string[] types = schema["type"] switch
        {
            JsonArray several => [.. several.Select(type => (string)type!)],
            { } one => [(string)one!],
            _ => [],
        };
        var found = value?.GetValueKind() switch
        {
            null or System.Text.Json.JsonValueKind.Null => "null",
            System.Text.Json.JsonValueKind.Object => "object",
            System.Text.Json.JsonValueKind.Array => "array",
            System.Text.Json.JsonValueKind.String => "string",
            System.Text.Json.JsonValueKind.Number => decimal.IsInteger((decimal)value) ? "integer" : "number",
            _ => "boolean",
        };
        return types.Length == 0 || types.Contains(found) || (found == "integer" && types.Contains("number"))
            ? []
            : [$"{pointer} is {found}, not {string.Join(" or ", types)}"];
    }

    private static IEnumerable<string> OfText(JsonNode? value, JsonNode schema, string pointer)
    {
        if (value is not JsonValue text || !text.TryGetValue<string>(out var content))
            yield break;
        // JSON Schema's patterns see code points, .NET's see halves of surrogate pairs.
        var units = string.Concat(content.EnumerateRunes().Select(rune => rune.IsBmp ? rune.ToString() : "x"));
        if ((string?)schema["pattern"] is { } pattern && !Regex.IsMatch(units, pattern))
            yield return $"{pointer}: '{content}' does not match {pattern}";
        if ((string?)schema["format"] == "code" && !Code.TryParse(content, out _))
            yield return $"{pointer}: '{content}' is no code";
        if ((int?)schema["maxLength"] is { } longest && content.Length > longest)
            yield return $"{pointer} is longer than {longest}";
    }

    private IEnumerable<string> OfObject(JsonNode? value, JsonNode schema, string pointer)
    {
        if (value is not JsonObject fields)
            yield break;
        foreach (var required in (schema["required"]?.AsArray() ?? []).Where(name => !fields.ContainsKey((string)name!)))
            yield return $"{pointer}/{required} is missing";
        var properties = schema["properties"]?.AsObject();
        foreach (var (name, field) in fields)
        {
            if (properties?[name] is { } known)
            {
                foreach (var fault in FaultsOf(field, known, $"{pointer}/{name}"))
                    yield return fault;
            }
            else if (schema["additionalProperties"] is JsonObject others)
            {
                foreach (var fault in FaultsOf(field, others, $"{pointer}/{name}"))
                    yield return fault;
            }
            else if (properties is not null || schema["additionalProperties"] is JsonValue)
                yield return $"{pointer}/{name} is not declared";
        }
    }

    private IEnumerable<string> OfList(JsonNode? value, JsonNode schema, string pointer) =>
        value is JsonArray items && schema["items"] is { } item
            ? items.SelectMany((each, at) => FaultsOf(each, item, $"{pointer}/{at}"))
            : [];
}
