using System.Security.Cryptography;
using PlanApi.Application.Events;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Webhooks;

namespace PlanApi.Application.Webhooks.Sending;

/// <summary>
/// Sends some messages to one receiver: several at a time, but those about one subject one after the other, in the order of their events.
/// When one is not taken, later ones about its subject wait for it.
/// </summary>
public sealed class WebhookDispatch(WebhookSender sender, TimeProvider clock)
{
    private const int AtOnce = 8;

    /// <summary>After so many failures, and nothing taken, the receiver is down: the others are not tried now.</summary>
    private const int MostFailures = AtOnce;

    /// <summary>Sends the messages of new events.</summary>
    internal async Task<WebhookRound> First(
        WebhookTarget target,
        long webhook,
        EventPage page,
        HashSet<string> blocked,
        CancellationToken cancellation
    )
    {
        var now = clock.GetUtcNow().UtcTicks;
        var all = page
            .Items.Select(item => (Row: RowOf(webhook, item, now), Message: (WebhookMessage?)EventMessage.Of(webhook, item)))
            .ToList();
        foreach (var (row, _) in all.Where(one => blocked.Contains(one.Row.Subject)))
            row.DueAt = WebhookDeliveryRow.Behind;
        return await Send(target, all, page.Last, cancellation);
    }

    /// <summary>Sends messages again. One without an event is withheld.</summary>
    internal Task<WebhookRound> Again(
        WebhookTarget target,
        long webhook,
        IEnumerable<(WebhookDeliveryRow Row, PlanEvent? Event)> due,
        CancellationToken cancellation
    ) =>
        Send(
            target,
            [.. due.Select(one => (one.Row, one.Event is { } found ? EventMessage.Of(webhook, found) : null))],
            null,
            cancellation
        );

    private async Task<WebhookRound> Send(
        WebhookTarget target,
        List<(WebhookDeliveryRow Row, WebhookMessage? Message)> all,
        EventPosition? position,
        CancellationToken cancellation
    )
    {
        var receiver = new Receiver();
        await Parallel.ForEachAsync(
            all.Where(one => one.Row.DueAt != WebhookDeliveryRow.Behind).GroupBy(one => one.Row.Subject),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (subject, token) =>
            {
                var isBlocked = false;
                foreach (var (row, message) in subject)
                {
                    if (isBlocked)
                        row.DueAt = WebhookDeliveryRow.Behind;
                    else
                        await Send(target, row, message, receiver, token);
                    isBlocked = row.State == DeliveryState.Waiting;
                }
            }
        );
        return new WebhookRound([.. all.Select(one => one.Row)], position, receiver.Taken > 0, receiver.Failed > 0, receiver.IsGone);
    }

    private async Task Send(
        WebhookTarget target,
        WebhookDeliveryRow row,
        WebhookMessage? message,
        Receiver receiver,
        CancellationToken cancellation
    )
    {
        var now = clock.GetUtcNow().UtcTicks;
        if (message is null)
        {
            (row.State, row.DueAt) = (DeliveryState.Withheld, null);
            return;
        }
        if (receiver.IsDown)
        {
            row.DueAt = now + DeliveryAttempts.WaitAfter(Math.Max(row.Attempts, 1), null, Jitter())?.Ticks;
            return;
        }
        var began = clock.GetTimestamp();
        var answer = await sender.Send(target, message, cancellation);
        PlanTelemetry.WebhookSend.Record(
            clock.GetElapsedTime(began).TotalSeconds,
            new KeyValuePair<string, object?>("outcome", answer.Problem is null ? "taken" : "failed")
        );
        row.Attempts++;
        (row.LastAt, row.Status, row.Problem) = (now, answer.Status, answer.Problem);
        receiver.Add(answer);
        (row.State, row.DueAt) =
            answer.Problem is null ? (DeliveryState.Delivered, null)
            : DeliveryAttempts.WaitAfter(row.Attempts, answer.RetryAfter, Jitter()) is { } wait
                ? (DeliveryState.Waiting, (long?)(now + wait.Ticks))
            : (DeliveryState.Failed, null);
    }

    private static int Jitter() => RandomNumberGenerator.GetInt32(1_000);

    private static WebhookDeliveryRow RowOf(long webhook, PlanEvent item, long now)
    {
        var message = EventMessage.Of(webhook, item);
        var position = EventPosition.Parse(item.Id);
        return new WebhookDeliveryRow
        {
            WebhookId = webhook,
            Sequence = position.Sequence,
            Number = position.Index,
            Type = message.Type,
            Subject = message.Subject,
            State = DeliveryState.Waiting,
            FirstAt = now,
        };
    }

    /// <summary>How a receiver behaves in a round.</summary>
    private sealed class Receiver
    {
        private int _taken,
            _failed;
        private volatile bool _gone;

        public int Taken => Volatile.Read(ref _taken);

        public int Failed => Volatile.Read(ref _failed);

        public bool IsGone => _gone;

        public bool IsDown => IsGone || (Taken == 0 && Failed >= MostFailures);

        public void Add(WebhookAnswer answer)
        {
            Interlocked.Increment(ref answer.Problem is null ? ref _taken : ref _failed);
            _gone |= answer.IsGone;
        }
    }
}
