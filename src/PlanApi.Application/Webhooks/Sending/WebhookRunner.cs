using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Events;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Webhooks;

namespace PlanApi.Application.Webhooks.Sending;

/// <summary>
/// Sends the messages of webhooks: those that are due again, and those of new events, which it reads with the present rights of the
/// webhook's key. What is sent is stored afterwards, so a message is sent at least once, however the process ends.
/// </summary>
public sealed partial class WebhookRunner(
    IServiceScopeFactory scopes,
    WebhookQueue queue,
    WebhookDispatch dispatch,
    WebhookSecrets secrets,
    TimeProvider clock,
    ILogger<WebhookRunner> log
)
{
    private const int Events = 100;

    // Afterwards other webhooks have their turn.
    private static readonly TimeSpan _turn = TimeSpan.FromSeconds(10);

    private readonly string _owner = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";

    /// <summary>Takes a webhook with something to send; null where there is none.</summary>
    public Task<WebhookRow?> Claim(CancellationToken stopping) => queue.Claim(_owner, stopping);

    /// <summary>Sends what a webhook has to send.</summary>
    public async Task Run(WebhookRow lease, CancellationToken stopping)
    {
        var began = clock.GetTimestamp();
        try
        {
            while (clock.GetElapsedTime(began) < _turn && await Next(lease, stopping)) { }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(log, failure, lease.Id);
        }
        finally
        {
            // Not to be interrupted by a stop: it is short, and else others would wait for the lease to run out.
            await queue.Write(leases => leases.Release(lease, CancellationToken.None), CancellationToken.None);
        }
    }

    /// <summary>One round; false if there is nothing more to send, or the webhook is not this process's any more.</summary>
    private async Task<bool> Next(WebhookRow lease, CancellationToken stopping)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var identity =
            lease.Actor == Caller.Local.Id ? Caller.Local : await services.GetRequiredService<ApiKeyVerifier>().Find(lease.Actor, stopping);
        if (identity is null)
            return await Stop(lease, "The key that made it was revoked or has expired. Make the webhook anew with another key.");
        services.GetRequiredService<Caller>().Identity = identity;
        var (sender, settings) = (services.GetRequiredService<UseCaseSender>(), WebhookViews.SettingsOf(lease));
        var target = WebhookTarget.Of(lease, secrets, clock.GetUtcNow());

        var due = await queue.Read(leases => leases.Due(lease, Events, stopping));
        if (due.Count > 0)
        {
            var again = new List<(WebhookDeliveryRow, PlanEvent?)>();
            foreach (var one in due)
                again.Add((one, await Event(sender, settings, new EventPosition(one.Sequence, one.Number), stopping)));
            var round = await dispatch.Again(
                await Naming([.. again.Select(one => one.Item2).OfType<PlanEvent>()]),
                lease.Id,
                again,
                stopping
            );
            return await queue.Write(leases => leases.Record(lease, round, CancellationToken.None), CancellationToken.None);
        }
        if (lease.Waiting >= WebhookLeases.MostWaiting)
            return false;
        var read = await sender.Send(WebhookViews.EventsOf(settings, new(Events, lease.Position.ToString())), stopping);
        if (!read.IsSuccess(out var page, out var failure))
            return failure is not (Busy or StorageFailure) && await Stop(lease, Reason(failure));
        var blocked = lease.Waiting == 0 ? [] : await queue.Read(leases => leases.Blocked(lease, stopping));
        var sent = await dispatch.First(await Naming(page.Items), lease.Id, page, blocked, stopping);
        return await queue.Write(leases => leases.Record(lease, sent, CancellationToken.None), CancellationToken.None) && page.HasMore;

        // Only sentences for people have names in them.
        async Task<WebhookTarget> Naming(IReadOnlyCollection<PlanEvent> events) =>
            target.Format == WebhookFormat.Standard || events.Count == 0
                ? target
                : target with
                {
                    Names = await EventNames.Read(services.GetRequiredService<PlanDb>(), lease.AboutPlanId, events, stopping),
                };
    }

    /// <summary>The event at a place; null if the webhook no longer sees it.</summary>
    private static async Task<PlanEvent?> Event(
        UseCaseSender sender,
        WebhookSettings settings,
        EventPosition position,
        CancellationToken stopping
    )
    {
        var before = position.Index == 0 ? EventPosition.EndOf(position.Sequence - 1) : position with { Index = position.Index - 1 };
        var read = await sender.Send(WebhookViews.EventsOf(settings, new(1, before.ToString())), stopping);
        return read.IsSuccess(out var page, out _) && page.Items is [var found] && found.Id == position.ToString() ? found : null;
    }

    private async Task<bool> Stop(WebhookRow lease, string problem)
    {
        await queue.Write(leases => leases.Disable(lease, problem, CancellationToken.None), CancellationToken.None);
        return false;
    }

    private static string Reason(Failure failure) =>
        "Its events cannot be read: " + string.Join(" ", failure.Faults.Select(fault => fault.Message).DefaultIfEmpty(failure.Message));

    [LoggerMessage(Level = LogLevel.Error, Message = "Messages of the webhook {Id} could not be sent")]
    private static partial void LogFailed(ILogger logger, Exception failure, long id);
}
