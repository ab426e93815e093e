using System.Text.Json;
using PlanApi.Application.Documents.Json;
using PlanApi.Domain;
using PlanApi.Domain.Plans;

namespace PlanApi.Application.History;

/// <summary>
/// Adds changes of parts up: the first state before, the last one after. It holds as much as has changed. A part is known by its id, so
/// that one with a new code is one change; what came and went is none.
/// </summary>
internal sealed class NetParts
{
    private readonly Dictionary<string, Entry> _parts = new(StringComparer.Ordinal);

    public void Add(Change change)
    {
        // A line about a merge has no states of a part.
        if (PartKind.Find(change.Kind) is not { } kind || !(change.Before ?? change.After)!.Value.TryGetProperty("code", out _))
            return;
        var id = Id(change.Before) ?? Id(change.After) ?? $"{change.Kind}|{change.Key}";
        if (!_parts.TryGetValue(id, out var known))
            _parts[id] = new Entry(kind, change.Before, change.After);
        else if (change.After is null && known.Before is null)
            _parts.Remove(id);
        else
            _parts[id] = known with { After = change.After };
    }

    /// <summary>What differs, by kind and key.</summary>
    public IReadOnlyList<NetChange> Changes()
    {
        var changes = new List<(int Kind, NetChange Change)>();
        foreach (var (kind, before, after) in _parts.Values)
        {
            var fields = ChangedFields.Of(before, after);
            if (fields.Count == 0 && before is not null && after is not null)
                continue;
            var part = (PlanPart)(after ?? before)!.Value.Deserialize(kind.Part, PlanJson.Options)!;
            changes.Add((Order(kind), new NetChange(kind.Name, part.Key(), fields, before, after)));
        }
        return
        [
            .. changes
                .OrderBy(change => change.Kind)
                .ThenBy(change => change.Change.Key, StringComparer.Ordinal)
                .Select(change => change.Change),
        ];
    }

    /// <summary>The place of a kind in a document.</summary>
    public static int Order(PartKind kind) => kind == PartKind.Plan ? -1 : PartKind.All.TakeWhile(other => other != kind).Count();

    private static string? Id(JsonElement? part) =>
        part is { ValueKind: JsonValueKind.Object } known && known.TryGetProperty("id", out var id) ? id.GetString() : null;

    private sealed record Entry(PartKind Kind, JsonElement? Before, JsonElement? After);
}
