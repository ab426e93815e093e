using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;

namespace PlanApi.Application.UseCases;

/// <summary>
/// Commands of one scope that are stored together, or none of them. Between <see cref="Begin"/> and <see cref="Commit"/> they run in one
/// transaction, each with its own checks, version, change set and idempotency record, and each sees what those before it wrote. Without
/// a commit, everything is taken back.
/// </summary>
public sealed class CommandsTogether(
    PlanDb db,
    Caller caller,
    WriterQueue queue,
    StorageState storage,
    IEnumerable<IPlanMemory> memories,
    IEnumerable<IAfterCommit> told
) : IAsyncDisposable
{
    private readonly List<(PlanRow? Plan, Action Keep)> _done = [];
    private WriterQueue.Turn? _turn;
    private IDbContextTransaction? _transaction;

    /// <summary>Whether the commands of this scope are stored together now.</summary>
    internal bool AreOpen => _transaction is not null;

    /// <summary>From now on; the failure where others write for too long.</summary>
    public async Task<Failure?> Begin(CancellationToken cancellation)
    {
        _turn = await queue.Wait(caller.IsPatient ? Timeout.InfiniteTimeSpan : WriterQueue.Patience, cancellation);
        if (_turn is null)
            return new Busy();
        _transaction = await db.BeginWriting(WriterQueue.Patience, cancellation);
        return null;
    }

    /// <summary>Stores everything. The failure where the database refuses what stands together; then nothing is stored.</summary>
    public async Task<Failure?> Commit(CancellationToken cancellation)
    {
        storage.Demand();
        ForgetRead();
        try
        {
            await _transaction!.CommitAsync(cancellation);
        }
        catch (StoredConflict)
        {
            return new NotAllowedNow(
                "What the requests leave behind does not fit together, or something else that is stored stands against it."
            );
        }
        storage.Written();
        _done.ForEach(one => one.Keep());
        foreach (var plan in _done.Select(one => one.Plan).DistinctBy(plan => plan?.Id))
        {
            foreach (var one in told)
                one.Committed(plan);
        }
        _done.Clear();
        return null;
    }

    /// <summary>A command is done, as far as this transaction goes.</summary>
    /// <param name="plan">The plan that it was about; null where it was about none.</param>
    /// <param name="keep">Keeps what it has written in memory, once it is certain.</param>
    internal void Done(PlanRow? plan, Action keep) => _done.Add((plan, keep));

    /// <summary>Takes back what a command has written that only showed what would happen.</summary>
    internal async Task<IAsyncDisposable> Rehearsal(CancellationToken cancellation)
    {
        const string before = "rehearsal";
        await _transaction!.CreateSavepointAsync(before, cancellation);
        return new TakenBack(_transaction, before);
    }

    public async ValueTask DisposeAsync()
    {
        ForgetRead();
        if (_transaction is not null)
            await _transaction.DisposeAsync();
        _transaction = null;
        _turn?.Dispose();
        _turn = null;
    }

    /// <summary>
    /// What the commands have read of each other may never be. It must be gone before others can write the same versions.
    /// </summary>
    private void ForgetRead()
    {
        foreach (var plan in _done.Select(one => one.Plan?.Id).OfType<long>().Distinct())
        {
            foreach (var memory in memories)
                memory.Forget(plan);
        }
    }

    private sealed class TakenBack(IDbContextTransaction transaction, string savepoint) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await transaction.RollbackToSavepointAsync(savepoint);
    }
}
