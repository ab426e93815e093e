using System.Buffers;
using System.Text.Json;
using PlanApi.Application.Documents.Json;

namespace PlanApi.Application.Documents.Sources;

/// <summary>Writes a tree as the JSON that it would have been read from. Numbers keep their digits.</summary>
public static class SourceJson
{
    public static JsonElement Of(SourceNode node)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = PlanJson.Options.Encoder }))
            Write(writer, node);
        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.Clone();
    }

    private static void Write(Utf8JsonWriter writer, SourceNode node)
    {
        switch (node)
        {
            case SourceMapping mapping:
                writer.WriteStartObject();
                foreach (var field in mapping.Fields)
                {
                    writer.WritePropertyName(field.Name);
                    Write(writer, field.Value);
                }
                writer.WriteEndObject();
                break;
            case SourceSequence sequence:
                writer.WriteStartArray();
                foreach (var item in sequence.Items)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            case SourceScalar { Kind: ScalarKind.Text } scalar:
                writer.WriteStringValue(scalar.Text);
                break;
            case SourceScalar scalar:
                writer.WriteRawValue(scalar.Text);
                break;
        }
    }
}
