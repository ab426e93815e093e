using System.Text.Json;
using System.Text.Json.Serialization;

namespace PlanApi.Application.Documents.Sources;

/// <summary>Writes sent data in one form, whatever its layout was: two requests are the same when their content is the same.</summary>
internal sealed class SourceNodeWriter : JsonConverter<SourceNode>
{
    public override SourceNode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Requests are only compared.");

    public override void Write(Utf8JsonWriter writer, SourceNode value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case SourceMapping mapping:
                writer.WriteStartObject();
                foreach (var field in mapping.Fields)
                {
                    writer.WritePropertyName(field.Name);
                    Write(writer, field.Value, options);
                }
                writer.WriteEndObject();
                break;
            case SourceSequence sequence:
                writer.WriteStartArray();
                foreach (var item in sequence.Items)
                    Write(writer, item, options);
                writer.WriteEndArray();
                break;
            case SourceScalar scalar:
                // The kind too: the text "1" is not the number 1.
                writer.WriteStringValue($"{scalar.Kind} {scalar.Text}");
                break;
        }
    }
}
