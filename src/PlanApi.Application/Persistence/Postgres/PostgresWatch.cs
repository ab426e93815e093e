using Npgsql;

namespace PlanApi.Application.Persistence.Postgres;

/// <summary>Tells, by one small query, whether any transaction has been committed since the last time, by any process.</summary>
/// <param name="source">Where connections come from.</param>
/// <param name="lost">Called when the connection to the server was lost.</param>
internal sealed class PostgresWatch(NpgsqlDataSource source, Action lost) : IDisposable
{
    private readonly Lock _lock = new();
    private NpgsqlConnection? _connection;
    private NpgsqlCommand? _snapshot;
    private string _known = "";
    private long _state;

    public long State()
    {
        lock (_lock)
        {
            try
            {
                return Look();
            }
            catch (NpgsqlException)
            {
                // The server may be back, but what was open before is not, here and elsewhere.
                Close();
                source.Clear();
                lost();
            }
            try
            {
                return Look();
            }
            catch (NpgsqlException)
            {
                Close();
                throw;
            }
        }
    }

    private long Look()
    {
        if (_snapshot is null)
        {
            _connection = source.OpenConnection();
            _snapshot = new NpgsqlCommand("SELECT pg_current_snapshot()::text", _connection);
        }
        // Two snapshots that are written alike see the same.
        var now = (string)_snapshot.ExecuteScalar()!;
        if (now != _known)
            (_known, _state) = (now, _state + 1);
        return _state;
    }

    /// <summary>Waits until nobody looks.</summary>
    public void Dispose()
    {
        lock (_lock)
            Close();
    }

    private void Close()
    {
        _snapshot?.Dispose();
        _connection?.Dispose();
        (_snapshot, _connection) = (null, null);
    }
}
