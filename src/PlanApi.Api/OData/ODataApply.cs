using Microsoft.OData.UriParser;
using Microsoft.OData.UriParser.Aggregation;
using PlanApi.Application.Errors;
using PlanApi.Application.Feeds;

namespace PlanApi.Api.OData;

/// <summary>Turns the steps of <c>$apply</c> into tables that are made of a table.</summary>
internal static class ODataApply
{
    private const int MaxSteps = 10;
    private const int MaxColumns = 50;

    /// <summary>The method of our own: one number of a group of numbers, by the kind of their indicator.</summary>
    private const string RollUp = "PlanApi.rollUp";

    /// <exception cref="Refused">A step is not served, or adds up what must not be added up.</exception>
    public static FlatTable Of(FlatTable table, ApplyClause clause)
    {
        var steps = clause.Transformations.ToList();
        if (steps.Count > MaxSteps)
            throw new Refused($"'$apply' has {steps.Count} steps; at most {MaxSteps} are taken.", FaultCodes.TooLarge);
        return steps.Aggregate(table, Step);
    }

    private static FlatTable Step(FlatTable table, TransformationNode step) =>
        step switch
        {
            FilterTransformationNode filter => table.Only(new ODataFilter(table).Condition(filter.FilterClause.Expression)),
            GroupByTransformationNode group => Grouped(
                table,
                [.. group.GroupingProperties.Select(property => Column(table, property.Expression))],
                group.ChildTransformations switch
                {
                    null => null,
                    AggregateTransformationNode aggregate => aggregate,
                    _ => throw new Refused("A group is followed by aggregate, as in groupby((Scenario),aggregate($count as Rows))."),
                }
            ),
            AggregateTransformationNode aggregate => Grouped(table, [], aggregate),
            _ => throw new Refused("'$apply' has the steps filter, groupby and aggregate here; do others in your own tool."),
        };

    private static FlatTable Grouped(FlatTable table, List<FlatColumn> by, AggregateTransformationNode? node)
    {
        var parts = node?.AggregateExpressions.ToList() ?? [];
        return parts.OfType<AggregateExpression>().FirstOrDefault(part => RollsUp(table, part)) is { } number
            ? Limited(RolledUp(table, by, number, parts.Count))
            : Limited(table.GroupedBy(by, Aggregates(table, parts)));
    }

    private static bool RollsUp(FlatTable table, AggregateExpression part) =>
        (part.Method == AggregationMethod.Sum || IsRollUp(part))
        && new ODataFilter(table).Term(part.Expression) is ColumnTerm { Column.RollsUp: true };

    private static bool IsRollUp(AggregateExpression part) =>
        part.MethodDefinition.MethodKind == AggregationMethod.Custom && part.MethodDefinition.MethodLabel == RollUp;

    private static FlatTable RolledUp(FlatTable table, List<FlatColumn> by, AggregateExpression number, int parts)
    {
        if (parts > 1)
            throw new Refused(
                $"'{number.Alias}' is computed from all numbers of a group, and stands alone; ask for the others by themselves."
            );
        return table.RolledUp(by, number.Alias, onlySums: !IsRollUp(number)).IsSuccess(out var made, out var failure)
            ? made
            : throw new Refused(failure.Faults[0].Message, failure.Faults[0].Code);
    }

    private static FlatTable Limited(FlatTable table) =>
        table.Columns.Count <= MaxColumns && table.Columns.DistinctBy(column => column.Name).Count() == table.Columns.Count
            ? table
            : throw new Refused($"A step of '$apply' makes at most {MaxColumns} columns, each with a name of its own.");

    private static List<FlatAggregate> Aggregates(FlatTable table, IEnumerable<AggregateExpressionBase> parts) =>
        [
            .. parts.Select(one =>
                one is AggregateExpression known
                    ? Aggregate(table, known)
                    : throw new Refused("Rows are flat: columns are aggregated, and nothing inside of them.")
            ),
        ];

    private static FlatAggregate Aggregate(FlatTable table, AggregateExpression one)
    {
        if (one.Method == AggregationMethod.VirtualPropertyCount)
            return new FlatAggregate(one.Alias, AggregateMethod.Count);
        var column = Column(table, one.Expression);
        return one.Method switch
        {
            AggregationMethod.CountDistinct => new FlatAggregate(one.Alias, AggregateMethod.CountDistinct, column),
            AggregationMethod.Min when column.Type != ColumnType.Flag => new FlatAggregate(one.Alias, AggregateMethod.Min, column),
            AggregationMethod.Max when column.Type != ColumnType.Flag => new FlatAggregate(one.Alias, AggregateMethod.Max, column),
            AggregationMethod.Sum when column.Adds => new FlatAggregate(one.Alias, AggregateMethod.Sum, column),
            AggregationMethod.Average when column.Adds => new FlatAggregate(one.Alias, AggregateMethod.Average, column),
            AggregationMethod.Sum or AggregationMethod.Average => throw new Refused(
                $"'{column.Name}' of {table.Name} is not added up, nor averaged: its rows lie at several levels, which would count numbers "
                    + "twice, or are of several kinds, and ratios and shares have no sum. /v1/plans/{plan}/slices.csv rolls numbers up by "
                    + "their kinds; "
                    + "min, max, countdistinct and $count are served here."
            ),
            _ => throw new Refused($"'{column.Name}' is aggregated by sum, average, min, max or countdistinct, and rows by $count."),
        };
    }

    private static FlatColumn Column(FlatTable table, QueryNode expression) =>
        new ODataFilter(table).Term(expression) is ColumnTerm { Column: var column }
            ? column
            : throw new Refused("Columns are grouped and aggregated, and nothing that is computed of them.");
}
