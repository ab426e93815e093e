using System.Text;
using Npgsql;

namespace PlanApi.Application.Persistence.Postgres;

/// <summary>Rows as they come from the server; those that are left when another statement is sent are taken into memory.</summary>
internal sealed class PostgresRows(PostgresConnection connection, NpgsqlDataReader reader) : SqlRows
{
    private Queue<object[]>? _taken;
    private object[]? _row;
    private bool _isDone;

    public override bool Read()
    {
        if (_taken is not null)
            return _taken.TryDequeue(out _row);
        if (_isDone)
            return false;
        if (PostgresConflicts.Translated(reader.Read))
            return true;
        Dispose();
        return false;
    }

    public override long Integer(int column) =>
        _row is not null ? Integer(_row[column])
        : reader.IsDBNull(column) ? 0
        : reader.GetFieldType(column) == typeof(long) ? reader.GetInt64(column)
        : Integer(reader.GetValue(column));

    public override bool Boolean(int column) =>
        _row is not null ? _row[column] is true : !reader.IsDBNull(column) && reader.GetBoolean(column);

    public override string Text(int column) => TextOrNull(column) ?? "";

    public override string? TextOrNull(int column) =>
        (
            _row is not null ? _row[column] as string
            : reader.IsDBNull(column) ? null
            : reader.GetString(column)
        )
            is { Length: > 0 } text
            ? text
            : null;

    public override ReadOnlySpan<byte> Utf8(int column) => TextOrNull(column) is { } text ? Encoding.UTF8.GetBytes(text) : default;

    public override byte[] Bytes(int column) =>
        _row is not null ? _row[column] as byte[] ?? []
        : reader.IsDBNull(column) ? []
        : reader.GetFieldValue<byte[]>(column);

    public override DateOnly? Day(int column) =>
        _row is not null
            ? _row[column] is DateOnly day
                ? day
                : null
            : reader.IsDBNull(column)
                ? null
                : reader.GetFieldValue<DateOnly>(column);

    public override bool IsNull(int column) => _row is not null ? _row[column] is DBNull : reader.IsDBNull(column);

    public override void Dispose()
    {
        if (_isDone)
            return;
        _isDone = true;
        connection.Closed(this);
        reader.Dispose();
    }

    /// <summary>Takes the row that is being read, and those after it, into memory, and frees the connection.</summary>
    internal void Take()
    {
        _row = Values();
        _taken = new Queue<object[]>();
        while (reader.Read())
            _taken.Enqueue(Values());
        _isDone = true;
        reader.Dispose();
    }

    private object[] Values()
    {
        var values = new object[reader.FieldCount];
        for (var column = 0; column < values.Length; column++)
        {
            values[column] =
                reader.IsDBNull(column) ? DBNull.Value
                : reader.GetDataTypeName(column) == "date" ? reader.GetFieldValue<DateOnly>(column)
                : reader.GetValue(column);
        }
        return values;
    }

    private static long Integer(object value) =>
        value is DBNull ? 0 : Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture);
}
