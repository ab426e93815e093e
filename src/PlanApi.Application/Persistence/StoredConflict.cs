namespace PlanApi.Application.Persistence;

/// <summary>What is stored stands against what was to be written.</summary>
public abstract class StoredConflict(string message, Exception inner) : Exception(message, inner);

/// <summary>A row with the same key is there already: a unique index would be violated.</summary>
/// <param name="table">The table of the index.</param>
/// <param name="columns">Its columns, without the plan's.</param>
/// <param name="inner">What the database said.</param>
public sealed class StoredTwice(string table, IReadOnlyList<string> columns, Exception inner)
    : StoredConflict($"There is a row in {table} with the same {string.Join(", ", columns)}.", inner)
{
    public string Table => table;

    public IReadOnlyList<string> Columns => columns;
}

/// <summary>
/// What is written mentions a row that is not there, or what is removed is mentioned by one that is; or another check fails.
/// </summary>
public sealed class StoredOtherwise(Exception inner) : StoredConflict("A check of the database refused this.", inner);
