using PlanApi.Application.Plans.Finding;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Events;

/// <summary>
/// Some of what has happened to a plan after a place in its history, the oldest first. Streams of events are made of these: whoever asks
/// again after the last one misses nothing, however long they were away.
/// </summary>
/// <param name="Plan">The plan.</param>
/// <param name="After">The id of the event after which to go on, or the number of a change set; from now on when absent.</param>
/// <param name="First">How many at most, 1 to 1,000.</param>
public sealed record ListEvents(Code Plan, string? After = null, int First = ListOptions.DefaultFirst) : Query<EventPage>
{
    /// <summary>Only these kinds; all when absent.</summary>
    public IReadOnlyList<PlanEventKind>? Kinds { get; init; }

    /// <summary>Only lights and alerts of this target.</summary>
    public Code? Target { get; init; }

    /// <summary>Only lights and alerts of this indicator.</summary>
    public Code? Indicator { get; init; }

    /// <summary>Only lights and alerts of the key results of this objective, and of those that serve it.</summary>
    public Code? Objective { get; init; }

    /// <summary>Only lights that have turned to one of these, and alerts of them.</summary>
    public IReadOnlyList<Light>? Lights { get; init; }

    public override Permission Permission => Permission.Read;

    public override Code? AboutPlan => Plan;
}

internal sealed class ListEventsHandler(PlanDb db, PlanFinder plans, EventFilters filters, EventReader events)
    : IHandler<ListEvents, EventPage>
{
    public async Task<Outcome<EventPage>> Handle(ListEvents request, CancellationToken cancellation)
    {
        var faults = new FaultList();
        if (request.First is < 1 or > ListOptions.MaxFirst)
            faults.Add(FaultCodes.OutOfRange, "/first", $"'first' must be 1 to {ListOptions.MaxFirst}.");
        var asked = default(EventPosition);
        if (request.After is { } text && !EventPosition.TryParse(text, out asked))
            faults.Add(
                FaultCodes.BadCursor,
                "/after",
                "This is no event's id, such as 1234.2, and no change set's number; leave it out to hear what comes from now on."
            );
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        if (await plans.Find(request.Plan, cancellation) is not { } plan)
            return new NotFound("plan", request.Plan.ToString());
        // From another database, or from before a backup was restored: to go on behind it would be to miss what is written next.
        if (asked.Sequence > plan.Version)
            faults.Add(
                FaultCodes.BadCursor,
                "/after",
                $"The plan is at version {plan.Version}, which is before this; read it anew and go on from there."
            );
        var filter = await filters.Of(request, plan.Id, faults, cancellation);
        return faults.IsEmpty
            ? await events.Read(
                plan,
                request.After is null ? EventPosition.EndOf(plan.Version) : asked,
                request.First,
                filter,
                cancellation
            )
            : new Invalid(faults.Faults);
    }
}
