using System.Runtime.CompilerServices;
using PlanApi.Application.Changes;
using PlanApi.Application.History;
using PlanApi.Application.Tables;

namespace PlanApi.Application.Events;

/// <summary>The part of a change set that a limited caller may hear of.</summary>
internal sealed class SeenSet(long sequence)
{
    /// <summary>The number of the change set.</summary>
    public long Sequence { get; } = sequence;

    /// <summary>How many changes.</summary>
    public int Count { get; private set; }

    /// <summary>Whether any of the changes is about something other than lights and alerts.</summary>
    public bool HasOthers { get; private set; }

    /// <summary>Whether something is hidden.</summary>
    public bool IsPart { get; private set; }

    /// <summary>The changes of lights and alerts.</summary>
    public List<Change> Signals { get; } = [];

    /// <summary>The head of the change set, without the fields that would reveal hidden changes.</summary>
    public ChangeSet Of(ChangeSet set) =>
        IsPart ? set with { Actor = null, Party = null, Reason = null, Door = null, Hash = null, ChangeCount = Count } : set;

    internal void Add(Change? change, int count, int all)
    {
        (Count, IsPart) = (Count + count, IsPart || count < all);
        if (count > 0 && change is not null && ChangeRecorder.IsSignal(change.Kind))
            Signals.Add(change);
        else
            HasOthers |= count > 0;
    }
}

/// <summary>Reads what a limited caller may hear of. Call within a snapshot.</summary>
public sealed class SeenSets(ChangeReader changes, ChangeJudges judges)
{
    /// <summary>The visible parts of change sets, in their order, one at a time.</summary>
    internal async IAsyncEnumerable<SeenSet> Read(PlanRow plan, long[] sequences, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (sequences.Length == 0)
            yield break;
        var judge = await judges.Since(plan, sequences[0], cancellation);
        SeenSet? set = null;
        await foreach (var (sequence, change, cells) in changes.Everything(plan.Id, sequences, cancellation))
        {
            if (set is not null && set.Sequence != sequence)
                yield return set;
            if (set?.Sequence != sequence)
                set = new SeenSet(sequence);
            set.Add(
                change,
                cells is not null ? judge.Count(sequence, cells)
                    : await judge.Sees(sequence, change!) ? 1
                    : 0,
                cells?.Count ?? 1
            );
        }
        if (set is not null)
            yield return set;
    }
}
