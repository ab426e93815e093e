using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Alerts;
using PlanApi.Application.Changes;
using PlanApi.Application.History;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;

namespace PlanApi.Application.Events;

/// <summary>
/// Reads events out of the history: one for each change set that changes the plan, one for each light that turned, and one for each alert
/// that changed. It reads the heads of many change sets at a time, and reads only lights and alerts from their contents.
/// </summary>
public sealed class EventReader(
    PlanDb db,
    ChangeSetStore sets,
    ChangeReader changes,
    SeenSets seen,
    AlertStore alerts,
    VisibilityFinder visibility
)
{
    /// <summary>The least number of change sets that one page looks through, if there are so many.</summary>
    private const int Sets = 200;

    internal async Task<EventPage> Read(
        PlanRow plan,
        EventPosition after,
        EventPosition? before,
        PageRange range,
        EventFilter filter,
        CancellationToken cancellation
    )
    {
        // Each set has an event at least, where nothing is filtered out.
        var most = Math.Max(range.Take, Sets);
        var heads = await Heads(plan.Id, after, before, range.IsBackward, most + 1, filter, cancellation);
        var more = heads.Count > most;
        Head[] read = [.. range.InOrder([.. heads.Take(most)])];
        var events = (await visibility.For(plan, cancellation)).IsLimited
            ? SeenEvents(plan, read, filter, cancellation)
            : Events(plan.Id, read, filter, cancellation);
        var page = new Queue<(EventPosition Position, PlanEvent Event)>();
        await foreach (var found in events)
        {
            if (found.Position <= after || found.Position >= before)
                continue;
            if (page.Count == range.Size)
            {
                if (!range.IsBackward)
                    return new EventPage([.. page.Select(entry => entry.Event)], page.Last().Position, true);
                page.Dequeue();
                more = true;
            }
            page.Enqueue(found);
        }
        PlanEvent[] items = [.. page.Select(entry => entry.Event)];
        return range.IsBackward
            ? new EventPage(items, page.LastOrDefault().Position, before is not null)
            {
                Start = more && read.Length > 0 ? new EventPosition(read[0].Sequence, 0) : after,
                HasPrevious = more,
            }
            : new EventPage(items, EventPosition.EndOf(more ? read[^1].Sequence : plan.Version), more);
    }

    /// <summary>The heads of change sets that may contain a wanted event.</summary>
    private async Task<List<Head>> Heads(
        long planId,
        EventPosition after,
        EventPosition? before,
        bool backward,
        int take,
        EventFilter filter,
        CancellationToken cancellation
    )
    {
        var (from, to) = (after.NextSequence, before?.Sequence ?? long.MaxValue);
        var rows = db.Set<ChangeSetRow>().AsNoTracking().Where(row => row.PlanId == planId && row.Sequence >= from && row.Sequence <= to);
        rows = (filter.WantsChanges, filter.WantsSignals) switch
        {
            (true, true) => rows,
            (true, false) => rows.Where(row => row.Changes > row.Signals),
            _ => rows.Where(row => row.Signals > 0),
        };
        rows = backward ? rows.OrderByDescending(row => row.Sequence) : rows.OrderBy(row => row.Sequence);
        return await rows.Take(take)
            .Select(row => new Head(row.Sequence, row.At, row.Signals > 0, row.Changes > row.Signals))
            .ToListAsync(cancellation);
    }

    private async IAsyncEnumerable<(EventPosition Position, PlanEvent Event)> Events(
        long planId,
        Head[] heads,
        EventFilter filter,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var changed = filter.WantsChanges ? await Changes(planId, heads, cancellation) : [];
        long[] signalling = filter.WantsSignals ? [.. heads.Where(head => head.HasSignals).Select(head => head.Sequence)] : [];
        await using var signals = changes.Signals(planId, signalling, cancellation).GetAsyncEnumerator(cancellation);
        var more = await signals.MoveNextAsync();
        foreach (var head in heads)
        {
            if (changed.GetValueOrDefault(head.Sequence) is { } set)
                yield return Place(head, 0, position => new PlanEvent(position, PlanEventKind.Change, set.At, Change: set));
            for (var number = 1; more && signals.Current.Sequence == head.Sequence; number++)
            {
                if (
                    SignalEvents.Of(new EventPosition(head.Sequence, number).ToString(), head.At, signals.Current.Change) is { } signal
                    && filter.Wants(signal)
                )
                    yield return Place(head, number, _ => signal);
                more = await signals.MoveNextAsync();
            }
        }
    }

    // Lights and alerts are numbered among those that the caller hears of: gaps would count the others.
    private async IAsyncEnumerable<(EventPosition Position, PlanEvent Event)> SeenEvents(
        PlanRow plan,
        Head[] heads,
        EventFilter filter,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var changed = filter.WantsChanges ? await Changes(plan.Id, heads, cancellation) : [];
        var (at, told) = (heads.ToDictionary(head => head.Sequence), await alerts.Owners(plan.Id, cancellation));
        await foreach (var set in seen.Read(plan, [.. heads.Select(head => head.Sequence)], cancellation))
        {
            var head = at[set.Sequence];
            if (set.HasOthers && changed.GetValueOrDefault(set.Sequence) is { } change)
                yield return Place(head, 0, position => new PlanEvent(position, PlanEventKind.Change, change.At, Change: set.Of(change)));
            for (var number = 1; filter.WantsSignals && number <= set.Signals.Count; number++)
            {
                if (
                    SignalEvents.Of(new EventPosition(head.Sequence, number).ToString(), head.At, set.Signals[number - 1]) is not { } signal
                    || !filter.Wants(signal)
                )
                    continue;
                yield return Place(
                    head,
                    number,
                    _ =>
                        signal.Alert is not { } alert
                            ? signal
                            : signal with
                            {
                                Alert = alert with
                                {
                                    Owner = told(AlertSubject.Of(alert), alert.Owner),
                                    EscalatedTo = told(AlertSubject.Of(alert), alert.EscalatedTo),
                                },
                            }
                );
            }
        }
    }

    private async Task<Dictionary<long, ChangeSet>> Changes(long planId, Head[] heads, CancellationToken cancellation)
    {
        var wanted = heads.Where(head => head.HasChanges).Select(head => head.Sequence).ToList();
        return wanted.Count == 0
            ? []
            : (await sets.Read(planId, row => wanted.Contains(row.Sequence), wanted.Count, cancellation)).ToDictionary(set => set.Sequence);
    }

    private static (EventPosition, PlanEvent) Place(Head head, int number, Func<string, PlanEvent> make)
    {
        var position = new EventPosition(head.Sequence, number);
        return (position, make(position.ToString()));
    }

    private sealed record Head(long Sequence, long Ticks, bool HasSignals, bool HasChanges)
    {
        public DateTimeOffset At => new(Ticks, TimeSpan.Zero);
    }
}
