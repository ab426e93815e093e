using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Persistence.Providers;

namespace PlanApi.Application.UseCases;

/// <summary>Whether the database can be read and written. After a failed write it is tried again, so that a repair is noticed.</summary>
public sealed partial class StorageState(
    Storage database,
    KeptConnections connections,
    WriterQueue queue,
    IServiceScopeFactory scopes,
    ILogger<StorageState> log
)
{
    /// <summary>With less free space than this, larger writes already fail.</summary>
    private const long LeastFreeBytes = 1024 * 1024;

    // A row that no caller can have: it is gone again at once, and otherwise with the rows that are too old.
    private const string Write =
        "INSERT INTO idempotency (actor, key, request_hash, answer, at) VALUES (-1, 'probe', $1, $1, 0) "
        + "ON CONFLICT (actor, key) DO UPDATE SET answer = excluded.answer";
    private const string TakeBack = "DELETE FROM idempotency WHERE actor = -1";

    private const int ProbeBytes = 64 * 1024;

    private volatile Failure? _trouble;
    private volatile string? _said;

    /// <summary>Throws where the database's files are not those that were opened.</summary>
    internal void Demand() => database.Demand();

    /// <summary>A use case could not be done.</summary>
    internal void Failed(string useCase, Failure trouble, string detail)
    {
        if (trouble is not StorageFailure)
            return;
        _trouble = trouble;
        LogTrouble(log, useCase, trouble.Code, detail);
    }

    /// <summary>Something was written.</summary>
    internal void Written()
    {
        if (_trouble is not null)
            _trouble = null;
    }

    /// <summary>The present problem; null if there is none. The log reports it once.</summary>
    public async Task<Failure?> Check(CancellationToken cancellation)
    {
        var trouble = await Look(cancellation);
        if (trouble is not null && trouble.Code != _said)
            LogState(log, trouble.Code, trouble.Message);
        _said = trouble?.Code;
        return trouble;
    }

    private async Task<Failure?> Look(CancellationToken cancellation)
    {
        try
        {
            database.Demand();
            connections.AnyPlan();
            if (database.FreeBytes < LeastFreeBytes)
                return new StorageFull();
            return _trouble is null || await Probe(cancellation) ? null : _trouble;
        }
        catch (Exception failure) when (StorageTrouble.Of(failure) is { } trouble)
        {
            return trouble is StorageFailure ? trouble : _trouble;
        }
    }

    /// <summary>Whether writing works again.</summary>
    private async Task<bool> Probe(CancellationToken cancellation)
    {
        using var turn = await queue.Wait(WriterQueue.Patience, cancellation);
        if (turn is null)
            return false;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlanDb>();
        // Two transactions: what is taken back must have been written.
        foreach (var (sql, values) in ((string, SqlValue[])[])[(Write, [new byte[ProbeBytes]]), (TakeBack, [])])
        {
            await using var transaction = await db.BeginWriting(WriterQueue.Patience, cancellation);
            db.Run(sql, values);
            await transaction.CommitAsync(cancellation);
        }
        Written();
        return true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The service is not ready: {Trouble}, {Detail}")]
    private static partial void LogState(ILogger logger, string trouble, string detail);

    [LoggerMessage(Level = LogLevel.Error, Message = "{UseCase} was not done: {Trouble}, {Detail}")]
    private static partial void LogTrouble(ILogger logger, string useCase, string trouble, string detail);
}
