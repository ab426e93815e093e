using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace PlanApi.Application.Persistence;

/// <summary>Open connections with their prepared statements, for the few hand-written reads that are asked for most.</summary>
public sealed class KeptConnections(string connectionString) : IDisposable
{
    private const int MaxKept = 16;

    private readonly ConcurrentBag<KeptConnection> _free = [];

    public KeptConnection Rent() => _free.TryTake(out var kept) ? kept : new KeptConnection(connectionString, Return);

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

/// <summary>A connection that goes back when it is disposed of.</summary>
public sealed class KeptConnection : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Action<KeptConnection> _giveBack;
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);

    internal KeptConnection(string connectionString, Action<KeptConnection> giveBack)
    {
        _giveBack = giveBack;
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        _connection.Open();
        using var pragmas = _connection.CreateCommand();
        pragmas.CommandText = SqlitePragmas.Statement;
        pragmas.ExecuteNonQuery();
    }

    /// <summary>The prepared statement, its parameters <c>@p0</c>, <c>@p1</c>, ... set. Runs outside of transactions unless one is begun.</summary>
    public SqliteDataReader Read(string sql, params ReadOnlySpan<object> values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            for (var at = 0; at < values.Length; at++)
                command.Parameters.Add(new SqliteParameter($"@p{at}", values[at]));
            command.Prepare();
            _prepared.Add(sql, command);
        }
        for (var at = 0; at < values.Length; at++)
            command.Parameters[at].Value = values[at];
        return command.ExecuteReader();
    }

    public void Dispose() => _giveBack(this);

    internal void Close()
    {
        foreach (var command in _prepared.Values)
            command.Dispose();
        _connection.Dispose();
    }
}
