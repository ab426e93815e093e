using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Feeds;

/// <summary>The columns of a part's fields.</summary>
internal sealed class PartValues(SqlJoins joins, PartMentions mentions, SqlDialect dialect, PlanShape shape)
{
    private readonly JsonValues _json = new(dialect, shape);

    /// <summary>The columns of a field; none where it is a list of records, or an id that only this service understands.</summary>
    public IEnumerable<FlatColumn> Of(string name, Expression value, PartKind kind)
    {
        // A list, a scope or a record may be there or not.
        if (value is ConditionalExpression choice)
            value = choice.IfTrue is ConstantExpression { Value: null } ? choice.IfFalse : choice.IfTrue;
        while (value is UnaryExpression { NodeType: ExpressionType.Convert } convert)
            value = convert.Operand;
        if (SqlCodeList.Of(joins, PartColumns.Alias, value) is { } codes)
            return [Codes(name, codes, kind)];
        if (value is MethodCallExpression call)
            return Called(name, call, kind);
        return joins.Column(value) is { } column ? Plain(name, column, value, kind) : [];
    }

    private IEnumerable<FlatColumn> Called(string name, MethodCallExpression call, PartKind kind)
    {
        if (call.Method.DeclaringType == typeof(NodeId))
            return [];
        if (call.Method.DeclaringType == typeof(Stored) && SqlCodeList.Of(joins, PartColumns.Alias, call.Arguments[0]) is { } first)
            return [Codes(name, first, kind)];
        if (joins.Column(call.Arguments[0]) is not { } column)
            return [];
        if (call.Method.DeclaringType == typeof(Scope))
            return Scopes(name, column.Sql, call.Arguments[0], kind);
        if (call.Arguments is [_, var mention] && joins.Column(mention) is { } code)
            return Record(name, column, kind, code, mention);
        var type = Nullable.GetUnderlyingType(call.Type) ?? call.Type;
        return type == typeof(Code) || type == typeof(Period)
            ? [Text(name, column.Sql, column.IsOptional, About(name, kind), mentions.Of(call.Arguments[0]))]
            : [];
    }

    private IEnumerable<FlatColumn> Plain(string name, SqlColumn column, Expression value, PartKind kind)
    {
        var (type, about, seen) = (Nullable.GetUnderlyingType(value.Type) ?? value.Type, About(name, kind), mentions.Of(value));
        if (type == typeof(LocalText))
            return Texts(name, column.Sql, about, seen);
        if (type.IsEnum)
            return [Text(name, Choice(column.Sql, type), column.IsOptional, about, seen)];
        if (type == typeof(DateOnly))
            return [New(name, ColumnType.Date, dialect.Day(column.Sql), column.IsOptional, about, seen)];
        if (type == typeof(bool))
            return [New(name, ColumnType.Flag, column.Sql, column.IsOptional, about, seen)];
        if (type == typeof(Quantity) || type == typeof(RateValue))
            return
            [
                New(name, ColumnType.Number, column.Sql, column.IsOptional, about, seen) with
                {
                    Decimals = type == typeof(Quantity) ? Quantity.MaxDecimals : RateValue.MaxDecimals,
                },
            ];
        if (type == typeof(int) || type == typeof(long))
            return [New(name, ColumnType.Whole, column.Sql, column.IsOptional, about, seen)];
        return StoredColumn.Of(column.Property).Type != typeof(string) ? []
            : JsonValues.RecordIn(column.Property) is not null ? Record(name, column, kind)
            : JsonValues.IsJson(column.Property) ? []
            : [Text(name, column.Sql, column.IsOptional, about, seen)];
    }

    private IEnumerable<FlatColumn> Record(
        string name,
        SqlColumn column,
        PartKind kind,
        SqlColumn? code = null,
        Expression? mention = null
    ) =>
        _json
            .Of(JsonValues.RecordIn(column.Property)!, name, column.Sql, code?.Sql)
            .Select(found =>
                New(
                    found.Name,
                    found.Type,
                    found.Sql,
                    true,
                    $"{found.Name} of the {kind.Noun}.",
                    mention is null ? [] : mentions.Of(mention)
                ) with
                {
                    Decimals = found.Decimals,
                }
            );

    /// <summary>The whole scope, and the member or group of each dimension.</summary>
    private IEnumerable<FlatColumn> Scopes(string name, string text, Expression column, PartKind kind)
    {
        var seen = mentions.Of(column);
        yield return Text(name, text, true, $"{About(name, kind)} It is written as line=sales;tier=mid, and empty at the top.", seen);
        foreach (var dimension in shape.Dimensions)
        {
            yield return Text(
                name + dimension.Name,
                dialect.Named(text, dimension.Code),
                true,
                $"The member or group of '{dimension.Code}' in the {name} of the {kind.Noun}.",
                seen
            );
        }
    }

    private IEnumerable<FlatColumn> Texts(string name, string json, string about, IReadOnlyList<Mention> seen) =>
        _json.Texts(name, json).Select(text => Text(text.Name, text.Sql, true, about, seen));

    private FlatColumn Codes(string name, SqlCodeList codes, PartKind kind)
    {
        var (about, seen) = (About(name, kind), mentions.Of(codes.Way));
        return new FlatColumn(name, ColumnType.Text, true, codes.Position is null ? about : $"{about} Codes with blanks between.")
        {
            Sql = statement =>
                codes.Sql(
                    string.Concat(seen.Select(mention => mention.Condition(statement)).OfType<string>().Select(may => $" AND {may}"))
                ),
        };
    }

    private static FlatColumn Text(string name, string sql, bool isNullable, string about, IReadOnlyList<Mention> seen) =>
        New(name, ColumnType.Text, sql, isNullable, about, seen);

    private static FlatColumn New(string name, ColumnType type, string sql, bool isNullable, string about, IReadOnlyList<Mention> seen) =>
        new(name, type, isNullable || seen.Count > 0, about)
        {
            Sql = seen.Count == 0 ? _ => sql : statement => FlatStatement.Gated(sql, seen.Select(mention => mention.Condition(statement))),
        };

    /// <summary>Enumerations are stored by the names of the program, and told by those of the API.</summary>
    private static string Choice(string sql, Type type) =>
        $"(CASE {sql} {string.Join(' ', Enum.GetValues(type).Cast<Enum>().Select(one => $"WHEN '{one}' THEN '{CamelCase.Of(one)}'"))} END)";

    private static string About(string name, PartKind kind) => $"{name} of the {kind.Noun}.";
}
