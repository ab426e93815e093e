using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using PlanApi.Application.Errors;

namespace PlanApi.Application.Persistence;

/// <summary>Brings the tables up to date.</summary>
internal static class PendingMigrations
{
    /// <summary>Applies what migrations are pending; does what must be done before on the open connection.</summary>
    public static async Task Apply(IServiceProvider services, Action<PlanDb> before, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlanDb>();
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            before(db);
            await db.Database.MigrateAsync(cancellation);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Whether all have been applied; asks by hand, since EF Core would build its whole model first, at every start.</summary>
    /// <param name="context">The context whose migrations they are.</param>
    /// <param name="connection">A connection to a database that has a table of applied migrations.</param>
    /// <param name="place">Where the database lies.</param>
    public static bool AreApplied(Type context, KeptConnection connection, string place)
    {
        var pending = Known(context).ToHashSet(StringComparer.Ordinal);
        var first = pending.Min(StringComparer.Ordinal)!;
        using var applied = connection.Read("SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\"");
        while (applied.Read())
        {
            var id = applied.Text(0);
            if (!pending.Remove(id))
                throw new CannotStart(
                    string.CompareOrdinal(id, first) < 0
                        ? $"The database {place} was made before this service's first release ({id}), and cannot be brought up to date; "
                            + "export its plans with the version that made it, and import them into a new database."
                        : $"The database {place} was written by a newer version of this service ({id}); "
                            + "start that version, or restore an older back-up."
                );
        }
        return pending.Count == 0;
    }

    /// <summary>The name of the last one, which tells which tables there are.</summary>
    public static string Last(Type context) => Known(context).Max(StringComparer.Ordinal)!;

    private static IEnumerable<string> Known(Type context) =>
        context
            .Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<DbContextAttribute>()?.ContextType == context)
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id)
            .OfType<string>();
}
