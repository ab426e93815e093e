namespace PlanApi.Application.Persistence;

/// <summary>
/// A prepared statement with the parameters <c>$1</c>, <c>$2</c>, ...: the only way in which hand-written SQL reaches a database.
/// On the context's own connection it is part of the open transaction.
/// </summary>
public abstract class SqlStatement : IDisposable
{
    /// <summary>The rows for these values. Read them to their end, or dispose of them, before the statement is used again.</summary>
    public abstract SqlRows Read(params ReadOnlySpan<SqlValue> values);

    /// <summary>Writes, and answers how many rows were changed.</summary>
    public abstract int Run(params ReadOnlySpan<SqlValue> values);

    public abstract void Dispose();
}
