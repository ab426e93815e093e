using System.Runtime.CompilerServices;
using Npgsql;

namespace PlanApi.Application.Persistence.Postgres;

/// <summary>
/// A connection carries one answer at a time. When the next statement is sent, an open answer is first read to its end, into memory. A
/// caller that reads everything before it asks again pays nothing for this.
/// </summary>
internal sealed class PostgresConnection
{
    private static readonly ConditionalWeakTable<NpgsqlConnection, PostgresConnection> _known = [];

    private PostgresReader? _open;

    private PostgresConnection(NpgsqlConnection connection) => Connection = connection;

    public NpgsqlConnection Connection { get; }

    public static PostgresConnection Of(NpgsqlConnection connection) =>
        _known.GetValue(connection, static other => new PostgresConnection(other));

    /// <summary>Makes way for another statement.</summary>
    public void Free()
    {
        _open?.Take();
        _open = null;
    }

    /// <summary>Rows that are being read.</summary>
    public void Opened(PostgresReader rows) => _open = rows;

    /// <summary>Rows that are read no more.</summary>
    public void Closed(PostgresReader rows)
    {
        if (ReferenceEquals(_open, rows))
            _open = null;
    }
}
