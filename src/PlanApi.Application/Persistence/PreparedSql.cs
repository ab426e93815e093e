using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace PlanApi.Application.Persistence;

/// <summary>
/// A prepared statement, with parameters <c>?1</c>, <c>?2</c>, ..., for many rows: without what ADO.NET does for each value. On the
/// context's own connection it is part of the open transaction.
/// </summary>
internal sealed class PreparedSql : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;

    public PreparedSql(sqlite3 connection, string sql)
    {
        _connection = connection;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(connection, sql, out _statement), connection);
    }

    public PreparedSql(PlanDb db, string sql)
        : this(((SqliteConnection)db.Database.GetDbConnection()).Handle!, sql) { }

    /// <summary>The rows for these values; to be read to their end, or disposed of, before the statement is used again.</summary>
    public SqlRows Read(params ReadOnlySpan<SqlValue> values)
    {
        for (var at = 0; at < values.Length; at++)
            SqliteException.ThrowExceptionForRC(values[at].Bind(_statement, at + 1), _connection);
        return new SqlRows(_connection, _statement);
    }

    /// <summary>Writes what these values say.</summary>
    public void Run(params ReadOnlySpan<SqlValue> values)
    {
        using var rows = Read(values);
        rows.Read();
    }

    /// <summary>How many rows the last statement of the connection that writes has changed.</summary>
    public int Changes => raw.sqlite3_changes(_connection);

    public void Dispose() => _statement.Dispose();
}

/// <summary>What a parameter is set to: an integer, a text or nothing.</summary>
public readonly struct SqlValue
{
    private readonly long? _number;
    private readonly string? _text;

    private SqlValue(long? number, string? text) => (_number, _text) = (number, text);

    public static implicit operator SqlValue(long number) => new(number, null);

    public static implicit operator SqlValue(long? number) => new(number, null);

    public static implicit operator SqlValue(string? text) => new(null, text);

    internal int Bind(sqlite3_stmt statement, int parameter) =>
        _number is { } number ? raw.sqlite3_bind_int64(statement, parameter, number)
        : _text is not null ? raw.sqlite3_bind_text(statement, parameter, _text)
        : raw.sqlite3_bind_null(statement, parameter);
}
