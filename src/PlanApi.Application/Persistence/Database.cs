using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace PlanApi.Application.Persistence;

/// <summary>Chooses the database, and brings its tables up to date at start.</summary>
public static class Database
{
    public static IServiceCollection AddPlanDatabase(this IServiceCollection services, string connectionString)
    {
        var text = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true }.ToString();
        // One statement for each query: a part read in two could be half of one version and half of the next.
        return services.AddDbContextPool<PlanDb>(options => options
            .UseSqlite(text, sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SingleQuery)).AddInterceptors(new SqlitePragmas()));
    }

    /// <summary>
    /// Applies what migrations are pending. A process killed inside a migration leaves its lock behind, on which every later
    /// start would wait for ever; as SQLite rolls the migration itself back, the lock is stale when nobody else has the file.
    /// </summary>
    public static async Task Migrate(PlanDb db, CancellationToken cancellation)
    {
        if (!(await db.Database.GetPendingMigrationsAsync(cancellation)).Any())
            return;
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellation);
            await ClearStaleLock(db, cancellation);
            await db.Database.MigrateAsync(cancellation);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static async Task ClearStaleLock(PlanDb db, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var exists = await db.Database
            .SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(cancellation);
        if (exists > 0)
            await db.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsLock", cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
