using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Domain;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.History;

/// <summary>Unpacks change sets' blocks, one at a time.</summary>
public sealed class ChangeReader(PlanDb db, VisibilityFinder visibility)
{
    private static readonly PartKind[] Renamed = [.. PartKind.All.Where(kind => kind.Shapes == Shapes.Places)];
    private static readonly string[] Renaming = [.. Renamed.SelectMany(kind => new[] { $"Update{kind}", $"Delete{kind}" })];

    /// <summary>For each of the plan's sets, a page of its changes in the order in which they were made. One query for all.</summary>
    public async Task<Outcome<Dictionary<ChangeSet, Page<Change>>>> Pages(
        long planId,
        IReadOnlyCollection<ChangeSet> sets,
        int first,
        string? after,
        CancellationToken cancellation
    )
    {
        // Each change shows a part as a whole.
        if ((await visibility.For(planId, cancellation)).IsLimited)
            return new Forbidden("a key that is not limited to some members");
        if (first is < 1 or > ListOptions.MaxFirst)
            return Invalid.One("out-of-range", "/first", $"'first' must be 1 to {ListOptions.MaxFirst}.");
        var start = 0;
        if (after is not null && !int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out start))
            return Invalid.One("bad-cursor", "/after", "This is not a cursor of this list; start again without it.");
        var found = await Read(planId, [.. sets.Select(set => set.Sequence)], start, first, cancellation);
        return sets.ToDictionary(
            set => set,
            set =>
            {
                var changes = found.GetValueOrDefault(set.Sequence) ?? [];
                return new Page<Change>(
                    changes,
                    [.. changes.Select((_, at) => (start + at + 1).ToString(CultureInfo.InvariantCulture))],
                    start + changes.Count < set.ChangeCount
                );
            }
        );
    }

    /// <summary>What sets changed in lights and alerts, in the order of the sets and as it was done; a block at a time.</summary>
    internal async IAsyncEnumerable<(long Sequence, Change Change)> Signals(
        long planId,
        long[] sequences,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        if (sequences.Length == 0)
            yield break;
        var blocks = db.Set<ChangeBlockRow>()
            .AsNoTracking()
            .Where(block => block.PlanId == planId && sequences.Contains(block.Sequence) && block.Kind == BlockKind.Lines)
            .OrderBy(block => block.Sequence)
            .ThenBy(block => block.Number)
            .AsAsyncEnumerable();
        await foreach (var block in blocks.WithCancellation(cancellation))
        {
            using var lines = Lines(block);
            while (await lines.ReadLineAsync(cancellation) is { } line)
            {
                if (JsonSerializer.Deserialize<Change>(line, PlanJson.Options) is { } change && ChangeRecorder.IsSignal(change.Kind))
                    yield return (block.Sequence, change);
            }
        }
    }

    /// <summary>All that sets changed, in their order: each part, and cells by the block, a block at a time.</summary>
    internal async IAsyncEnumerable<(long Sequence, Change? Change, CellBlock? Cells)> Everything(
        long planId,
        long[] sequences,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        if (sequences.Length == 0)
            yield break;
        var blocks = db.Set<ChangeBlockRow>()
            .AsNoTracking()
            .Where(block => block.PlanId == planId && sequences.Contains(block.Sequence))
            .OrderBy(block => block.Sequence)
            .ThenBy(block => block.Number)
            .AsAsyncEnumerable();
        await foreach (var block in blocks.WithCancellation(cancellation))
        {
            if (block.Kind == BlockKind.Cells)
            {
                yield return (block.Sequence, null, CellBlockFormat.Read(block.Content));
                continue;
            }
            using var lines = Lines(block);
            while (await lines.ReadLineAsync(cancellation) is { } line)
                yield return (block.Sequence, JsonSerializer.Deserialize<Change>(line, PlanJson.Options), null);
        }
    }

    /// <summary>What was renamed or deleted after a change set of that by which places and indicators are named.</summary>
    internal async Task<CodeHistory> Codes(long planId, long parentageVersion, long after, CancellationToken cancellation)
    {
        var entries = new List<CodeHistory.Entry>();
        // Each of these raises the plan's parentage version.
        var sequences =
            parentageVersion <= after
                ? []
                : await db.Set<ChangeSetRow>()
                    .AsNoTracking()
                    .Where(set =>
                        set.PlanId == planId && set.Sequence > after && set.Sequence <= parentageVersion && Renaming.Contains(set.UseCase)
                    )
                    .OrderBy(set => set.Sequence)
                    .Select(set => set.Sequence)
                    .ToArrayAsync(cancellation);
        await foreach (var (sequence, change, _) in Everything(planId, sequences, cancellation))
        {
            if (
                change is { Before: { } before }
                && PartKind.Find(change.Kind) is { } kind
                && Renamed.Contains(kind)
                && CodeOf(before, "code") is { } was
                && CodeOf(change.After, "code") is var now
                && now != was
            )
                entries.Add(new CodeHistory.Entry(sequence, kind, CodeOf(before, "dimension"), was, now));
        }
        return new CodeHistory(entries);
    }

    private static Code? CodeOf(JsonElement? part, string field) =>
        part is { ValueKind: JsonValueKind.Object } known && known.TryGetProperty(field, out var code)
            ? Code.Known(code.GetString()!)
            : null;

    private async Task<Dictionary<long, List<Change>>> Read(
        long planId,
        long[] sequences,
        int skip,
        int take,
        CancellationToken cancellation
    )
    {
        var found = new Dictionary<long, List<Change>>();
        var passed = new Dictionary<long, int>();
        var blocks = db.Set<ChangeBlockRow>()
            .AsNoTracking()
            .Where(block => block.PlanId == planId && sequences.Contains(block.Sequence))
            .OrderBy(block => block.Sequence)
            .ThenBy(block => block.Number)
            .AsAsyncEnumerable();
        await foreach (var block in blocks.WithCancellation(cancellation))
        {
            if (!found.TryGetValue(block.Sequence, out var changes))
                found[block.Sequence] = changes = [];
            if (changes.Count == take)
            {
                // Of one set nothing more is wanted; of several, the next one's blocks follow.
                if (sequences.Length == 1)
                    break;
                continue;
            }
            passed[block.Sequence] = await Unpack(block, changes, passed.GetValueOrDefault(block.Sequence), skip, take, cancellation);
        }
        return found;
    }

    /// <summary>Adds the block's changes that are wanted, and answers how many were passed over so far.</summary>
    private static async Task<int> Unpack(
        ChangeBlockRow block,
        List<Change> changes,
        int passed,
        int skip,
        int take,
        CancellationToken cancellation
    )
    {
        if (block.Count > 0 && passed + block.Count <= skip)
            return passed + block.Count;
        if (block.Kind == BlockKind.Cells)
        {
            var cells = CellChanges.Of(CellBlockFormat.Read(block.Content)).Skip(skip - passed).Take(take - changes.Count);
            changes.AddRange(cells);
            return skip;
        }
        using var lines = Lines(block);
        while (changes.Count < take && await lines.ReadLineAsync(cancellation) is { } line)
        {
            if (passed < skip)
                passed++;
            else
                changes.Add(JsonSerializer.Deserialize<Change>(line, PlanJson.Options)!);
        }
        return passed;
    }

    private static StreamReader Lines(ChangeBlockRow block) =>
        new(new BrotliStream(new MemoryStream(block.Content), CompressionMode.Decompress));
}
