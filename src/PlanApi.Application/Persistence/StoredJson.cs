using System.Text.Json;
using PlanApi.Application.Documents.Json;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Persistence;

/// <summary>Reads columns that hold JSON, in hand-written reads.</summary>
internal static class StoredJson
{
    /// <summary>A text by language. Most are empty, and an empty one costs nothing.</summary>
    public static LocalText Text(SqlRows row, int column)
    {
        var json = row.Utf8(column);
        if (json.Length == 2)
            return LocalText.Empty;
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return LocalTextConverter.Read(ref reader);
    }

    public static T? Value<T>(SqlRows row, int column)
        where T : class => row.Utf8(column) is { IsEmpty: false } json ? JsonSerializer.Deserialize<T>(json, PlanJson.Options) : null;
}
