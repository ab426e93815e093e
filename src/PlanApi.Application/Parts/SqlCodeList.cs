using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Parts;

/// <summary>
/// The codes that rows of another table give a row, such as
/// <c>row.Parents.OrderBy(parent => parent.Position).Select(parent => Code.Known(parent.Parent!.Code)).ToList()</c>.
/// </summary>
/// <param name="From">The table with its joins.</param>
/// <param name="Where">Which of its rows belong to the row.</param>
/// <param name="Code">The code.</param>
/// <param name="Position">What orders the codes; null where there is one at most.</param>
/// <param name="Way">The rows through which the code is found.</param>
internal sealed record SqlCodeList(
    string From,
    string Where,
    string Code,
    string? Position,
    IReadOnlyList<(IEntityType Table, string Id)> Way
)
{
    /// <summary>The codes as one text with blanks between; nothing where there are none.</summary>
    public string Sql(string? further = null) =>
        Position is null
            ? $"(SELECT {Code} FROM {From} WHERE {Where}{further} LIMIT 1)"
            : $"(SELECT string_agg({Code}, ' ' ORDER BY {Position}) FROM {From} WHERE {Where}{further})";

    /// <summary>Null where the expression is no such list.</summary>
    /// <param name="joins">The row's own table.</param>
    /// <param name="alias">The alias of the row's own table.</param>
    /// <param name="expression">A list of codes, or the first of some codes.</param>
    public static SqlCodeList? Of(SqlJoins joins, string alias, Expression expression)
    {
        var isFirst = Called(expression, nameof(Enumerable.FirstOrDefault)) is not null;
        if (
            Called(expression, isFirst ? nameof(Enumerable.FirstOrDefault) : nameof(Enumerable.ToList)) is not { } list
            || Called(list.Arguments[0], nameof(Enumerable.Select)) is not { } select
            || select.Arguments[1] is not LambdaExpression read
        )
            return null;
        var (from, by) = (select.Arguments[0], (LambdaExpression?)null);
        if (Called(from, nameof(Enumerable.OrderBy)) is { } order)
            (from, by) = (order.Arguments[0], order.Arguments[1] as LambdaExpression);
        var which = Called(from, nameof(Enumerable.Where)) is { } where ? where.Arguments[1] as LambdaExpression : null;
        if (which is not null)
            from = ((MethodCallExpression)from).Arguments[0];
        if (joins.List(from) is not { } parts || (by is null && !isFirst))
            return null;
        var codes = new SqlJoins(parts.TargetEntityType, read.Parameters[0], "s");
        var member =
            read.Body is MethodCallExpression { Method: { Name: nameof(Domain.Values.Code.Known), DeclaringType: var type } } known
            && type == typeof(Code)
                ? known.Arguments[0]
                : read.Body;
        var position = by is null ? null : new SqlJoins(parts.TargetEntityType, by.Parameters[0], "s").Column(by.Body)?.Sql;
        if (codes.Column(member) is not { } code || (by is not null && position is null))
            return null;
        var own = parts
            .ForeignKey.Properties.Zip(parts.ForeignKey.PrincipalKey.Properties)
            .Select(pair => $"s.{pair.First.GetColumnName()} = {alias}.{pair.Second.GetColumnName()}");
        var condition = which is null ? null : Condition(parts.TargetEntityType, which);
        return which is not null && condition is null
            ? null
            : new SqlCodeList(
                $"{codes.Table}{codes.Joins}",
                string.Join(" AND ", condition is null ? own : own.Append(condition)),
                code.Sql,
                position,
                [.. codes.Way(member)]
            );
    }

    /// <summary>A column that is one value of an enumeration, which the compiler compares by its number.</summary>
    private static string? Condition(IEntityType table, LambdaExpression which) =>
        which.Body is BinaryExpression { NodeType: ExpressionType.Equal, Right: ConstantExpression { Value: int number } } equal
        && new SqlJoins(table, which.Parameters[0], "s").Column(equal.Left) is { Property.ClrType: { IsEnum: true } choice } column
            ? $"{column.Sql} = '{Enum.ToObject(choice, number)}'"
            : null;

    private static MethodCallExpression? Called(Expression expression, string method) =>
        expression is MethodCallExpression { Method: { Name: var name, DeclaringType: var type } } call
        && type == typeof(Enumerable)
        && name == method
            ? call
            : null;
}
