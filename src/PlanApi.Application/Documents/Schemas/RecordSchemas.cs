using System.Text.Json;
using System.Text.Json.Nodes;
using PlanApi.Application.Documents.Binding;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Documents.Schemas;

/// <summary>Schemas of records and of the values in them, each defined once.</summary>
internal sealed class RecordSchemas(XmlSummaries summaries)
{
    // Ordered, so that the same records give the same bytes.
    private readonly SortedDictionary<string, JsonObject> _definitions = new(StringComparer.Ordinal);

    public JsonObject Definitions() =>
        new(_definitions.Select(definition => KeyValuePair.Create<string, JsonNode?>(definition.Key, definition.Value)));

    public JsonObject Record(Type type)
    {
        var fields = RecordShape.For(type).Fields.Where(field => !field.IsGivenByService).ToArray();
        var properties = new JsonObject();
        foreach (var field in fields)
        {
            var schema = Of(field.Type);
            if (field.Property is { } property && summaries.Of(property) is { } summary)
                schema["description"] = summary;
            properties[field.Name] = schema;
        }
        var record = new JsonObject { ["type"] = "object" };
        if (summaries.Of(type) is { } description)
            record["description"] = description;
        record["properties"] = properties;
        if (fields.Any(field => field.IsRequired))
            record["required"] = new JsonArray([.. fields.Where(field => field.IsRequired).Select(field => JsonValue.Create(field.Name))]);
        record["additionalProperties"] = false;
        return record;
    }

    private JsonObject Of(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsGenericType)
            return new JsonObject { ["type"] = "array", ["items"] = Of(type.GetGenericArguments()[0]) };
        if (type == typeof(string))
            return new JsonObject { ["type"] = "string", ["maxLength"] = LocalText.MaxTextLength };
        if (type == typeof(bool))
            return new JsonObject { ["type"] = "boolean" };
        if (type == typeof(int))
            return new JsonObject { ["type"] = "integer" };
        if (type == typeof(DateOnly))
            return new JsonObject { ["type"] = "string", ["format"] = "date" };
        var name = CamelCase.Of(type.Name);
        if (!_definitions.ContainsKey(name))
        {
            _definitions[name] = [];
            _definitions[name] = Defined(type);
        }
        return new JsonObject { ["$ref"] = $"#/$defs/{name}" };
    }

    private JsonObject Defined(Type type)
    {
        if (type.IsEnum)
            return new JsonObject
            {
                ["enum"] = new JsonArray([.. Enum.GetNames(type).Select(value => JsonValue.Create(CamelCase.Of(value)))]),
            };
        if (type == typeof(Code))
            return Text<Code>();
        if (type == typeof(Period))
            return Text<Period>();
        if (type == typeof(GrowthBase))
            return Text<GrowthBase>();
        // No multipleOf: validators that calculate in binary would refuse 0.3 as no multiple of 0.0001.
        if (type == typeof(Quantity))
            return Number("A number with at most 4 decimals and 15 significant digits.", -900_000_000_000_000, 900_000_000_000_000);
        if (type == typeof(RateValue))
            return Number("A rate with at most 8 decimals.", 0, 9_000_000);
        return type == typeof(LocalText) ? LocalTexts()
            : type == typeof(Scope) ? Scopes()
            : Record(type);
    }

    private static JsonObject Text<T>()
        where T : struct, ITextValue<T> =>
        new()
        {
            ["description"] = T.Expectation,
            ["type"] = "string",
            ["pattern"] = T.Pattern,
        };

    private static JsonObject Number(string description, long above, long below) =>
        new()
        {
            ["description"] = description,
            ["type"] = "number",
            ["exclusiveMinimum"] = above,
            ["exclusiveMaximum"] = below,
        };

    private JsonObject LocalTexts() =>
        new()
        {
            ["description"] = summaries.Of(typeof(LocalText)) ?? "",
            ["type"] = "object",
            ["maxProperties"] = LocalText.MaxLanguages,
            ["propertyNames"] = new JsonObject { ["pattern"] = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$" },
            ["additionalProperties"] = new JsonObject { ["type"] = "string", ["maxLength"] = LocalText.MaxTextLength },
        };

    private JsonObject Scopes() =>
        new()
        {
            ["description"] = summaries.Of(typeof(Scope)) ?? "",
            ["type"] = "object",
            ["maxProperties"] = Scope.MaxDimensions,
            ["propertyNames"] = Of(typeof(Code)),
            ["additionalProperties"] = Of(typeof(Code)),
        };
}
