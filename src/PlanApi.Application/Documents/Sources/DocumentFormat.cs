using PlanApi.Application.Errors;

namespace PlanApi.Application.Documents.Sources;

/// <summary>The language in which a document is written.</summary>
public enum DocumentFormat
{
    /// <summary>JSON when the text begins with a bracket, YAML otherwise.</summary>
    Detect,
    Json,
    Yaml,
}

/// <summary>Reads text in any of the formats.</summary>
public static class SourceReader
{
    /// <summary>The tree; null, with faults, when there is none. Faults may be found although there is a tree.</summary>
    public static SourceNode? Read(ReadOnlyMemory<byte> utf8, DocumentFormat format, FaultList faults, SourceLimits? limits = null) =>
        format == DocumentFormat.Json || (format == DocumentFormat.Detect && LooksLikeJson(utf8.Span))
            ? JsonSource.Read(utf8, faults, limits)
            : YamlSource.Read(utf8, faults, limits);

    private static bool LooksLikeJson(ReadOnlySpan<byte> utf8)
    {
        var text = (utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8).TrimStart(" \t\r\n"u8);
        return text.Length > 0 && text[0] is (byte)'{' or (byte)'[';
    }
}
