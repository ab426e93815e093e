using System.Globalization;
using SQLitePCL;

namespace PlanApi.Application.Persistence.Sqlite;

/// <summary>SQLite's own prepared statement, for many rows. It avoids the work that ADO.NET does for each value.</summary>
internal sealed class SqliteStatement : SqlStatement
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;
    private readonly SqliteRows _rows;

    // SQLite takes $1, $2, ... for names, and numbers them as they come.
    private readonly int[] _parameters;

    public SqliteStatement(sqlite3 connection, string sql)
    {
        _connection = connection;
        SqliteErrors.Check(raw.sqlite3_prepare_v2(connection, sql, out _statement), connection);
        _rows = new SqliteRows(connection, _statement);
        _parameters = new int[raw.sqlite3_bind_parameter_count(_statement)];
        for (var at = 0; at < _parameters.Length; at++)
            _parameters[at] = raw.sqlite3_bind_parameter_index(_statement, $"${at + 1}");
    }

    public override SqlRows Read(params ReadOnlySpan<SqlValue> values)
    {
        if (values.Length != _parameters.Length)
            throw new ArgumentException($"The statement has {_parameters.Length} parameters, and got {values.Length} values.");
        for (var at = 0; at < values.Length; at++)
            SqliteErrors.Check(Bind(_parameters[at], values[at]), _connection);
        return _rows;
    }

    public override int Run(params ReadOnlySpan<SqlValue> values)
    {
        using var rows = Read(values);
        rows.Read();
        return raw.sqlite3_changes(_connection);
    }

    public override void Dispose() => _statement.Dispose();

    private int Bind(int parameter, in SqlValue value) =>
        value.Kind switch
        {
            SqlKind.Integer or SqlKind.Boolean => raw.sqlite3_bind_int64(_statement, parameter, value.Number),
            SqlKind.Text => raw.sqlite3_bind_text(_statement, parameter, (string)value.Content!),
            SqlKind.Day => raw.sqlite3_bind_text(
                _statement,
                parameter,
                DateOnly.FromDayNumber((int)value.Number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            ),
            SqlKind.Bytes => raw.sqlite3_bind_blob(_statement, parameter, (byte[])value.Content!),
            _ => raw.sqlite3_bind_null(_statement, parameter),
        };
}
