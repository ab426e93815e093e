using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.UseCases;

/// <summary>
/// Runs a command in one transaction. Afterwards the idempotency record, the plan's lock, the handler's writes and the change set are all
/// stored, or none of them.
/// </summary>
public sealed partial class CommandRunner(
    PlanDb db,
    Caller caller,
    ChangeRecorder recorder,
    IdempotencyStore idempotency,
    WriterQueue queue,
    IEnumerable<IRequestCache> caches,
    StorageState storage,
    IEnumerable<IBeforeCommit> last,
    IEnumerable<IAfterCommit> told,
    CommandsTogether together,
    ILogger<CommandRunner> log
)
{
    // How long another process may keep the database to itself.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task<Outcome<TAnswer>> Run<TAnswer>(
        Command<TAnswer> command,
        Func<CancellationToken, Task<Outcome<TAnswer>>> handle,
        CancellationToken cancellation
    )
    {
        using var claim = idempotency.Claim(caller);
        if (claim is { Taken: true })
            return new InFlight();
        using var turn = together.AreOpen
            ? null
            : await queue.Wait(caller.IsPatient ? Timeout.InfiniteTimeSpan : WriterQueue.Patience, cancellation);
        if (turn is null && !together.AreOpen)
            return new Busy();
        // One scope may run several commands and queries; what a failed one left behind must not be written by the next, and
        // what was true before is not afterwards.
        db.ChangeTracker.Clear();
        recorder.Clear();
        ForgetRead();
        try
        {
            return together.AreOpen
                ? await RunTogether(command, handle, cancellation)
                : await RunInTransaction(command, handle, cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new StaleVersion("0", recorder.Plan?.Version ?? 0);
        }
        catch (StoredConflict failure)
        {
            // Handlers check first so as to answer precisely; this is what stands behind them.
            LogRefused(log, failure, ChangeRecorder.Name(command.GetType()));
            return failure switch
            {
                _ when caller.Identity is { IsLimited: true } => new HiddenObstacle(),
                StoredTwice twice => new StoredMeanwhile(twice.Table.Replace('_', ' '), string.Join(", ", twice.Columns)),
                _ => new NotAllowedNow("Something else that is stored stands against this; read it again, and change that first."),
            };
        }
        finally
        {
            ForgetRead();
        }
    }

    private async Task<Outcome<TAnswer>> RunInTransaction<TAnswer>(
        Command<TAnswer> command,
        Func<CancellationToken, Task<Outcome<TAnswer>>> handle,
        CancellationToken cancellation
    )
    {
        await using var transaction = await db.BeginWriting(caller.IsPatient ? Patience : WriterQueue.Patience, cancellation);
        var outcome = await Do(command, handle, cancellation);
        if (outcome.Failure is not null || caller.IsReplay || caller.IsRehearsal || command.IsRehearsal)
            return outcome;
        // Nothing is acknowledged that went into a file which nobody will read.
        storage.Demand();
        await transaction.CommitAsync(cancellation);
        storage.Written();
        Keep(command, recorder.TakeAfterCommit());
        Tell();
        return outcome;
    }

    /// <summary>In the transaction of the commands before it, which is stored later or taken back.</summary>
    private async Task<Outcome<TAnswer>> RunTogether<TAnswer>(
        Command<TAnswer> command,
        Func<CancellationToken, Task<Outcome<TAnswer>>> handle,
        CancellationToken cancellation
    )
    {
        if (command.IsRehearsal)
        {
            await using var rehearsal = await together.Rehearsal(cancellation);
            return await Do(command, handle, cancellation);
        }
        var outcome = await Do(command, handle, cancellation);
        if (outcome.Failure is null && !caller.IsReplay)
        {
            var kept = recorder.TakeAfterCommit();
            together.Done(recorder.Plan, () => Keep(command, kept));
        }
        return outcome;
    }

    private async Task<Outcome<TAnswer>> Do<TAnswer>(
        Command<TAnswer> command,
        Func<CancellationToken, Task<Outcome<TAnswer>>> handle,
        CancellationToken cancellation
    )
    {
        if (await idempotency.Replay(command, cancellation) is { } kept)
        {
            caller.IsReplay = kept.Failure is null;
            return kept;
        }
        if (await Prepare(command, cancellation) is { } refusal)
            return refusal;
        var outcome = await handle(cancellation);
        if (!outcome.IsSuccess(out var answer, out var failure))
            return failure;
        await recorder.Seal(command.GetType(), cancellation);
        idempotency.Keep(command, answer);
        foreach (var one in last)
        {
            if (await one.BeforeCommit(command, answer, cancellation) is { } objection)
                return objection;
        }
        await db.SaveChangesAsync(cancellation);
        return outcome;
    }

    // What is committed is committed: where it cannot be kept in memory, it is read again from the database.
    private void Keep<TAnswer>(Command<TAnswer> command, List<Action> actions)
    {
        try
        {
            actions.ForEach(action => action());
        }
        catch (Exception failure)
        {
            LogNotKept(log, failure, ChangeRecorder.Name(command.GetType()));
        }
    }

    private void Tell()
    {
        foreach (var one in told)
            one.Committed(recorder.Plan);
    }

    private void ForgetRead()
    {
        foreach (var cache in caches)
            cache.Clear();
    }

    private async Task<Failure?> Prepare<TAnswer>(Command<TAnswer> command, CancellationToken cancellation)
    {
        if (command.AboutPlan is not { } code)
            return null;
        if (await db.Set<PlanRow>().FirstOrDefaultAsync(plan => plan.Code == code.ToString(), cancellation) is not { } plan)
            return NotFound.Plan(code);
        if (command.ChangesLockedParts && plan.Status is PlanStatus.Approved or PlanStatus.Closed)
            return new PlanLocked(plan.Code, CamelCase.Of(plan.Status));
        recorder.Begin(plan);
        return null;
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The writes of {UseCase} are committed, but could not be kept in memory; they are read again"
    )]
    private static partial void LogNotKept(ILogger logger, Exception failure, string useCase);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database refused {UseCase}")]
    private static partial void LogRefused(ILogger logger, Exception failure, string useCase);
}
