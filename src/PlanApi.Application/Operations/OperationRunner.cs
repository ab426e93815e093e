using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Operations;

/// <summary>Does operations one after the other, each in its own scope, with the name and the rights of the key that asked.</summary>
public sealed partial class OperationRunner(
    IServiceScopeFactory scopes,
    RunningOperations running,
    OperationQueue queue,
    TimeProvider clock,
    ILogger<OperationRunner> log
)
{
    /// <summary>The greatest number of attempts for one operation.</summary>
    public const int MostAttempts = 5;

    // Other processes may work on the same database: each has a name of its own.
    private readonly string _owner = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";

    /// <summary>Does the operation that has been due for longest; false where there is none.</summary>
    public async Task<bool> RunNext(CancellationToken stopping)
    {
        if (await queue.Claim(_owner, stopping) is not { } lease)
            return false;
        using var cancelled = new CancellationTokenSource();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancelled.Token);
        running.Add(lease.Id, cancelled);
        var began = clock.GetTimestamp();
        try
        {
            var (end, problem) = await Run(lease, stop);
            PlanTelemetry.OperationAttempt.Record(
                clock.GetElapsedTime(began).TotalSeconds,
                new("kind", lease.Kind),
                new("outcome", CamelCase.Of(end))
            );
            await Settle(lease, end, problem, cancelled.IsCancellationRequested, stopping);
        }
        finally
        {
            running.Remove(lease.Id);
        }
        return true;
    }

    private async Task<(End End, OperationProblem? Problem)> Run(OperationLease lease, CancellationTokenSource stop)
    {
        if (lease.Attempts > MostAttempts)
            return (End.Refused, OperationProblem.Of(new GivenUp(MostAttempts)));
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await using var beat = new OperationBeat(queue, clock, lease, stop);
        services.GetRequiredService<WorkProgress>().Listen(beat.Report);
        var caller = services.GetRequiredService<Caller>();
        caller.Identity = OperationViews.IdentityOf(lease.Identity);
        (caller.Reason, caller.Door, caller.IsPatient) = (lease.Reason, lease.Door, true);
        var run = services.GetRequiredService<OperationRun>();
        run.Lease = lease;
        try
        {
            if (!await services.GetRequiredService<ApiKeyVerifier>().Counts(lease.Actor, stop.Token))
                return (End.Refused, OperationProblem.Of(new KeyNoLongerCounts()));
            var kind = OperationKind.Find(lease.Kind);
            if (
                kind is { IsRepeated: true }
                && await services.GetRequiredService<ApiKeyVerifier>().Find(lease.Actor, stop.Token) is { } now
            )
                caller.Identity = now;
            var failure = kind is not null
                ? await kind.Run(services, run, lease.Request, stop.Token)
                : new NotAllowedNow($"This version of the service knows no operation '{lease.Kind}'.");
            return failure switch
            {
                null => (End.Done, null),
                LeaseLost => (End.Interrupted, null),
                { IsPassing: true } => (End.Hindered, OperationProblem.Of(failure)),
                _ => (End.Refused, OperationProblem.Of(failure)),
            };
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return await services.GetRequiredService<ApiKeyVerifier>().Counts(lease.Actor, CancellationToken.None)
                ? (End.Interrupted, null)
                : (End.Refused, OperationProblem.Of(new KeyNoLongerCounts()));
        }
        catch (Exception failure)
        {
            LogFailed(log, failure, lease.Kind, lease.Id);
            var said = $"It failed with {failure.GetType().Name}; the log says more, under operation {lease.Id}.";
            return (End.Refused, new OperationProblem("internal-error", said, []));
        }
    }

    /// <summary>Stores how the operation ended. If a command has finished it, the command has already stored that.</summary>
    private Task Settle(OperationLease lease, End end, OperationProblem? problem, bool isCancelled, CancellationToken stopping)
    {
        // Not to be interrupted by a stop: it is short, and else others would wait for the lease to run out.
        var patience = CancellationToken.None;
        return end switch
        {
            End.Interrupted when isCancelled => queue.Write(leases => leases.Cancel(lease, patience), patience),
            End.Interrupted when stopping.IsCancellationRequested => queue.Write(
                leases => leases.GiveBack(lease, TimeSpan.Zero, null, patience),
                patience
            ),
            End.Hindered when lease.Attempts < MostAttempts => queue.Write(
                leases => leases.GiveBack(lease, Pause(lease.Attempts), problem, patience),
                patience
            ),
            End.Refused when lease.Work is not null && !OperationKind.Repeated.Contains(lease.Kind) && lease.Attempts < MostAttempts =>
                queue.Write(leases => leases.GiveBack(lease, Pause(lease.Attempts), problem, patience), patience),
            End.Hindered or End.Refused => queue.Write(leases => leases.Fail(lease, problem!, patience), patience),
            _ => Task.CompletedTask,
        };
    }

    /// <summary>The wait before the next attempt: a minute after the first failure, then twice as long each time.</summary>
    private static TimeSpan Pause(int attempts) => TimeSpan.FromMinutes(1 << Math.Min(attempts - 1, 6));

    [LoggerMessage(Level = LogLevel.Error, Message = "The operation {Kind} {Id} failed")]
    private static partial void LogFailed(ILogger logger, Exception failure, string kind, long id);

    /// <summary>How an attempt ended.</summary>
    private enum End
    {
        /// <summary>The operation is done.</summary>
        Done,

        /// <summary>The operation cannot be done.</summary>
        Refused,

        /// <summary>The operation cannot be done now.</summary>
        Hindered,

        /// <summary>The operation was stopped, or another process has it.</summary>
        Interrupted,
    }
}
