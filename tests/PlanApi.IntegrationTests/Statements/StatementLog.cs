using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace PlanApi.IntegrationTests.Statements;

/// <summary>Notes every statement that reads, run through EF Core or by hand; not the bounds of transactions.</summary>
public sealed class StatementLog : DbConnectionInterceptor
{
    private readonly List<string> _all = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
        Trace(((SqliteConnection)connection).Handle!);

    public override Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }

    /// <summary>Notes what a connection runs from now on.</summary>
    public void Trace(sqlite3 connection) => raw.sqlite3_trace(connection, (strdelegate_trace)((_, sql) => Note(sql)), null);

    /// <summary>The statements that the work takes, in their order.</summary>
    public async Task<IReadOnlyList<string>> During(Func<Task> work)
    {
        lock (_all)
            _all.Clear();
        await work();
        lock (_all)
            return [.. _all];
    }

    private void Note(string sql)
    {
        var text = sql.TrimStart();
        if (!text.StartsWith("SELECT", StringComparison.OrdinalIgnoreCase) && !text.StartsWith("WITH", StringComparison.OrdinalIgnoreCase))
            return;
        lock (_all)
            _all.Add(text);
    }
}
