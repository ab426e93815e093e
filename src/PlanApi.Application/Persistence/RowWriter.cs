namespace PlanApi.Application.Persistence;

/// <summary>Takes many rows of one table, as fast as the database can. Complete it, then dispose of it.</summary>
internal abstract class RowWriter : IDisposable
{
    /// <summary>One row, a value for each column.</summary>
    public abstract void Add(params ReadOnlySpan<SqlValue> values);

    /// <summary>After this all rows are there.</summary>
    public abstract void Complete();

    public abstract void Dispose();
}
