using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Changes;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Domain;
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
        PageRange page,
        CancellationToken cancellation
    )
    {
        // Each change shows a part as a whole.
        if ((await visibility.For(planId, cancellation)).IsLimited)
            return new Forbidden("a key that is not limited to some members");
        if (!page.Numbers().IsSuccess(out var cursors, out var failure))
            return failure;
        var wanted = sets.DistinctBy(set => set.Sequence)
            .ToDictionary(set => set.Sequence, set => Positions.Of(page, cursors.After, cursors.Before, set.ChangeCount));
        var found = await Read(planId, wanted, cancellation);
        return sets.ToDictionary(set => set, set => wanted[set.Sequence].Page<Change>(found.GetValueOrDefault(set.Sequence) ?? []));
    }

    /// <summary>
    /// The changes of lights and alerts in some change sets, in the order of the sets and of the changes; a block at a time.
    /// </summary>
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

    /// <summary>All changes of some sets, in their order: each part, and cells by the block, a block at a time.</summary>
    internal IAsyncEnumerable<(long Sequence, Change? Change, CellBlock? Cells)> Everything(
        long planId,
        long[] sequences,
        CancellationToken cancellation
    ) =>
        sequences.Length == 0
            ? AsyncEnumerable.Empty<(long, Change?, CellBlock?)>()
            : Everything(
                db.Set<ChangeBlockRow>().Where(block => block.PlanId == planId && sequences.Contains(block.Sequence)),
                cancellation
            );

    /// <summary>All changes of the sets from one to another one.</summary>
    internal IAsyncEnumerable<(long Sequence, Change? Change, CellBlock? Cells)> Between(
        long planId,
        long first,
        long last,
        CancellationToken cancellation
    ) =>
        Everything(
            db.Set<ChangeBlockRow>().Where(block => block.PlanId == planId && block.Sequence >= first && block.Sequence <= last),
            cancellation
        );

    private static async IAsyncEnumerable<(long Sequence, Change? Change, CellBlock? Cells)> Everything(
        IQueryable<ChangeBlockRow> blocks,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var ordered = blocks.AsNoTracking().OrderBy(block => block.Sequence).ThenBy(block => block.Number).AsAsyncEnumerable();
        await foreach (var block in ordered.WithCancellation(cancellation))
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

    /// <summary>The dimensions, members and indicators that were renamed or deleted after a change set.</summary>
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

    private async Task<Dictionary<long, List<Change>>> Read(long planId, Dictionary<long, Positions> wanted, CancellationToken cancellation)
    {
        var found = new Dictionary<long, List<Change>>();
        var passed = new Dictionary<long, int>();
        long[] sequences = [.. wanted.Where(set => set.Value.Count > 0).Select(set => set.Key)];
        var blocks = db.Set<ChangeBlockRow>().AsNoTracking().Where(block => block.PlanId == planId && sequences.Contains(block.Sequence));
        // What comes before the page is counted, and its content stays where it is.
        if (wanted.Values.Any(part => part.Start > 0))
            (blocks, passed) = await Following(blocks, wanted, cancellation);
        var ordered = blocks.OrderBy(block => block.Sequence).ThenBy(block => block.Number).AsAsyncEnumerable();
        await foreach (var block in ordered.WithCancellation(cancellation))
        {
            if (!found.TryGetValue(block.Sequence, out var changes))
                found[block.Sequence] = changes = [];
            var part = wanted[block.Sequence];
            if (changes.Count == part.Count)
            {
                // Of one set nothing more is wanted; of several, the next one's blocks follow.
                if (sequences.Length == 1)
                    break;
                continue;
            }
            passed[block.Sequence] = await Unpack(
                block,
                changes,
                passed.GetValueOrDefault(block.Sequence),
                part.Start,
                part.Count,
                cancellation
            );
        }
        return found;
    }

    /// <summary>For each set, the block in which its page begins, and how many changes the blocks before it hold.</summary>
    private static async Task<(IQueryable<ChangeBlockRow> Blocks, Dictionary<long, int> Passed)> Following(
        IQueryable<ChangeBlockRow> blocks,
        Dictionary<long, Positions> wanted,
        CancellationToken cancellation
    )
    {
        var heads = await blocks
            .OrderBy(block => block.Sequence)
            .ThenBy(block => block.Number)
            .Select(block => new
            {
                block.Sequence,
                block.Number,
                block.Count,
            })
            .ToListAsync(cancellation);
        var (passed, last) = (new Dictionary<long, int>(), -1);
        foreach (var set in heads.GroupBy(head => head.Sequence))
        {
            var count = 0;
            foreach (var head in set.TakeWhile(head => head.Count > 0 && count + head.Count <= wanted[set.Key].Start))
                (count, last) = (count + head.Count, head.Number);
            passed[set.Key] = count;
        }
        // Several sets are read together, from their first block on where they begin at different ones.
        return wanted.Count == 1 ? (blocks.Where(block => block.Number > last), passed) : (blocks, []);
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
