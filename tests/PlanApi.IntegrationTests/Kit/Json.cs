using System.Text.Json.Nodes;

namespace PlanApi.IntegrationTests.Kit;

internal static class Json
{
    /// <summary>RFC 7396, word for word, as the tests' own opinion of what a merge patch does.</summary>
    public static JsonNode? Merge(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject changes)
            return patch?.DeepClone();
        var merged = target is JsonObject before ? (JsonObject)before.DeepClone() : [];
        foreach (var (name, value) in changes)
        {
            if (value is null)
                merged.Remove(name);
            else
                merged[name] = Merge(merged[name], value);
        }
        return merged;
    }

    public static string Merge(string target, string patch) => Merge(JsonNode.Parse(target), JsonNode.Parse(patch))!.ToJsonString();

    /// <summary>The object without the fields, and without lists and maps that are empty, which say the same as none.</summary>
    public static string Without(this JsonNode node, params string[] fields)
    {
        var copy = (JsonObject)node.DeepClone();
        foreach (var field in fields)
            copy.Remove(field);
        foreach (
            var (name, _) in copy.Where(field =>
                    field.Key != "dimensions" && field.Value is JsonObject { Count: 0 } or JsonArray { Count: 0 }
                )
                .ToList()
        )
            copy.Remove(name);
        return Sorted(copy)!.ToJsonString();
    }

    private static JsonNode? Sorted(JsonNode? node) =>
        node switch
        {
            JsonObject fields => new JsonObject(
                fields
                    .OrderBy(field => field.Key, StringComparer.Ordinal)
                    .Select(field => KeyValuePair.Create(field.Key, Sorted(field.Value)))
            ),
            JsonArray items => new JsonArray([.. items.Select(Sorted)]),
            _ => node?.DeepClone(),
        };
}
