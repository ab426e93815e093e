using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Events;

/// <summary>
/// Some of the events of a plan after a place in its history, the oldest first. Streams of events are made of these pages. A client that
/// asks again after the last event misses nothing, however long it was away.
/// </summary>
/// <param name="Plan">The plan.</param>
/// <param name="Page">The page. Its cursors are ids of events, or numbers of change sets. Without one, only events from now on.</param>
public sealed record ListEvents(Code Plan, PageRange Page) : Query<EventPage>
{
    /// <summary>Only these kinds; all when absent.</summary>
    public IReadOnlyList<PlanEventKind>? Kinds { get; init; }

    /// <summary>Only lights and alerts of this target.</summary>
    public Code? Target { get; init; }

    /// <summary>Only lights and alerts of this indicator.</summary>
    public Code? Indicator { get; init; }

    /// <summary>Only lights and alerts of the key results of this objective, and of the objectives that serve it.</summary>
    public Code? Objective { get; init; }

    /// <summary>Only lights that have turned to one of these colours, and alerts about such lights.</summary>
    public IReadOnlyList<Light>? Lights { get; init; }

    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

internal sealed class ListEventsHandler(PlanDb db, PlanFinder plans, EventFilters filters, EventReader events)
    : IHandler<ListEvents, EventPage>
{
    public async Task<Outcome<EventPage>> Handle(ListEvents request, CancellationToken cancellation)
    {
        var faults = new FaultList();
        foreach (var fault in request.Page.Faults())
            faults.Add(fault);
        var (asked, before) = (Read(request.Page.After, "/after", faults), Read(request.Page.Before, "/before", faults));
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        if (!(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure))
            return failure;
        // From another database, or from before a backup was restored: to go on behind it would be to miss what is written next.
        if (asked?.Sequence > plan.Version)
            faults.Add(
                FaultCodes.BadCursor,
                "/after",
                $"The plan is at version {plan.Version}, which is before this; read it anew and go on from there."
            );
        var filter = await filters.Of(request, plan.Id, faults, cancellation);
        return faults.IsEmpty
            ? await events.Read(plan, asked ?? EventPosition.EndOf(plan.Version), before, request.Page, filter, cancellation)
            : new Invalid(faults.Faults);
    }

    private static EventPosition? Read(string? cursor, string pointer, FaultList faults)
    {
        if (cursor is null)
            return null;
        if (EventPosition.TryParse(cursor, out var position))
            return position;
        faults.Add(
            FaultCodes.BadCursor,
            pointer,
            "This is not the id of an event, such as 1234.2, and not the number of a change set; leave it out for events from now on."
        );
        return null;
    }
}
