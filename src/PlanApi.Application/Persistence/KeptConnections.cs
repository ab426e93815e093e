using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace PlanApi.Application.Persistence;

/// <summary>Open connections with their prepared statements, for the few hand-written reads that are asked for most.</summary>
public sealed class KeptConnections(string connectionString, DatabaseFiles files) : IDisposable
{
    private const int MaxKept = 16;

    private readonly ConcurrentBag<KeptConnection> _free = [];

    public KeptConnection Rent()
    {
        if (_free.TryTake(out var kept))
            return kept;
        files.Demand();
        return new KeptConnection(connectionString, Return);
    }

    public void Dispose()
    {
        while (_free.TryTake(out var kept))
            kept.Close();
    }

    private void Return(KeptConnection connection)
    {
        if (_free.Count < MaxKept)
            _free.Add(connection);
        else
            connection.Close();
    }
}

/// <summary>
/// A connection that goes back when it is disposed of. As one thread at a time has it, it does without the lock that SQLite
/// otherwise takes for each value that is read.
/// </summary>
public sealed class KeptConnection : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly Action<KeptConnection> _giveBack;

    // By reference: to hash a long statement takes longer than to find its rows.
    private readonly Dictionary<string, PreparedSql> _prepared = new(ReferenceEqualityComparer.Instance);

    internal KeptConnection(string connectionString, Action<KeptConnection> giveBack)
    {
        _giveBack = giveBack;
        Batteries_V2.Init();
        const int flags = raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_URI | raw.SQLITE_OPEN_NOMUTEX;
        SqliteException.ThrowExceptionForRC(
            raw.sqlite3_open_v2(new SqliteConnectionStringBuilder(connectionString).DataSource, out _connection, flags, null),
            _connection
        );
        SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(_connection, SqlitePragmas.Statement), _connection);
    }

    /// <summary>
    /// The rows of a prepared statement, a constant, with its parameters <c>?1</c>, <c>?2</c>, ... set to texts and integers.
    /// What is read while the rows of another statement are open is read in the same snapshot, and takes no locks of its own.
    /// </summary>
    public SqlRows Read(string sql, params ReadOnlySpan<SqlValue> values)
    {
        if (!_prepared.TryGetValue(sql, out var statement))
            _prepared.Add(sql, statement = new PreparedSql(_connection, sql));
        return statement.Read(values);
    }

    public void Dispose() => _giveBack(this);

    internal void Close()
    {
        foreach (var statement in _prepared.Values)
            statement.Dispose();
        _connection.Dispose();
    }
}
