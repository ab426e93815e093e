using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace PlanApi.Application.Persistence;

/// <summary>Chooses the database, and brings its tables up to date at start.</summary>
public static class Database
{
    public static IServiceCollection AddPlanDatabase(this IServiceCollection services, string connectionString)
    {
        // One statement for each query: a part read in two could be half of one version and half of the next.
        return services.AddDbContextPool<PlanDb>(options => options
            .UseSqlite(connectionString, sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SingleQuery)).AddInterceptors(new SqlitePragmas()));
    }

    /// <summary>
    /// Applies what migrations are pending. A process killed inside a migration leaves its lock behind, on which every later
    /// start would wait for ever; as SQLite rolls the migration itself back, the lock is stale when nobody else has the file.
    /// </summary>
    public static async Task Migrate(IServiceProvider services, CancellationToken cancellation)
    {
        if (IsCurrent(services.GetRequiredService<KeptConnections>()))
            return;
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlanDb>();
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

    /// <summary>Whether any plan is stored; fails when the database does not answer. Needs none of what EF Core has to prepare.</summary>
    public static bool HasPlans(KeptConnections connections)
    {
        using var connection = connections.Rent();
        using var plans = connection.Read("SELECT 1 FROM plans LIMIT 1");
        return plans.Read();
    }

    /// <summary>Asks the table of applied migrations by hand: EF Core would build its whole model first, at every start.</summary>
    private static bool IsCurrent(KeptConnections connections)
    {
        using var connection = connections.Rent();
        using (var table = connection.Read("SELECT 1 FROM sqlite_master WHERE name = '__EFMigrationsHistory'"))
        {
            if (!table.Read())
                return false;
        }
        var pending = typeof(PlanDb).Assembly.GetTypes()
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        using var applied = connection.Read("SELECT MigrationId FROM __EFMigrationsHistory");
        while (applied.Read())
            pending.Remove(applied.Text(0));
        return pending.Count == 0;
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
