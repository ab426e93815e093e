using System.Linq.Expressions;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace PlanApi.Application.Parts;

/// <summary>
/// Finds the column that an expression such as <c>row.Owner.Code</c> means, and the joins that lead to it. It uses nothing but the
/// model's tables and keys.
/// </summary>
internal sealed class SqlJoins(IEntityType table, ParameterExpression row, string alias)
{
    private readonly Dictionary<string, Reached> _reached = [];
    private readonly StringBuilder _joins = new();

    /// <summary>The table, under its alias.</summary>
    public string Table => $"{Quoted(table.GetTableName())} {alias}";

    /// <summary>The text behind the table, where columns of other tables are needed.</summary>
    public string Joins => _joins.ToString();

    /// <summary>Null where the expression is no column.</summary>
    public SqlColumn? Column(Expression expression) =>
        Bare(expression) is MemberExpression { Expression: { } from } member
        && Reach(from) is { } at
        && at.Table.FindProperty(member.Member.Name) is { } property
            ? new SqlColumn(property, $"{at.Alias}.{Quoted(property.GetColumnName())}", at.IsOptional || property.IsNullable)
            : null;

    /// <summary>The list that the expression reads of the row; null where it is none.</summary>
    public INavigation? List(Expression expression) =>
        expression is MemberExpression { Expression: { } from } member && from == row
            ? table.FindNavigation(member.Member.Name) is { IsCollection: true } list
                ? list
                : null
            : null;

    /// <summary>The rows of other tables that the expression goes through, each by its table and the column of its id.</summary>
    public IEnumerable<(IEntityType Table, string Id)> Way(Expression expression)
    {
        for (var at = (Bare(expression) as MemberExpression)?.Expression; at is MemberExpression member; at = member.Expression)
        {
            if (Reach(member) is { } reached && reached.Table.FindProperty("Id") is { } id)
                yield return (reached.Table, $"{reached.Alias}.{Quoted(id.GetColumnName())}");
        }
    }

    /// <summary>Some names are also SQL keywords.</summary>
    private static string Quoted(string? name) => $"\"{name}\"";

    private static Expression Bare(Expression expression) =>
        expression is UnaryExpression { NodeType: ExpressionType.Convert } convert ? convert.Operand : expression;

    private Reached? Reach(Expression expression)
    {
        if (expression == row)
            return new Reached(table, alias, false);
        if (
            expression is not MemberExpression { Expression: { } inner } member
            || Reach(inner) is not { } from
            || from.Table.FindNavigation(member.Member.Name) is not { IsOnDependent: true } mention
        )
            return null;
        var path = $"{from.Alias}.{mention.Name}";
        if (!_reached.TryGetValue(path, out var found))
            _reached[path] = found = Join(from, mention);
        return found;
    }

    private Reached Join(Reached from, INavigation mention)
    {
        var key = mention.ForeignKey;
        var to = new Reached(mention.TargetEntityType, $"{alias}{_reached.Count + 1}", from.IsOptional || !key.IsRequired);
        var on = key
            .Properties.Zip(key.PrincipalKey.Properties)
            .Select(pair => $"{to.Alias}.{pair.Second.GetColumnName()} = {from.Alias}.{pair.First.GetColumnName()}");
        _joins
            .Append(to.IsOptional ? "\nLEFT JOIN " : "\nJOIN ")
            .Append($"{Quoted(to.Table.GetTableName())} {to.Alias} ON {string.Join(" AND ", on)}");
        return to;
    }

    private sealed record Reached(IEntityType Table, string Alias, bool IsOptional);
}

/// <summary>A column, with its table's alias, and whether it may hold nothing.</summary>
internal sealed record SqlColumn(IProperty Property, string Sql, bool IsOptional);
