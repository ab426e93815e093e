using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace PlanApi.Application.Persistence;

/// <summary>Lets several queries see the database as it is at one moment, without keeping the writer waiting.</summary>
internal static class ReadSnapshot
{
    /// <summary>Begins a read transaction, unless a command's own is open already; dispose it to end.</summary>
    public static async Task<IAsyncDisposable> Begin(PlanDb db, CancellationToken cancellation)
    {
        if (db.Database.CurrentTransaction is not null)
            return new Nothing();
        await db.Database.OpenConnectionAsync(cancellation);
        var transaction = await db.BeginReading(cancellation);
        await db.Database.UseTransactionAsync(transaction, cancellation);
        return new Snapshot(db, transaction);
    }

    private sealed class Nothing : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class Snapshot(PlanDb db, DbTransaction transaction) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await db.Database.UseTransactionAsync(null);
            await transaction.DisposeAsync();
            await db.Database.CloseConnectionAsync();
        }
    }
}
