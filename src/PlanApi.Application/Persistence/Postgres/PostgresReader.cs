using System.Collections;
using System.Data.Common;
using System.Globalization;
using Npgsql;

namespace PlanApi.Application.Persistence.Postgres;

/// <summary>
/// Rows as they arrive from the server. When another statement is sent, the remaining rows are moved to memory. So a read that sends
/// another query for each row works as on SQLite.
/// </summary>
internal sealed class PostgresReader : DbDataReader
{
    private readonly PostgresConnection _connection;
    private readonly NpgsqlDataReader _reader;
    private Queue<object[]>? _taken;
    private object[]? _row;
    private bool _isClosed;

    public PostgresReader(PostgresConnection connection, NpgsqlDataReader reader)
    {
        (_connection, _reader, FieldCount, HasRows) = (connection, reader, reader.FieldCount, reader.HasRows);
        connection.Opened(this);
    }

    public override int FieldCount { get; }

    public override bool HasRows { get; }

    public override bool IsClosed => _isClosed;

    public override int Depth => 0;

    public override int RecordsAffected => _reader.RecordsAffected;

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => GetValue(GetOrdinal(name));

    /// <summary>Moves the present row and the rows after it to memory, and frees the connection.</summary>
    public void Take()
    {
        _row = _reader.IsOnRow ? Values() : null;
        var taken = new Queue<object[]>();
        while (_reader.Read())
            taken.Enqueue(Values());
        _taken = taken;
        _reader.Dispose();
    }

    public override bool Read() => _taken is not null ? _taken.TryDequeue(out _row) : PostgresConflicts.Translated(_reader.Read);

    public override async Task<bool> ReadAsync(CancellationToken cancellationToken) =>
        _taken is not null ? _taken.TryDequeue(out _row) : await _reader.ReadAsync(cancellationToken);

    public override bool IsDBNull(int ordinal) => _row is not null ? _row[ordinal] is DBNull : _reader.IsDBNull(ordinal);

    public override bool GetBoolean(int ordinal) => _row is not null ? (bool)_row[ordinal] : _reader.GetBoolean(ordinal);

    public override int GetInt32(int ordinal) => _row is not null ? (int)Integer(_row[ordinal]) : _reader.GetInt32(ordinal);

    /// <inheritdoc/>
    /// <remarks>Sums come as numbers of any length.</remarks>
    public override long GetInt64(int ordinal) =>
        _row is not null ? Integer(_row[ordinal])
        : _reader.GetFieldType(ordinal) == typeof(long) ? _reader.GetInt64(ordinal)
        : Integer(_reader.GetValue(ordinal));

    public override string GetString(int ordinal) => _row is not null ? (string)_row[ordinal] : _reader.GetString(ordinal);

    public override T GetFieldValue<T>(int ordinal) => _row is not null ? (T)_row[ordinal] : _reader.GetFieldValue<T>(ordinal);

    public override object GetValue(int ordinal) => _row is not null ? _row[ordinal] : Value(ordinal);

    public override int GetValues(object[] values)
    {
        var count = Math.Min(values.Length, FieldCount);
        for (var column = 0; column < count; column++)
            values[column] = GetValue(column);
        return count;
    }

    public override short GetInt16(int ordinal) => GetFieldValue<short>(ordinal);

    public override byte GetByte(int ordinal) => GetFieldValue<byte>(ordinal);

    public override char GetChar(int ordinal) => GetFieldValue<char>(ordinal);

    public override decimal GetDecimal(int ordinal) => GetFieldValue<decimal>(ordinal);

    public override double GetDouble(int ordinal) => GetFieldValue<double>(ordinal);

    public override float GetFloat(int ordinal) => GetFieldValue<float>(ordinal);

    public override Guid GetGuid(int ordinal) => GetFieldValue<Guid>(ordinal);

    public override DateTime GetDateTime(int ordinal) => GetFieldValue<DateTime>(ordinal);

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) =>
        throw new NotSupportedException("Bytes are read whole.");

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) =>
        throw new NotSupportedException("Texts are read whole.");

    public override string GetName(int ordinal) => _reader.GetName(ordinal);

    public override int GetOrdinal(string name) => _reader.GetOrdinal(name);

    public override Type GetFieldType(int ordinal) => _reader.GetFieldType(ordinal);

    public override string GetDataTypeName(int ordinal) => _reader.GetDataTypeName(ordinal);

    public override IEnumerator GetEnumerator() => new DbEnumerator(this);

    /// <inheritdoc/>
    /// <remarks>A query has one.</remarks>
    public override bool NextResult() => false;

    public override void Close()
    {
        if (_isClosed)
            return;
        _isClosed = true;
        _connection.Closed(this);
        _reader.Dispose();
    }

    public override async Task CloseAsync()
    {
        if (_isClosed)
            return;
        _isClosed = true;
        _connection.Closed(this);
        await _reader.DisposeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await CloseAsync();
        await base.DisposeAsync();
    }

    private static long Integer(object value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private object[] Values()
    {
        var values = new object[FieldCount];
        for (var column = 0; column < values.Length; column++)
            values[column] = Value(column);
        return values;
    }

    private object Value(int ordinal) =>
        _reader.GetFieldType(ordinal) == typeof(DateTime) && !_reader.IsDBNull(ordinal)
            ? _reader.GetFieldValue<DateOnly>(ordinal)
            : _reader.GetValue(ordinal);
}
