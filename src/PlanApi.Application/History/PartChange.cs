using System.Text.Json;

namespace PlanApi.Application.History;

/// <summary>One change of a part, with the change set that made it.</summary>
/// <param name="Set">Who, when, why, by which way.</param>
/// <param name="Key">The key before the change, or the new one where there was none.</param>
/// <param name="Fields">The names of the fields that the change has altered; none for a new or a removed part.</param>
/// <param name="Before">The part before; absent when it was new.</param>
/// <param name="After">The part after; absent when it was removed.</param>
public sealed record PartChange(ChangeSet Set, string Key, IReadOnlyList<string> Fields, JsonElement? Before, JsonElement? After);

/// <summary>Compares two states of one thing.</summary>
internal static class ChangedFields
{
    // They tell which part it is and when it was written, not what it says.
    private static readonly string[] Apart = ["id", "version"];

    /// <summary>The names of the fields that differ, in the order of the newer state; none where there is only one state.</summary>
    public static IReadOnlyList<string> Of(JsonElement? before, JsonElement? after)
    {
        if (before is not { ValueKind: JsonValueKind.Object } old || after is not { ValueKind: JsonValueKind.Object } now)
            return [];
        var names = now.EnumerateObject().Concat(old.EnumerateObject()).Select(field => field.Name).Distinct();
        return [.. names.Where(name => !Apart.Contains(name) && !AreSame(Field(old, name), Field(now, name)))];
    }

    private static JsonElement? Field(JsonElement part, string name) =>
        part.TryGetProperty(name, out var field) && field.ValueKind != JsonValueKind.Null ? field : null;

    private static bool AreSame(JsonElement? one, JsonElement? other) =>
        one is { } left && other is { } right ? JsonElement.DeepEquals(left, right) : one is null && other is null;
}
