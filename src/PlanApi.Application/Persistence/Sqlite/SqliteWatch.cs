namespace PlanApi.Application.Persistence.Sqlite;

/// <summary>Tells whether this process or another one has changed the database. It only reads shared memory.</summary>
internal sealed class SqliteWatch(Func<KeptConnection> open) : IDisposable
{
    private const string Sql = "PRAGMA data_version";

    private readonly Lock _lock = new();
    private KeptConnection? _connection;

    public long State()
    {
        lock (_lock)
        {
            // SQLite compares with what this very connection saw last, so it is one connection, kept open.
            using var version = (_connection ??= open()).Read(Sql);
            version.Read();
            return version.Integer(0);
        }
    }

    public void Dispose() => _connection?.Close();
}
