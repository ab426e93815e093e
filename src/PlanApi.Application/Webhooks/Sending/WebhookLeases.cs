using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Events;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Webhooks;

namespace PlanApi.Application.Webhooks.Sending;

/// <summary>
/// Decides which process works on which webhook, and stores what became of the messages. A process whose fence is older than the stored one
/// has lost the webhook, and stores nothing.
/// </summary>
public sealed class WebhookLeases(PlanDb db, TimeProvider clock)
{
    /// <summary>How many messages of a webhook may wait. Further events stay in the history until some are taken.</summary>
    public const int MostWaiting = 1_000;

    /// <summary>How long deliveries can be read.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private static readonly TimeSpan _length = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _rest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);
    private const int Candidates = 10;

    private long Now => clock.GetUtcNow().UtcTicks;

    /// <summary>Whether there is anything to send.</summary>
    public Task<bool> IsAnyFree(CancellationToken cancellation) => Free(Now).AnyAsync(cancellation);

    /// <summary>A webhook with something to send, on which no process works; null if there is none.</summary>
    public async Task<WebhookRow?> Claim(string owner, CancellationToken cancellation)
    {
        var now = Now;
        var free = await Free(now)
            .OrderBy(row => row.LeaseUntil ?? 0)
            .ThenBy(row => row.Id)
            .Take(Candidates)
            .Select(row => new { row.Id, row.Fence })
            .ToListAsync(cancellation);
        foreach (var one in free)
        {
            var taken = await Free(now)
                .Where(row => row.Id == one.Id && row.Fence == one.Fence)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(row => row.Owner, owner)
                            .SetProperty(row => row.LeaseUntil, now + _length.Ticks)
                            .SetProperty(row => row.Fence, row => row.Fence + 1),
                    cancellation
                );
            if (taken == 1)
                return await db.Set<WebhookRow>()
                    .AsNoTracking()
                    .FirstOrDefaultAsync(row => row.Id == one.Id && row.Fence == one.Fence + 1, cancellation);
        }
        return null;
    }

    /// <summary>Lets other work, or another process, go on with it.</summary>
    public Task Release(WebhookRow lease, CancellationToken cancellation) =>
        Mine(lease)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Owner, (string?)null).SetProperty(row => row.LeaseUntil, (long?)null),
                cancellation
            );

    /// <summary>Stops a webhook until somebody switches it on again.</summary>
    public Task Disable(WebhookRow lease, string problem, CancellationToken cancellation) =>
        Mine(lease)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.State, WebhookState.Disabled)
                        .SetProperty(row => row.Problem, problem)
                        .SetProperty(row => row.Owner, (string?)null)
                        .SetProperty(row => row.LeaseUntil, (long?)null)
                        .SetProperty(row => row.Fence, row => row.Fence + 1)
                        .SetProperty(row => row.Version, row => row.Version + 1),
                cancellation
            );

    /// <summary>
    /// In one transaction: what became of messages, the place up to which events were read, and whether the receiver fails. Renews the
    /// lease. False if the webhook is lost, or the receiver takes nothing.
    /// </summary>
    public async Task<bool> Record(WebhookRow lease, WebhookRound round, CancellationToken cancellation)
    {
        await using var transaction = await db.BeginWriting(_patience, cancellation);
        var row = await db.Set<WebhookRow>()
            .FirstOrDefaultAsync(row => row.Id == lease.Id && row.Fence == lease.Fence && row.State == WebhookState.Active, cancellation);
        if (row is null)
            return false;
        var now = Now;
        await Store(row, round, now, cancellation);
        if (round.Position is { } position)
            row.Position = position;
        row.FailingSince = round.HasDelivered ? null : row.FailingSince ?? (round.HasFailed ? now : null);
        // A receiver that takes nothing is left alone for a moment.
        row.LeaseUntil = now + (round.IsDown ? _rest : _length).Ticks;
        var waiting = Waiting(row.Id);
        (row.Waiting, row.DueAt) = (await waiting.CountAsync(cancellation), await waiting.MinAsync(one => one.DueAt, cancellation));
        if (round.IsGone)
            Disable(row, "The receiver answered 410 (Gone). Give the webhook another address, and switch it on again.");
        else if (row.FailingSince is { } since && now - since >= DeliveryAttempts.Patience.Ticks)
            Disable(row, "The receiver has taken no message for three days. Mend it, and switch the webhook on again: nothing is lost.");
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        (lease.Position, lease.Waiting) = (row.Position, row.Waiting);
        return row.State == WebhookState.Active && !round.IsDown;
    }

    /// <summary>The messages that are due, the earliest events first: none of them waits for another one.</summary>
    public Task<List<WebhookDeliveryRow>> Due(WebhookRow lease, int most, CancellationToken cancellation)
    {
        var now = Now;
        return Waiting(lease.Id)
            .AsNoTracking()
            .Where(row => row.DueAt <= now)
            .OrderBy(row => row.Sequence)
            .ThenBy(row => row.Number)
            .Take(most)
            .ToListAsync(cancellation);
    }

    /// <summary>How many messages wait to be sent again.</summary>
    public Task<int> CountWaiting(CancellationToken cancellation) => db.Set<WebhookRow>().SumAsync(row => row.Waiting, cancellation);

    /// <summary>The subjects with a message that waits: later messages about them wait too.</summary>
    public async Task<HashSet<string>> Blocked(WebhookRow lease, CancellationToken cancellation) =>
        [.. await Waiting(lease.Id).Select(row => row.Subject).Distinct().ToListAsync(cancellation)];

    /// <summary>Removes deliveries that are no longer kept.</summary>
    public async Task Expire(CancellationToken cancellation)
    {
        var last = Now - Kept.Ticks;
        var expired = db.Set<WebhookDeliveryRow>().Where(row => row.FirstAt <= last && row.State != DeliveryState.Waiting);
        // To delete nothing would still keep others from writing for a moment.
        if (await expired.AnyAsync(cancellation))
            await expired.ExecuteDeleteAsync(cancellation);
    }

    private async Task Store(WebhookRow webhook, WebhookRound round, long now, CancellationToken cancellation)
    {
        foreach (var result in round.Results)
        {
            if (result.Id == 0)
                db.Add(result);
            else
                db.Update(result);
        }
        await db.SaveChangesAsync(cancellation);
        if (webhook.Waiting == 0)
            return;
        // The next message about a subject whose first one is done is due now.
        foreach (var subject in round.Results.Where(one => one.State != DeliveryState.Waiting).Select(one => one.Subject).Distinct())
        {
            if (
                await Waiting(webhook.Id)
                    .Where(one => one.Subject == subject)
                    .OrderBy(one => one.Sequence)
                    .ThenBy(one => one.Number)
                    .FirstOrDefaultAsync(cancellation) is
                { DueAt: WebhookDeliveryRow.Behind } next
            )
                next.DueAt = now;
        }
        await db.SaveChangesAsync(cancellation);
    }

    private static void Disable(WebhookRow row, string problem)
    {
        (row.State, row.Problem, row.Owner, row.LeaseUntil) = (WebhookState.Disabled, problem, null, null);
        row.Fence++;
        row.Version++;
    }

    private IQueryable<WebhookDeliveryRow> Waiting(long webhook) =>
        db.Set<WebhookDeliveryRow>().Where(row => row.WebhookId == webhook && row.State == DeliveryState.Waiting);

    private IQueryable<WebhookRow> Mine(WebhookRow lease) =>
        db.Set<WebhookRow>().Where(row => row.Id == lease.Id && row.Fence == lease.Fence && row.State == WebhookState.Active);

    private IQueryable<WebhookRow> Free(long now) =>
        db.Set<WebhookRow>()
            .Where(row =>
                row.State == WebhookState.Active
                && (row.LeaseUntil == null || row.LeaseUntil <= now)
                && (
                    row.DueAt <= now
                    || (
                        row.Waiting < MostWaiting
                        && db.Set<PlanRow>()
                            .Any(plan => plan.Id == row.AboutPlanId && (plan.Version > row.Sequence || row.Number < int.MaxValue))
                    )
                )
            );
}

/// <summary>What became of some messages of a webhook.</summary>
/// <param name="Results">The deliveries, new and known ones.</param>
/// <param name="Position">Up to which place events were read; null if none were.</param>
/// <param name="HasDelivered">Whether the receiver has taken one.</param>
/// <param name="HasFailed">Whether an attempt failed.</param>
/// <param name="IsGone">Whether the receiver says that it is gone for good.</param>
public sealed record WebhookRound(
    IReadOnlyList<WebhookDeliveryRow> Results,
    EventPosition? Position,
    bool HasDelivered,
    bool HasFailed,
    bool IsGone
)
{
    /// <summary>Whether every attempt failed.</summary>
    public bool IsDown => HasFailed && !HasDelivered;
}
