using Microsoft.Extensions.DependencyInjection;
using PlanApi.Application.UseCases;

namespace PlanApi.Application.Webhooks.Sending;

/// <summary>Reads and writes about deliveries from outside of use cases: each write waits for its turn, and has its own scope.</summary>
public sealed class WebhookQueue(IServiceScopeFactory scopes, WriterQueue writers)
{
    internal async Task<T> Read<T>(Func<WebhookLeases, Task<T>> read)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<WebhookLeases>());
    }

    internal async Task<T> Write<T>(Func<WebhookLeases, Task<T>> write, CancellationToken cancellation)
    {
        using var turn = await writers.Wait(Timeout.InfiniteTimeSpan, cancellation);
        return await Read(write);
    }

    internal Task Write(Func<WebhookLeases, Task> write, CancellationToken cancellation) =>
        Write(
            async leases =>
            {
                await write(leases);
                return true;
            },
            cancellation
        );

    /// <summary>Takes a webhook with something to send; null where there is none.</summary>
    internal async Task<WebhookRow?> Claim(string owner, CancellationToken cancellation) =>
        // Looking needs no turn.
        await Read(leases => leases.IsAnyFree(cancellation))
            ? await Write(leases => leases.Claim(owner, cancellation), cancellation)
            : null;

    /// <summary>Removes what is no longer kept.</summary>
    public Task Expire(CancellationToken cancellation) => Write(leases => leases.Expire(cancellation), cancellation);
}
