namespace PlanApi.Application.Persistence;

/// <summary>Takes many new rows of one table, as fast as the database can. Complete it, then dispose of it.</summary>
internal abstract class RowWriter : IDisposable
{
    /// <summary>One row, a value for each column.</summary>
    public abstract void Add(ReadOnlySpan<SqlValue> values);

    /// <summary>After this all rows are there.</summary>
    public abstract void Complete();

    public abstract void Dispose();
}

/// <summary>A column as the model has it.</summary>
/// <param name="Name">The name of the column.</param>
/// <param name="Type">The type of its values: <c>long</c>, <c>int</c>, <c>bool</c>, <c>string</c>, <c>byte[]</c> or
/// <c>DateOnly</c>.</param>
internal sealed record StoredColumn(string Name, Type Type)
{
    /// <summary>The value of a row in the column.</summary>
    public SqlValue Read(SqlRows row, int column) =>
        row.IsNull(column) ? default
        : Type == typeof(bool) ? row.Boolean(column)
        : Type == typeof(string) ? row.Text(column)
        : Type == typeof(byte[]) ? row.Bytes(column)
        : Type == typeof(DateOnly) ? row.Day(column)!.Value
        : row.Integer(column);
}
