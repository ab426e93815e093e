namespace PlanApi.Application.Feeds;

/// <summary>
/// A list of the plan as a table of plain values, as spreadsheets and BI tools want it. Downloads and OData serve the same columns and
/// rows.
/// </summary>
/// <param name="Name">In PascalCase, the plural of what a row is.</param>
/// <param name="Description">What a row is, in a sentence.</param>
/// <param name="Key">The columns that together tell a row from all others; none is ever empty.</param>
/// <param name="Columns">All columns, in their order.</param>
public sealed record FlatTable(string Name, string Description, IReadOnlyList<FlatColumn> Key, IReadOnlyList<FlatColumn> Columns)
{
    /// <summary>Where the rows are.</summary>
    internal FlatSource Source { get; init; } = null!;

    /// <summary>The column; null where there is none of this name.</summary>
    public FlatColumn? Column(string name) => Columns.FirstOrDefault(column => column.Name == name);
}

/// <summary>Rows of the database.</summary>
/// <param name="From">The table with its joins.</param>
/// <param name="Where">The rows of the plan that the caller may see.</param>
internal sealed record FlatSource(string From, ColumnSql Where);
