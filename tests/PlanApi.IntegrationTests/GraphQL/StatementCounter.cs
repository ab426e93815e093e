using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace PlanApi.IntegrationTests.GraphQL;

/// <summary>
/// Counts every statement that SQLite runs on the connections of the context, prepared ones by hand included; not the bounds of
/// transactions.
/// </summary>
public sealed class StatementCounter : DbConnectionInterceptor
{
    private int _count;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Trace(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Trace(connection);
        return Task.CompletedTask;
    }

    /// <summary>How many statements the work takes.</summary>
    public async Task<int> During(Func<Task> work)
    {
        var before = _count;
        await work();
        return _count - before;
    }

    private void Trace(DbConnection connection)
    {
        // What reads in constant numbers does so on every database.
        if (connection is SqliteConnection sqlite)
            Trace(sqlite);
    }

    private void Trace(SqliteConnection connection) =>
        raw.sqlite3_trace(
            connection.Handle,
            (strdelegate_trace)(
                (_, sql) =>
                {
                    var text = sql.TrimStart();
                    if (
                        text.StartsWith("SELECT", StringComparison.OrdinalIgnoreCase)
                        || text.StartsWith("WITH", StringComparison.OrdinalIgnoreCase)
                    )
                        Interlocked.Increment(ref _count);
                }
            ),
            null
        );
}
