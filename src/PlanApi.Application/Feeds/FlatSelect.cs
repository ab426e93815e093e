using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;

namespace PlanApi.Application.Feeds;

/// <summary>Makes the statements of a query over a flat table, and opens its rows.</summary>
internal static class FlatSelect
{
    /// <summary>How many rows the filter leaves.</summary>
    public static SqlText Count(FlatTable table, FlatQuery query, FlatStatement statement)
    {
        var where = Where(table, query, statement);
        return statement.Text.Append($"SELECT COUNT(*) FROM {table.Source.From(statement)} WHERE {where}");
    }

    /// <summary>The page's rows, with one more where there are further ones; a failure where the position is none of this order.</summary>
    public static Outcome<FlatSelection> Rows(FlatTable table, FlatQuery query, FlatStatement statement)
    {
        var terms = new FlatConditionSql(statement);
        var order = query.WholeOrder(table);
        var text = FlatPosition.TextOf(table, order);
        var sorted = order.Select(part => terms.Of(part.Term)).ToList();
        var where = Where(table, query, statement);
        if (query.After is { } after)
        {
            if (FlatPosition.Read(after, text, [.. order.Select(part => part.Term.Type)]) is not { } values)
                return Invalid.One(
                    FaultCodes.BadCursor,
                    "/after",
                    "This is not a position in these rows in this order; start again without it."
                );
            where += $" AND {Beyond(statement, order, sorted, values)}";
        }
        var columns = query.Columns.Select(column => column.Sql(statement)).ToList();
        var places = sorted.Select(sql => Place(columns, sql)).ToList();
        var by = order.Count == 0 ? "" : " ORDER BY " + string.Join(", ", order.Select((part, at) => sorted[at] + Direction(part)));
        statement.Text.Append(
            $"SELECT {string.Join(", ", columns)} FROM {table.Source.From(statement)} WHERE {where}{by} "
                + $"LIMIT {statement.Text.Value((long)query.Take + 1)} OFFSET {statement.Text.Value(query.Skip)}"
        );
        return new FlatSelection(statement.Text, [.. order.Select((part, at) => (part.Term.Type, places[at]))], text);
    }

    private static string Where(FlatTable table, FlatQuery query, FlatStatement statement) =>
        query.Filter is { } filter
            ? $"{table.Source.Where(statement)} AND ({new FlatConditionSql(statement).Of(filter)})"
            : table.Source.Where(statement);

    /// <summary>What is empty comes first, which databases do not agree on. What is never empty is read in the order of an index.</summary>
    private static string Direction(FlatOrder order) =>
        (order.Term is ColumnTerm { Column.IsNullable: false }, order.Descending) switch
        {
            (true, false) => "",
            (true, true) => " DESC",
            (false, false) => " ASC NULLS FIRST",
            (false, true) => " DESC NULLS LAST",
        };

    private static int Place(List<string> columns, string sql)
    {
        var at = columns.IndexOf(sql);
        if (at >= 0)
            return at;
        columns.Add(sql);
        return columns.Count - 1;
    }

    /// <summary>Behind a position: further by the first of the order, or the same there and further by the next, and so on.</summary>
    private static string Beyond(
        FlatStatement statement,
        IReadOnlyList<FlatOrder> order,
        List<string> sorted,
        IReadOnlyList<SqlValue> values
    )
    {
        var ways = new List<string>();
        var same = new List<string>();
        for (var at = 0; at < order.Count; at++)
        {
            var (sql, isNothing) = (sorted[at], values[at] == default(SqlValue));
            var value = isNothing ? "" : statement.Text.Value(values[at]);
            var further = (isNothing, order[at].Descending) switch
            {
                (true, false) => $"{sql} IS NOT NULL",
                (true, true) => null,
                (false, false) => $"{sql} > {value}",
                (false, true) => $"({sql} < {value} OR {sql} IS NULL)",
            };
            if (further is not null)
                ways.Add(string.Join(" AND ", same.Append(further)));
            same.Add(isNothing ? $"{sql} IS NULL" : $"{sql} = {value}");
        }
        return $"({string.Join(" OR ", ways.Select(way => $"({way})"))})";
    }
}

/// <summary>A statement for rows, and where its columns of the order are.</summary>
internal sealed record FlatSelection(SqlText Sql, IReadOnlyList<(ColumnType Type, int At)> Order, string OrderText);
