namespace PlanApi.Application.Persistence;

/// <summary>Rows that end together with their statement.</summary>
internal sealed class OwnRows : SqlRows
{
    private readonly SqlStatement _statement;
    private readonly SqlRows _rows;

    public OwnRows(SqlStatement statement, ReadOnlySpan<SqlValue> values)
    {
        _statement = statement;
        try
        {
            _rows = statement.Read(values);
        }
        catch
        {
            statement.Dispose();
            throw;
        }
    }

    public override bool Read() => _rows.Read();

    public override long Integer(int column) => _rows.Integer(column);

    public override bool Boolean(int column) => _rows.Boolean(column);

    public override string Text(int column) => _rows.Text(column);

    public override string? TextOrNull(int column) => _rows.TextOrNull(column);

    public override ReadOnlySpan<byte> Utf8(int column) => _rows.Utf8(column);

    public override byte[] Bytes(int column) => _rows.Bytes(column);

    public override DateOnly? Day(int column) => _rows.Day(column);

    public override bool IsNull(int column) => _rows.IsNull(column);

    public override void Dispose()
    {
        _rows.Dispose();
        _statement.Dispose();
    }
}
