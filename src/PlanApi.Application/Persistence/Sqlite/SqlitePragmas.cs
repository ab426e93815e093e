using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace PlanApi.Application.Persistence.Sqlite;

/// <summary>
/// Settings that hold for one connection only and must therefore be made on every one: foreign keys, the time to wait for the writer, and
/// the guarantee that a commit has reached the disk. The pool uses one connection many times; it is set up once.
/// </summary>
internal sealed class SqlitePragmas(DatabaseFiles files) : DbConnectionInterceptor
{
    public const string Statement = "PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 1000; PRAGMA synchronous = FULL;";

    private static readonly ConditionalWeakTable<sqlite3, object> _told = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Apply(connection);
        return Task.CompletedTask;
    }

    private void Apply(DbConnection connection)
    {
        var handle = ((SqliteConnection)connection).Handle!;
        if (_told.TryGetValue(handle, out _))
            return;
        files.Demand();
        using var command = connection.CreateCommand();
        command.CommandText = Statement;
        command.ExecuteNonQuery();
        _told.Add(handle, connection.DataSource);
    }
}
