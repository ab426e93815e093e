using System.Text.Json;

namespace PlanApi.Domain.Values;

/// <summary>How names are written in JSON, queries, filters and files: <c>inReview</c> for InReview.</summary>
public static class CamelCase
{
    public static string Of(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    public static string Of(Enum value) => Of(value.ToString());

    /// <summary>The values of an enumeration by their names, in the order of their declaration.</summary>
    public static IReadOnlyDictionary<string, T> Values<T>()
        where T : struct, Enum => Table<T>.ByName;

    private static class Table<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<string, T> ByName = Enum.GetValues<T>().ToDictionary(value => Of(value), StringComparer.Ordinal);
    }
}
