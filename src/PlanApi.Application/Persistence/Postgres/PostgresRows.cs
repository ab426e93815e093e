using System.Text;

namespace PlanApi.Application.Persistence.Postgres;

/// <summary>The rows of a hand-written statement.</summary>
internal sealed class PostgresRows(PostgresReader reader) : SqlRows
{
    public override bool Read()
    {
        if (reader.IsClosed)
            return false;
        if (reader.Read())
            return true;
        reader.Close();
        return false;
    }

    public override long Integer(int column) => reader.IsDBNull(column) ? 0 : reader.GetInt64(column);

    public override bool Boolean(int column) => !reader.IsDBNull(column) && reader.GetBoolean(column);

    public override string Text(int column) => reader.IsDBNull(column) ? "" : reader.GetString(column);

    public override string? TextOrNull(int column) => Text(column) is { Length: > 0 } text ? text : null;

    public override ReadOnlySpan<byte> Utf8(int column) => Encoding.UTF8.GetBytes(Text(column));

    public override byte[] Bytes(int column) => reader.IsDBNull(column) ? [] : reader.GetFieldValue<byte[]>(column);

    public override DateOnly? Day(int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<DateOnly>(column);

    public override bool IsNull(int column) => reader.IsDBNull(column);

    public override void Dispose() => reader.Close();
}
