using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace PlanApi.Application.Persistence.Sqlite;

/// <summary>
/// A kept connection. Only one thread at a time uses it, so it does not need the lock that SQLite otherwise takes for each value.
/// </summary>
internal sealed class SqliteKeptConnection : KeptConnection
{
    private readonly sqlite3 _connection;
    private readonly SqliteStatement _begin,
        _end;

    public SqliteKeptConnection(string path)
    {
        const int flags = raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_URI | raw.SQLITE_OPEN_NOMUTEX;
        SqliteErrors.Check(raw.sqlite3_open_v2(path, out _connection, flags, null), _connection);
        SqliteErrors.Check(raw.sqlite3_exec(_connection, SqlitePragmas.Statement), _connection);
        // Without this, a statement with LIMIT is planned anew for each value of it.
        SqliteErrors.Check(raw.sqlite3_db_config(_connection, raw.SQLITE_DBCONFIG_ENABLE_QPSG, 1, out _), _connection);
        (_begin, _end) = (new SqliteStatement(_connection, "BEGIN"), new SqliteStatement(_connection, "COMMIT"));
    }

    internal override void Close()
    {
        base.Close();
        _begin.Dispose();
        _end.Dispose();
        _connection.Dispose();
    }

    private protected override SqlStatement Prepare(string sql) => new SqliteStatement(_connection, sql);

    private protected override void BeginSnapshot() => _begin.Run();

    private protected override void EndSnapshot() => _end.Run();
}
