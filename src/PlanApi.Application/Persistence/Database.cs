using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using PlanApi.Application.Errors;

namespace PlanApi.Application.Persistence;

/// <summary>Chooses the database, and brings its tables up to date at start.</summary>
public static class Database
{
    public static IServiceCollection AddPlanDatabase(this IServiceCollection services, string connectionString)
    {
        // One statement for each query: a part read in two could be half of one version and half of the next.
        return services.AddDbContextPool<PlanDb>(
            (provider, options) =>
                options
                    .UseSqlite(connectionString, sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SingleQuery))
                    .AddInterceptors(new SqlitePragmas(provider.GetRequiredService<DatabaseFiles>()))
        );
    }

    /// <summary>
    /// The same database, but only where it is there: one that is gone must not be made anew, empty, while the service runs.
    /// </summary>
    public static string Existing(string connectionString)
    {
        try
        {
            var settings = new SqliteConnectionStringBuilder(connectionString);
            if (settings.DataSource.Length == 0)
                throw new ArgumentException("It names no file.");
            if (settings.Mode == SqliteOpenMode.ReadWriteCreate)
                settings.Mode = SqliteOpenMode.ReadWrite;
            return settings.ToString();
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException)
        {
            throw new CannotStart(
                $"ConnectionStrings:Plan cannot be read: {failure.Message.Split('\n')[0]} Write it as 'Data Source=plan.db'.",
                failure
            );
        }
    }

    /// <summary>
    /// Applies what migrations are pending. A process killed inside a migration leaves its lock behind, on which every later
    /// start would wait for ever; as SQLite rolls the migration itself back, the lock is stale when nobody else has the file.
    /// </summary>
    public static async Task Migrate(IServiceProvider services, CancellationToken cancellation)
    {
        var (files, connections) = (services.GetRequiredService<DatabaseFiles>(), services.GetRequiredService<KeptConnections>());
        DatabaseStart.Check(services.GetRequiredService<DatabaseWatch>().ConnectionString);
        try
        {
            if (!IsCurrent(connections, files.Path))
                await Apply(services, cancellation);
            files.Remember();
        }
        catch (Exception failure) when (DatabaseStart.Of(failure, files.Path) is { } reason)
        {
            throw reason;
        }
    }

    private static async Task Apply(IServiceProvider services, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlanDb>();
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
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
    private static bool IsCurrent(KeptConnections connections, string path)
    {
        using var connection = connections.Rent();
        using (var table = connection.Read("SELECT 1 FROM sqlite_master WHERE name = '__EFMigrationsHistory'"))
        {
            if (!table.Read())
                return false;
        }
        var pending = typeof(PlanDb)
            .Assembly.GetTypes()
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        using var applied = connection.Read("SELECT MigrationId FROM __EFMigrationsHistory");
        while (applied.Read())
        {
            if (!pending.Remove(applied.Text(0)))
                throw new CannotStart(
                    $"The database {path} was written by a newer version of this service ({applied.Text(0)}); start that version, "
                        + "or restore an older back-up."
                );
        }
        return pending.Count == 0;
    }

    private static async Task ClearStaleLock(PlanDb db, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var exists = await db
            .Database.SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'")
            .SingleAsync(cancellation);
        if (exists > 0)
            await db.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsLock", cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
