using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Feeds;

/// <summary>Makes the table of groups from the table of numbers.</summary>
/// <param name="dialect">How the database writes expressions.</param>
/// <param name="shape">The plan's dimensions.</param>
/// <param name="measure">The measure of all numbers; null where they are of several.</param>
internal sealed class GroupedNumbers(SqlDialect dialect, PlanShape shape, Measure? measure)
{
    /// <summary>Where the caller asks for groups.</summary>
    public const string Pointer = "/apply";

    /// <summary>The field of a group's number, in steps of 1/10,000.</summary>
    public const string Number = "Number";

    private const string Rows = "r";

    /// <summary>A row for each group that has a number.</summary>
    /// <param name="table">The numbers, with the conditions that were put on them.</param>
    /// <param name="by">The columns whose values make a group.</param>
    /// <param name="name">What the column of the groups' numbers is called.</param>
    /// <param name="onlySums">Whether only kinds are taken whose numbers may be added up.</param>
    public Outcome<FlatTable> Of(FlatTable table, IReadOnlyList<FlatColumn> by, string name, bool onlySums)
    {
        var columns = new NumberColumns(shape);
        var known = by.Select(columns.Of).ToList();
        if (known.IndexOf(null) is >= 0 and var at)
            return Invalid.One(
                FaultCodes.NotAllowed,
                Pointer,
                $"Numbers are grouped by {columns.Names}; '{by[at].Name}' comes from a table with which the groups are joined."
            );
        var asked = new NumberGroups
        {
            By = [.. known.OfType<GroupColumn>()],
            OnlySums = onlySums,
            Measures = measure is { } one ? [one] : null,
        };
        if (!new GroupConditions(columns).Read(asked, table.Conditions).IsSuccess(out var groups, out var failure))
            return failure;
        var keys = by.Select(column => column with { Sql = _ => dialect.JsonText($"{Rows}.value", column.Name) }).ToList();
        var number = new FlatColumn(name, ColumnType.Number, false, name)
        {
            Decimals = Quantity.MaxDecimals,
            Sql = _ => dialect.JsonInteger($"{Rows}.value", Number),
        };
        return table with
        {
            Key = keys,
            Last = null,
            Columns = [.. keys, number],
            Conditions = [],
            RollUp = null,
            Source = new FlatSource(statement => dialect.JsonRows(statement.Text.Value(statement.Computed), Rows), _ => "1 = 1")
            {
                Groups = groups,
            },
        };
    }
}
