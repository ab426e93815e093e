using Microsoft.Extensions.DependencyInjection;
using PlanApi.Application.Access;
using PlanApi.Application.UseCases;

namespace PlanApi.Application.Operations;

/// <summary>Writes about operations from outside of use cases: each write waits for its turn, and has a scope of its own.</summary>
public sealed class OperationQueue(IServiceScopeFactory scopes, WriterQueue writers, OperationBell bell)
{
    internal async Task<T> Write<T>(Func<OperationLeases, Task<T>> write, CancellationToken cancellation)
    {
        using var turn = await writers.Wait(Timeout.InfiniteTimeSpan, cancellation);
        await using var scope = scopes.CreateAsyncScope();
        var written = await write(scope.ServiceProvider.GetRequiredService<OperationLeases>());
        bell.Ring();
        return written;
    }

    internal Task Write(Func<OperationLeases, Task> write, CancellationToken cancellation) =>
        Write(
            async leases =>
            {
                await write(leases);
                return true;
            },
            cancellation
        );

    /// <summary>Takes the operation that has been due for longest; null where there is none.</summary>
    internal async Task<OperationLease?> Claim(string owner, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var leases = scope.ServiceProvider.GetRequiredService<OperationLeases>();
        // Looking needs no turn.
        if (!await leases.IsAnyFree(cancellation))
            return null;
        using var turn = await writers.Wait(Timeout.InfiniteTimeSpan, cancellation);
        var lease = await leases.Claim(owner, cancellation);
        bell.Ring();
        return lease;
    }

    /// <summary>
    /// Renews a lease. Tells whether the lease still belongs to this process, and whether the operation's key is still valid.
    /// </summary>
    internal async Task<bool> Renew(OperationLease lease, ReportedProgress? progress, CancellationToken cancellation)
    {
        using var turn = await writers.Wait(Timeout.InfiniteTimeSpan, cancellation);
        await using var scope = scopes.CreateAsyncScope();
        var isMine =
            await scope.ServiceProvider.GetRequiredService<ApiKeyVerifier>().Counts(lease.Actor, cancellation)
            && await scope.ServiceProvider.GetRequiredService<OperationLeases>().Renew(lease, progress, cancellation);
        if (progress is not null)
            bell.Ring();
        return isMine;
    }

    /// <summary>Removes what is no longer kept.</summary>
    public Task Expire(CancellationToken cancellation) => Write(leases => leases.Expire(cancellation), cancellation);
}
