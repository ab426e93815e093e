using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;

namespace PlanApi.Application.Operations;

/// <summary>
/// Decides which process does which operation. Each change is one statement that compares and sets, so that only one of several processes
/// succeeds. Every change except a renewal raises the fence. A process that knows an older fence has lost the operation.
/// </summary>
public sealed class OperationLeases(PlanDb db, TimeProvider clock)
{
    /// <summary>How long a process keeps an operation without renewing the lease.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(30);

    /// <summary>How long an operation can be read after its end.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>How long one that is repeated can be read.</summary>
    public static readonly TimeSpan KeptRepeated = TimeSpan.FromDays(30);

    private const int Candidates = 10;

    private long Now => clock.GetUtcNow().UtcTicks;

    /// <summary>Whether there is anything to begin.</summary>
    public Task<bool> IsAnyFree(CancellationToken cancellation) => Free(Now).AnyAsync(cancellation);

    /// <summary>
    /// The operation that has been due for longest and that no process is doing; null if there is none, or other processes were faster.
    /// </summary>
    public async Task<OperationLease?> Claim(string owner, CancellationToken cancellation)
    {
        var now = Now;
        var free = await Free(now)
            .OrderBy(row => row.DueAt)
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
                        set.SetProperty(row => row.State, OperationState.Running)
                            .SetProperty(row => row.Owner, owner)
                            .SetProperty(row => row.LeaseUntil, now + Length.Ticks)
                            .SetProperty(row => row.Fence, row => row.Fence + 1)
                            .SetProperty(row => row.Attempts, row => row.Attempts + 1)
                            .SetProperty(row => row.StartedAt, now)
                            .SetProperty(row => row.Version, row => row.Version + 1),
                    cancellation
                );
            if (taken == 1)
                return OperationLease.Of(
                    await db.Set<OperationRow>().AsNoTracking().SingleAsync(row => row.Id == one.Id, cancellation),
                    one.Fence + 1
                );
        }
        return null;
    }

    /// <summary>Renews the lease of the operation; false if it is lost.</summary>
    public async Task<bool> Renew(OperationLease lease, ReportedProgress? progress, CancellationToken cancellation)
    {
        var until = Now + Length.Ticks;
        return 1
            == await (
                progress is null
                    ? Mine(lease).ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseUntil, until), cancellation)
                    : Mine(lease)
                        .ExecuteUpdateAsync(
                            set =>
                                set.SetProperty(row => row.LeaseUntil, until)
                                    .SetProperty(row => row.Doing, progress.Doing)
                                    .SetProperty(row => row.Done, progress.Done)
                                    .SetProperty(row => row.Total, progress.Total)
                                    .SetProperty(row => row.Version, row => row.Version + 1),
                            cancellation
                        )
            );
    }

    public Task<bool> Succeed(OperationLease lease, byte[] result, CancellationToken cancellation) =>
        End(Mine(lease), OperationState.Succeeded, result, null, cancellation);

    public Task<bool> Fail(OperationLease lease, OperationProblem problem, CancellationToken cancellation) =>
        End(Mine(lease), OperationState.Failed, null, problem.ToJson(), cancellation);

    /// <summary>Ends an operation that has not ended. The process that is doing it can no longer finish it.</summary>
    public Task<bool> Cancel(long id, CancellationToken cancellation) =>
        End(
            db.Set<OperationRow>()
                .Where(row => row.Id == id && (row.State == OperationState.Waiting || row.State == OperationState.Running)),
            OperationState.Cancelled,
            null,
            null,
            cancellation
        );

    /// <summary>Ends an operation that this process was told to stop.</summary>
    public Task<bool> Cancel(OperationLease lease, CancellationToken cancellation) =>
        End(Mine(lease), OperationState.Cancelled, null, null, cancellation);

    /// <summary>Gives an operation back, so that it is begun again at a later time.</summary>
    /// <param name="lease">The lease.</param>
    /// <param name="wait">How long it is to wait.</param>
    /// <param name="problem">The reason why it could not be done; null where it was only interrupted, which does not count as an
    /// attempt.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task GiveBack(OperationLease lease, TimeSpan wait, OperationProblem? problem, CancellationToken cancellation)
    {
        var (due, text, attempts) = (Now + wait.Ticks, problem?.ToJson(), problem is null ? 1 : 0);
        await Mine(lease)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.State, OperationState.Waiting)
                        .SetProperty(row => row.Owner, (string?)null)
                        .SetProperty(row => row.LeaseUntil, (long?)null)
                        .SetProperty(row => row.Fence, row => row.Fence + 1)
                        .SetProperty(row => row.Attempts, row => row.Attempts - attempts)
                        .SetProperty(row => row.DueAt, due)
                        .SetProperty(row => row.Problem, text)
                        .SetProperty(row => row.Version, row => row.Version + 1),
                cancellation
            );
    }

    /// <summary>Removes operations whose time for reading is over.</summary>
    public async Task Expire(CancellationToken cancellation)
    {
        var (last, lastRepeated, repeated) = (Now - Kept.Ticks, Now - KeptRepeated.Ticks, OperationKind.Repeated);
        var expired = db.Set<OperationRow>()
            .Where(row => row.EndedAt <= last && (row.EndedAt <= lastRepeated || !repeated.Contains(row.Kind)));
        // To delete nothing would still keep others from writing for a moment.
        if (await expired.AnyAsync(cancellation))
            await expired.ExecuteDeleteAsync(cancellation);
    }

    private IQueryable<OperationRow> Free(long now) =>
        db.Set<OperationRow>()
            .Where(row =>
                (row.State == OperationState.Waiting && row.DueAt <= now) || (row.State == OperationState.Running && row.LeaseUntil <= now)
            );

    private IQueryable<OperationRow> Mine(OperationLease lease) =>
        db.Set<OperationRow>().Where(row => row.Id == lease.Id && row.Fence == lease.Fence && row.State == OperationState.Running);

    private async Task<bool> End(
        IQueryable<OperationRow> rows,
        OperationState state,
        byte[]? result,
        string? problem,
        CancellationToken cancellation
    )
    {
        var now = Now;
        return 1
            == await rows.ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.State, state)
                        .SetProperty(row => row.Result, result)
                        .SetProperty(row => row.Problem, problem)
                        .SetProperty(row => row.Request, (byte[]?)null)
                        .SetProperty(row => row.Doing, (string?)null)
                        .SetProperty(row => row.Owner, (string?)null)
                        .SetProperty(row => row.LeaseUntil, (long?)null)
                        .SetProperty(row => row.Fence, row => row.Fence + 1)
                        .SetProperty(row => row.EndedAt, now)
                        .SetProperty(row => row.Version, row => row.Version + 1),
                cancellation
            );
    }
}

/// <summary>An operation that this process does, as long as nobody has raised its fence.</summary>
public sealed record OperationLease(
    long Id,
    long Fence,
    string Kind,
    string? Work,
    long? AboutPlanId,
    long Actor,
    string Identity,
    string? Reason,
    Door? Door,
    byte[] Request,
    int Attempts
)
{
    public static OperationLease Of(OperationRow row, long fence) =>
        new(
            row.Id,
            fence,
            row.Kind,
            row.Work,
            row.AboutPlanId,
            row.Actor,
            row.Identity,
            row.Reason,
            row.Door,
            row.Request ?? [],
            row.Attempts
        );
}
