namespace PlanApi.Application.Feeds;

/// <summary>Which rows of a flat table are asked for, and what of them.</summary>
public sealed record FlatQuery
{
    /// <summary>The rows of a page at most.</summary>
    public const int MaxTake = 10_000;

    /// <summary>The columns to read, in this order.</summary>
    public required IReadOnlyList<FlatColumn> Columns { get; init; }

    /// <summary>Which rows; all when absent.</summary>
    public FlatCondition? Filter { get; init; }

    /// <summary>The order; the table's key comes last, so that no two rows are equal.</summary>
    public IReadOnlyList<FlatOrder> Order { get; init; } = [];

    /// <summary>How many rows to leave out first.</summary>
    public long Skip { get; init; }

    /// <summary>How many rows at most, 0 to <see cref="MaxTake"/>.</summary>
    public int Take { get; init; } = 1_000;

    /// <summary>
    /// The position after which the rows begin, as <see cref="FlatRows.Position"/> gave it in the same order; from the first when absent.
    /// </summary>
    public string? After { get; init; }

    /// <summary>Whether to count all rows of the filter, wherever the page begins.</summary>
    public bool Counts { get; init; }

    /// <summary>The whole order: as asked, then by the columns of the key that are not among it.</summary>
    internal IReadOnlyList<FlatOrder> WholeOrder(FlatTable table) =>
        [
            .. Order.DistinctBy(order => order.Term),
            .. (table.Last ?? table.Key)
                .Where(key => !Order.Any(order => order.Term == new ColumnTerm(key)))
                .Select(key => new FlatOrder(new ColumnTerm(key), Order.Count > 0 && Order[0].Descending)),
        ];
}

/// <summary>An order by a column, or by what is computed of it; what is empty comes first, or last when descending.</summary>
public sealed record FlatOrder(FlatTerm Term, bool Descending = false);
