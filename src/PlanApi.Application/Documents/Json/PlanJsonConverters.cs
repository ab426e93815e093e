using System.Text.Json;
using System.Text.Json.Serialization;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Documents.Json;

/// <summary>Codes, periods and bases of growth are text; also as the names of a map's entries.</summary>
internal sealed class TextValueConverter<T> : JsonConverter<T>
    where T : struct, ITextValue<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? Parse(reader.GetString())
            : throw new JsonException($"Expected {T.Expectation}, as text.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Parse(reader.GetString());

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString()!);

    private static T Parse(string? text) => T.TryParse(text, out var value) ? value : throw new JsonException($"Expected {T.Expectation}.");
}

internal sealed class QuantityConverter : JsonConverter<Quantity>
{
    public override Quantity Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Quantity.TryCreate(reader.GetDecimal(), out var value) == QuantityFault.None
            ? value
            : throw new JsonException("Expected a number with at most 4 decimals and 15 significant digits.");

    public override void Write(Utf8JsonWriter writer, Quantity value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.ToDecimal());
}

internal sealed class RateValueConverter : JsonConverter<RateValue>
{
    public override RateValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        RateValue.TryCreate(reader.GetDecimal(), out var value)
            ? value
            : throw new JsonException("Expected a rate above 0 and below 9,000,000 with at most 8 decimals.");

    public override void Write(Utf8JsonWriter writer, RateValue value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.ToDecimal());
}

internal sealed class LocalTextConverter : JsonConverter<LocalText>
{
    public override LocalText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    public static LocalText Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("Expected texts by language.");
        var texts = new List<KeyValuePair<string, string>>(2);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var language = reader.ValueTextEquals("en"u8) ? "en" : reader.GetString()!;
            if (!reader.Read() || reader.TokenType != JsonTokenType.String)
                throw new JsonException("Expected a text.");
            texts.Add(new(language, reader.GetString()!));
        }
        return new LocalText(texts);
    }

    public override void Write(Utf8JsonWriter writer, LocalText value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (language, text) in value)
            writer.WriteString(language, text);
        writer.WriteEndObject();
    }
}

internal sealed class ScopeConverter : JsonConverter<Scope>
{
    public override Scope Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonSerializer.Deserialize<Dictionary<Code, Code>>(ref reader, options) ?? []);

    public override void Write(Utf8JsonWriter writer, Scope value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (dimension, member) in value)
            writer.WriteString(dimension.ToString(), member.ToString());
        writer.WriteEndObject();
    }
}
