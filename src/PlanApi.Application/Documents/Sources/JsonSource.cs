using System.Text;
using System.Text.Json;
using PlanApi.Application.Errors;

namespace PlanApi.Application.Documents.Sources;

/// <summary>Reads JSON (RFC 8259) strictly: no comments, no trailing commas, no name twice in one object.</summary>
public static class JsonSource
{
    // The builder refuses depth, with a pointer; the reader must not do so before it.
    private static readonly JsonReaderOptions _strict = new() { MaxDepth = SourceLimits.MaxDepth + 1 };

    /// <summary>The tree; null, with faults, when there is none. Faults may be found although there is a tree.</summary>
    public static SourceNode? Read(ReadOnlyMemory<byte> utf8, FaultList faults, SourceLimits? limits = null)
    {
        limits ??= SourceLimits.Default;
        if (SourceText.Checked(utf8, limits, faults) is not { } bytes)
            return null;
        var builder = new SourceTreeBuilder(limits, faults);
        try
        {
            return Read(bytes.Span, builder, faults) ? builder.Root : null;
        }
        catch (JsonException exception)
        {
            faults.Add(FaultCodes.Syntax, builder.Pointer(), Sentence(exception), PlaceOf(exception, bytes.Span));
            return null;
        }
    }

    private static bool Read(ReadOnlySpan<byte> bytes, SourceTreeBuilder builder, FaultList faults)
    {
        var reader = new Utf8JsonReader(bytes, _strict);
        var counter = new LineCounter();
        while (reader.Read())
        {
            var position = counter.At(bytes, (int)reader.TokenStartIndex);
            var goOn = true;
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    goOn = builder.Open(reader.TokenType == JsonTokenType.StartObject, position);
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    builder.Close();
                    break;
                case JsonTokenType.PropertyName:
                    builder.Name(Text(ref reader, builder, faults, position), position);
                    break;
                case JsonTokenType.String:
                    goOn = builder.Add(new SourceScalar(ScalarKind.Text, Text(ref reader, builder, faults, position), position));
                    break;
                default:
                    goOn = builder.Add(new SourceScalar(Kind(reader.TokenType), Encoding.UTF8.GetString(reader.ValueSpan), position));
                    break;
            }
            if (!goOn)
                return false;
        }
        return true;
    }

    private static string Text(ref Utf8JsonReader reader, SourceTreeBuilder builder, FaultList faults, Position position)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            faults.Add(FaultCodes.BadText, builder.Pointer(), "The text holds half of a surrogate pair (\\uD800 to \\uDFFF).", position);
            return "";
        }
    }

    private static ScalarKind Kind(JsonTokenType type) =>
        type switch
        {
            JsonTokenType.Number => ScalarKind.Number,
            JsonTokenType.Null => ScalarKind.Null,
            _ => ScalarKind.Boolean,
        };

    private static string Sentence(JsonException exception)
    {
        var at = exception.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return $"This is not JSON: {(at < 0 ? exception.Message : exception.Message[..at])}";
    }

    private static Position PlaceOf(JsonException exception, ReadOnlySpan<byte> bytes)
    {
        var lineStart = 0;
        for (var line = exception.LineNumber ?? 0; line > 0; line--)
            lineStart += bytes[lineStart..].IndexOf((byte)'\n') + 1;
        return SourceText.At(bytes, lineStart + (int)(exception.BytePositionInLine ?? 0));
    }
}
