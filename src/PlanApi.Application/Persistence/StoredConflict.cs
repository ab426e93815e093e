namespace PlanApi.Application.Persistence;

/// <summary>A write contradicts the stored data.</summary>
public abstract class StoredConflict(string message, Exception inner) : Exception(message, inner);

/// <summary>A row with the same key exists already: a unique index would be violated.</summary>
/// <param name="table">The table of the index.</param>
/// <param name="columns">The columns, without the plan's.</param>
/// <param name="inner">The database's own error.</param>
public sealed class StoredTwice(string table, IReadOnlyList<string> columns, Exception inner)
    : StoredConflict($"There is a row in {table} with the same {string.Join(", ", columns)}.", inner)
{
    public string Table => table;

    public IReadOnlyList<string> Columns => columns;
}

/// <summary>The written row mentions a row that does not exist, or the deleted row is still mentioned, or another check fails.</summary>
public sealed class StoredOtherwise(Exception inner) : StoredConflict("A check of the database refused this.", inner);
