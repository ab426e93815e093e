using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PlanApi.Application.Access;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Operations;

/// <summary>Writes about operations from outside of use cases: each write waits for its turn, and has a scope of its own.</summary>
public sealed class OperationQueue(IServiceScopeFactory scopes, WriterQueue writers)
{
    internal async Task<T> Write<T>(Func<OperationLeases, Task<T>> write, CancellationToken cancellation)
    {
        using var turn = await writers.Wait(Timeout.InfiniteTimeSpan, cancellation);
        await using var scope = scopes.CreateAsyncScope();
        return await write(scope.ServiceProvider.GetRequiredService<OperationLeases>());
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
        return await leases.Claim(owner, cancellation);
    }

    /// <summary>Renews a lease, and says whether it is this process's still and in the name of a key that counts.</summary>
    internal async Task<bool> Renew(OperationLease lease, ReportedProgress? progress, CancellationToken cancellation)
    {
        using var turn = await writers.Wait(Timeout.InfiniteTimeSpan, cancellation);
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ApiKeyVerifier>().Counts(lease.Actor, cancellation)
            && await scope.ServiceProvider.GetRequiredService<OperationLeases>().Renew(lease, progress, cancellation);
    }

    /// <summary>Removes what is no longer kept.</summary>
    public Task Expire(CancellationToken cancellation) => Write(leases => leases.Expire(cancellation), cancellation);

    /// <summary>Notes how the service's own work went.</summary>
    internal async Task Note(WorkLog log, OperationLease lease, DateTimeOffset began, string? error, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var plan = await scope
            .ServiceProvider.GetRequiredService<PlanDb>()
            .Set<PlanRow>()
            .Where(row => row.Id == lease.AboutPlanId)
            .Select(row => row.Code)
            .FirstOrDefaultAsync(cancellation);
        if (plan is not null)
            log.Note(lease.Work!, Code.Known(plan), began, error);
    }
}
