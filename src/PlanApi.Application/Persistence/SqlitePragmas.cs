using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PlanApi.Application.Persistence;

/// <summary>
/// What holds for a connection only, and must therefore be said on every one that the pool hands out:
/// foreign keys, how long to wait for the writer, and that a commit has reached the disk.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    public const string Statement = "PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 10000; PRAGMA synchronous = FULL;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply(connection);
        return Task.CompletedTask;
    }

    private static void Apply(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Statement;
        command.ExecuteNonQuery();
    }
}
