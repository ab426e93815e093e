using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Feeds;

/// <summary>Tables that are made of other tables, in the same statement.</summary>
public static class FlatSteps
{
    /// <summary>The rows for which a condition is true.</summary>
    public static FlatTable Only(this FlatTable table, FlatCondition condition)
    {
        var source = table.Source;
        return table with
        {
            Conditions = [.. table.Conditions, condition],
            Source = source with
            {
                Where = statement => $"{source.Where(statement)} AND ({new FlatConditionSql(statement).Of(condition)})",
            },
        };
    }

    /// <summary>The rows of the parts that are in the list of their kind with some filters.</summary>
    /// <param name="table">The table of a kind of part.</param>
    /// <param name="list">The list's filters.</param>
    public static FlatTable Listed(this FlatTable table, ListOptions list)
    {
        var (source, kind) = (table.Source, table.Kind!);
        return table with
        {
            Source = source with { Where = statement => $"{source.Where(statement)} AND {statement.Listed(kind, PartTable.Id, list)}" },
        };
    }

    /// <summary>A row for each combination of values, with the number to which a group of the cube's numbers comes.</summary>
    /// <param name="table">A table with a column that rolls up.</param>
    /// <param name="by">The columns whose values make a group; they are the key.</param>
    /// <param name="name">What the column of the groups' numbers is called.</param>
    /// <param name="onlySums">Whether only kinds are taken whose numbers may be added up.</param>
    public static Outcome<FlatTable> RolledUp(this FlatTable table, IReadOnlyList<FlatColumn> by, string name, bool onlySums) =>
        table.RollUp!.Of(table, by, name, onlySums);

    /// <summary>A row for each combination of values, or one row where there are no columns to group by.</summary>
    /// <param name="table">The table.</param>
    /// <param name="by">The columns whose values make a group; they are the key.</param>
    /// <param name="aggregates">What is computed of a group's rows.</param>
    public static FlatTable GroupedBy(this FlatTable table, IReadOnlyList<FlatColumn> by, IReadOnlyList<FlatAggregate> aggregates)
    {
        var source = table.Source;
        var groups = by.Select((column, at) => column with { Sql = _ => $"g.c{at}" }).ToList();
        var computed = aggregates.Select(
            (aggregate, at) =>
                new FlatColumn(aggregate.Name, aggregate.Type, true, aggregate.Name)
                {
                    Decimals = aggregate.Decimals,
                    Sql = _ => $"g.c{by.Count + at}",
                }
        );
        return table with
        {
            Key = groups,
            Last = null,
            RollUp = null,
            Conditions = [],
            Columns = [.. groups, .. computed],
            Source = source with { From = From, Where = _ => "1 = 1" },
        };

        string From(FlatStatement statement)
        {
            var columns = by.Select(column => column.Sql(statement)).Concat(aggregates.Select(aggregate => aggregate.Sql(statement)));
            var grouping = by.Count == 0 ? "" : " GROUP BY " + string.Join(", ", Enumerable.Range(1, by.Count));
            return $"(SELECT {string.Join(", ", columns.Select((sql, at) => $"{sql} AS c{at}"))} "
                + $"FROM {source.From(statement)} WHERE {source.Where(statement)}{grouping}) g";
        }
    }
}

/// <summary>What is computed of a group's rows.</summary>
/// <param name="Name">What its column is called.</param>
/// <param name="Method">How it is computed.</param>
/// <param name="Of">Of which column; absent for the number of rows.</param>
public sealed record FlatAggregate(string Name, AggregateMethod Method, FlatColumn? Of = null)
{
    internal ColumnType Type =>
        Method switch
        {
            AggregateMethod.Count or AggregateMethod.CountDistinct => ColumnType.Whole,
            AggregateMethod.Average => ColumnType.Number,
            _ => Of!.Type,
        };

    /// <summary>The mean of whole numbers has as many as amounts have.</summary>
    internal int Decimals =>
        Type != ColumnType.Number ? 0
        : Of!.Type == ColumnType.Number ? Of.Decimals
        : Quantity.MaxDecimals;

    internal string Sql(FlatStatement statement) =>
        Method switch
        {
            AggregateMethod.Count => "COUNT(*)",
            AggregateMethod.CountDistinct => $"COUNT(DISTINCT {Of!.Sql(statement)})",
            AggregateMethod.Min => $"MIN({Of!.Sql(statement)})",
            AggregateMethod.Max => $"MAX({Of!.Sql(statement)})",
            AggregateMethod.Average => Mean(statement),
            _ => statement.Dialect.Sum(Of!.Sql(statement)),
        };

    /// <summary>
    /// The sum divided by the number of values, by integers alone, so that every kind of database answers the same: what lies between two
    /// steps is rounded to the nearer, and halves to the even one.
    /// </summary>
    private string Mean(FlatStatement statement)
    {
        var column = Of!.Sql(statement);
        var (sum, count) = (statement.Dialect.Sum(column), $"COUNT({column})");
        var factor = Of.Type == ColumnType.Number ? 1 : 10_000;
        var steps = $"({sum} / {count} * {factor} + {sum} % {count} * {factor} / {count})";
        var rest = $"({sum} % {count} * {factor} % {count})";
        var isUp = $"abs({rest}) * 2 > {count} OR (abs({rest}) * 2 = {count} AND {steps} % 2 <> 0)";
        return $"(CASE WHEN {count} > 0 THEN {steps} + CASE WHEN {isUp} THEN CASE WHEN {rest} < 0 THEN -1 ELSE 1 END ELSE 0 END END)";
    }
}

/// <summary>How values of rows become one.</summary>
public enum AggregateMethod
{
    Sum,
    Min,
    Max,
    Count,
    CountDistinct,
    Average,
}
