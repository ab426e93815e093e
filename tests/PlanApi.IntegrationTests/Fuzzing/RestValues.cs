using System.Text.Json.Nodes;

namespace PlanApi.IntegrationTests.Fuzzing;

/// <summary>Values that a schema of the OpenAPI document allows, in the words of a plan.</summary>
internal sealed class RestValues(RestSpec spec, Chance chance, Vocabulary words)
{
    private static readonly string[] Scopes = ["scope", "filter", "of", "within"];
    private readonly Names _names = new(chance, words);

    public JsonNode? Of(JsonNode schema, string name, string? collection, int depth = 0)
    {
        if (schema["$ref"] is not null && ((string)schema["$ref"]!).EndsWith("/Quantity", StringComparison.Ordinal))
            return Vocabulary.Json(words.Decimal());
        schema = spec.Resolve(schema);
        if (schema["oneOf"] is JsonArray choices)
            return chance.OneIn(6) ? null : Of(choices[0]!, name, collection, depth);
        if (schema["enum"] is JsonArray allowed)
            return chance.Pick([.. allowed])?.DeepClone();
        var type = schema["type"] is JsonArray types ? (string)types[0]! : (string?)schema["type"];
        return type switch
        {
            "boolean" => chance.OneIn(2),
            "integer" => _names.Word(name, "") is JsonValue known && known.GetValueKind() == System.Text.Json.JsonValueKind.Number
                ? known
                : Vocabulary.Json(chance.Pick(0L, 1, 2, 4, 2024)),
            "number" => Vocabulary.Json(words.Decimal()),
            "array" => new JsonArray([
                .. Enumerable.Range(0, chance.Pick(0, 1, 1, 1, 2, 3)).Select(_ => Of(schema["items"]!, name, collection, depth + 1)),
            ]),
            "object" => Object(schema, name, collection, depth),
            _ => Text(schema, name, collection),
        };
    }

    private JsonNode? Text(JsonNode schema, string name, string? collection) =>
        (string?)schema["format"] switch
        {
            "date" => words.Day(),
            "date-time" => words.Instant(),
            _ when ((string?)schema["pattern"])?.StartsWith(@"^\d{4}", StringComparison.Ordinal) == true => words.Period(),
            _ => _names.Word(name, collection) ?? words.Text(),
        };

    private JsonObject Object(JsonNode schema, string name, string? collection, int depth)
    {
        if (schema["properties"] is not JsonObject properties)
        {
            if (Scopes.Contains(name))
                return words.Scope();
            var values = schema["additionalProperties"] as JsonObject;
            return values is null || chance.OneIn(3)
                ? []
                : new JsonObject
                {
                    [values["type"]?.ToString() == "string" ? chance.Pick("en", "zh") : words.Code("targets")] = Of(
                        values,
                        name,
                        collection,
                        depth + 1
                    ),
                };
        }
        var required = (schema["required"]?.AsArray() ?? []).Select(field => (string)field!).ToHashSet();
        var made = new JsonObject();
        foreach (var (field, of) in properties)
        {
            if (required.Contains(field) || ((bool?)of!["readOnly"] != true && depth < 5 && chance.OneIn(3)))
                made[field] = Of(of!, field, collection, depth + 1);
        }
        return made;
    }
}
