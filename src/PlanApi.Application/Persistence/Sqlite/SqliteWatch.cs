using Microsoft.Data.Sqlite;

namespace PlanApi.Application.Persistence.Sqlite;

/// <summary>
/// Tells, for the price of a look at shared memory, whether anybody has changed the database: this process or another one.
/// </summary>
internal sealed class SqliteWatch(string connectionString) : IDisposable
{
    private readonly Lock _lock = new();
    private SqliteConnection? _connection;
    private SqliteCommand? _version;

    public long State()
    {
        lock (_lock)
        {
            // SQLite compares with what this very connection saw last, so it is one connection, kept open, outside the pool.
            if (_version is null)
            {
                _connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
                _connection.Open();
                _version = _connection.CreateCommand();
                _version.CommandText = "PRAGMA data_version";
                _version.Prepare();
            }
            return (long)_version.ExecuteScalar()!;
        }
    }

    public void Dispose()
    {
        _version?.Dispose();
        _connection?.Dispose();
    }
}
