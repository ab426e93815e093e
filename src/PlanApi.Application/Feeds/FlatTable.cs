using PlanApi.Domain;

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
    /// <summary>Of which parts its rows are; null where they are of something else.</summary>
    public PartKind? Kind { get; init; }

    /// <summary>The query that tells the same, where it is not asked as of the past; null where the table has rows of the past.</summary>
    public Type? OfThePresent { get; init; }

    /// <summary>Where the rows are.</summary>
    internal FlatSource Source { get; init; } = null!;

    /// <summary>What orders the rows at last, where that is not the key: columns that are in an index and never empty.</summary>
    internal IReadOnlyList<FlatColumn>? Last { get; init; }

    /// <summary>The conditions that were put on its rows.</summary>
    internal IReadOnlyList<FlatCondition> Conditions { get; init; } = [];

    /// <summary>How its groups are rolled up; null where rows are no numbers of the cube.</summary>
    internal GroupedNumbers? RollUp { get; init; }

    /// <summary>The column; null where there is none of this name.</summary>
    public FlatColumn? Column(string name) => Columns.FirstOrDefault(column => column.Name == name);
}

/// <summary>Rows of the database, or rows that are computed and handed to it.</summary>
/// <param name="From">The table with its joins.</param>
/// <param name="Where">The rows of the plan that the caller may see.</param>
internal sealed record FlatSource(ColumnSql From, ColumnSql Where)
{
    /// <summary>The table whose rows are computed, and not stored; null for others.</summary>
    public string? Computed { get; init; }

    /// <summary>The groups of numbers that are computed, and not stored; null for others.</summary>
    public NumberGroups? Groups { get; init; }

    /// <summary>Whether only callers who may see the whole plan may read it.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Whether its rows tell how indicators' numbers stand, which some of them do of totals that a caller may not see.</summary>
    public bool IsOfSignals { get; init; }
}
