using System.Text.Json;
using PlanApi.Application.Documents.Json;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Persistence;

/// <summary>Reads columns that hold JSON, in hand-written reads.</summary>
internal static class StoredJson
{
    /// <summary>A text by language; the empty one, which most are, costs nothing.</summary>
    public static LocalText Text(SqlRows row, int column)
    {
        var json = row.Utf8(column);
        return json.Length == 2 ? LocalText.Empty : JsonSerializer.Deserialize<LocalText>(json, PlanJson.Options)!;
    }

    public static T? Value<T>(SqlRows row, int column)
        where T : class => row.Utf8(column) is { IsEmpty: false } json ? JsonSerializer.Deserialize<T>(json, PlanJson.Options) : null;
}
