using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Changes;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;

namespace PlanApi.Application.History;

/// <summary>
/// Follows one part back through the history. Each change tells the version that the part had before, so that the change sets between the
/// two are not read. Only where a version was raised by something else, as by another part's new code, they are.
/// </summary>
public sealed class PartTrail(PlanDb db, PartStores stores, ChangeReader changes, ChangeSetStore sets)
{
    private const int FirstLook = 1;
    private const int LongestLook = 256;

    /// <summary>The changes of the part, the newest first.</summary>
    internal async IAsyncEnumerable<PartChange> Of(
        PlanRow plan,
        PartKind kind,
        string key,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var (id, at) = await Present(plan, kind, key, cancellation);
        for (var look = FirstLook; at > 0; look = Math.Min(LongestLook, look * 4))
        {
            var newest = at;
            var sequences = await db.Set<ChangeSetRow>()
                .Where(set => set.PlanId == plan.Id && set.Sequence <= newest)
                .OrderByDescending(set => set.Sequence)
                .Select(set => set.Sequence)
                .Take(look)
                .ToArrayAsync(cancellation);
            if (sequences.Length == 0)
                yield break;
            foreach (var (sequence, change) in await Among(plan.Id, sequences, kind, cancellation))
            {
                if (sequence > at || !IsAbout(change, id, key))
                    continue;
                (id, key) = (id ?? Field(change.Before ?? change.After, "id"), change.Key);
                if (await sets.Read(plan.Id, row => row.Sequence == sequence, 1, cancellation) is [var set])
                    yield return new PartChange(set, key, ChangedFields.Of(change.Before, change.After), change.Before, change.After);
                // Of another part that had the key before this one, nothing is said.
                at = change.Before is { } before ? Version(before) ?? sequence : 0;
                look = 0;
            }
            at = Math.Min(at, sequences[^1] - 1);
            look = Math.Max(look, 1);
        }
    }

    /// <summary>The changes of parts of a kind in some change sets, the newest first.</summary>
    private async Task<IReadOnlyList<(long Sequence, Change Change)>> Among(
        long planId,
        long[] sequences,
        PartKind kind,
        CancellationToken cancellation
    )
    {
        var found = new List<(long, Change)>();
        await foreach (var (sequence, change, _) in changes.Everything(planId, sequences, cancellation))
        {
            if (change is not null && change.Kind == kind.Name)
                found.Add((sequence, change));
        }
        found.Reverse();
        return found;
    }

    /// <summary>The part's id, and the version from which on to look for it.</summary>
    private async Task<(string? Id, long At)> Present(PlanRow plan, PartKind kind, string key, CancellationToken cancellation)
    {
        if (kind == PartKind.Plan)
            return (NodeId.Of(kind, plan.Id, 0), plan.OwnVersion);
        return await stores.Of(kind).FindPart(plan.Id, key, cancellation) is { Id: { } id, Version: { } version }
            ? (id, version)
            : (null, plan.Version);
    }

    /// <summary>The parts of an import have no ids in the history, and are known by their keys.</summary>
    private static bool IsAbout(Change change, string? id, string key) =>
        (Field(change.Before, "id") ?? Field(change.After, "id")) is { } known && id is not null ? known == id : change.Key == key;

    private static string? Field(JsonElement? part, string name) =>
        part is { ValueKind: JsonValueKind.Object } known && known.TryGetProperty(name, out var field) ? field.GetString() : null;

    private static long? Version(JsonElement part) => part.TryGetProperty("version", out var version) ? version.GetInt64() : null;
}
