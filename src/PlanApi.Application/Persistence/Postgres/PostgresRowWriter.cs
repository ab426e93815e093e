using Npgsql;
using NpgsqlTypes;

namespace PlanApi.Application.Persistence.Postgres;

/// <summary>Rows by <c>COPY</c>.</summary>
internal sealed class PostgresRowWriter : RowWriter
{
    private readonly NpgsqlBinaryImporter _rows;
    private readonly NpgsqlDbType[] _types;

    public PostgresRowWriter(PostgresConnection connection, string table, IReadOnlyList<StoredColumn> columns)
    {
        connection.Free();
        _types = [.. columns.Select(column => TypeOf(column.Type))];
        _rows = connection.Connection.BeginBinaryImport($"COPY \"{table}\" ({StoredColumn.List(columns)}) FROM STDIN (FORMAT BINARY)");
    }

    public override void Add(params ReadOnlySpan<SqlValue> values)
    {
        _rows.StartRow();
        for (var at = 0; at < values.Length; at++)
            Write(values[at], _types[at]);
    }

    public override void Complete() => PostgresConflicts.Translated(() => _rows.Complete());

    public override void Dispose() => _rows.Dispose();

    private void Write(in SqlValue value, NpgsqlDbType type)
    {
        switch (value.Kind)
        {
            case SqlKind.Nothing:
                _rows.WriteNull();
                break;
            case SqlKind.Boolean:
                _rows.Write(value.Number != 0, type);
                break;
            case SqlKind.Day:
                _rows.Write(DateOnly.FromDayNumber((int)value.Number), type);
                break;
            case SqlKind.Integer when type == NpgsqlDbType.Integer:
                _rows.Write((int)value.Number, type);
                break;
            case SqlKind.Integer:
                _rows.Write(value.Number, type);
                break;
            case SqlKind.Text:
                _rows.Write((string)value.Content!, type);
                break;
            default:
                _rows.Write((byte[])value.Content!, type);
                break;
        }
    }

    private static NpgsqlDbType TypeOf(Type type) =>
        type == typeof(int) ? NpgsqlDbType.Integer
        : type == typeof(bool) ? NpgsqlDbType.Boolean
        : type == typeof(string) ? NpgsqlDbType.Text
        : type == typeof(byte[]) ? NpgsqlDbType.Bytea
        : type == typeof(DateOnly) ? NpgsqlDbType.Date
        : NpgsqlDbType.Bigint;
}
