using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Events;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Webhooks;

/// <summary>The place in the plan's history from which events are sent once more.</summary>
public sealed record WebhookReplay
{
    /// <summary>The id of the event after which to begin, or the number of a change set; 0 for all events.</summary>
    public required string After { get; init; }
}

/// <summary>
/// Sends the events after a place in the history, once more or for the first time. Their messages have the same ids as before, so that the
/// receiver recognises what it already has. Messages that wait are given up, as they are sent anew.
/// </summary>
public sealed record ReplayWebhook(long Id, WebhookReplay Replay, SeenVersions? ExpectedVersion) : Command<Webhook>
{
    public override Permission Permission => Permission.Send;
}

internal sealed class ReplayWebhookHandler(PlanDb db, WebhookViews views) : IHandler<ReplayWebhook, Webhook>
{
    public async Task<Outcome<Webhook>> Handle(ReplayWebhook request, CancellationToken cancellation)
    {
        if (await views.Find(request.Id, cancellation) is not { } row)
            return WebhookViews.None(request.Id);
        if (SeenVersions.Refusal(request.ExpectedVersion, row.Version) is { } refused)
            return refused;
        var version = await db.Set<PlanRow>()
            .Where(plan => plan.Id == row.AboutPlanId)
            .Select(plan => plan.Version)
            .FirstAsync(cancellation);
        if (!EventPosition.TryParse(request.Replay.After, out var position) || position.Sequence > version)
            return new Invalid([
                new Fault(
                    FaultCodes.BadCursor,
                    "/after",
                    $"This is no event's id and no change set's number of the plan, which is at version {version}."
                ),
            ]);
        await db.Set<WebhookDeliveryRow>()
            .Where(one => one.WebhookId == row.Id && one.State == DeliveryState.Waiting && one.Sequence > position.Sequence)
            .ExecuteUpdateAsync(
                set => set.SetProperty(one => one.State, DeliveryState.Failed).SetProperty(one => one.DueAt, (long?)null),
                cancellation
            );
        row.Position = position;
        row.Waiting = await db.Set<WebhookDeliveryRow>()
            .CountAsync(one => one.WebhookId == row.Id && one.State == DeliveryState.Waiting, cancellation);
        (row.Owner, row.LeaseUntil) = (null, null);
        row.Fence++;
        row.Version++;
        return WebhookViews.Show(row);
    }
}
