using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using PlanApi.Application.Persistence;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Parts;

/// <summary>
/// Turns a store's projection into one that reads the rows of a statement: values from the row become columns, and the rest stays. It
/// fails with <see cref="NotSupportedException"/> if the projection uses something that is not a column, such as a list of records.
/// </summary>
internal sealed class PartColumns(IEntityType table, ParameterExpression row, ParameterExpression rows) : ExpressionVisitor
{
    public const string Alias = "r";

    private readonly SqlJoins _joins = new(table, row, Alias);
    private readonly List<string> _columns = [];

    public string Columns => string.Join(", ", _columns);

    public int Count => _columns.Count;

    public string Table => _joins.Table;

    public string Joins => _joins.Joins;

    /// <summary>The number of the expression's column, and its kind; null if the expression is not a column.</summary>
    public (int At, SqlColumn Column)? Find(Expression expression) =>
        _joins.Column(expression) is { } column ? (Number(column.Sql), column) : null;

    /// <summary>
    /// The number of the column with the codes of a list, separated by blanks; null if the expression is not such a list.
    /// </summary>
    public int? FindCodes(Expression expression) =>
        SqlCodeList.Of(_joins, Alias, expression) is { Position: not null } list ? Number(list.Sql()) : null;

    protected override Expression VisitMember(MemberExpression node) =>
        Find(node) is var (at, column) ? ColumnReads.Of(rows, at, column, node.Type) : base.VisitMember(node);

    protected override Expression VisitMethodCall(MethodCallExpression node) =>
        FindCodes(node) is { } at
            ? Expression.Call(typeof(ColumnReads), nameof(ColumnReads.Codes), null, rows, Expression.Constant(at))
            : base.VisitMethodCall(node);

    protected override Expression VisitParameter(ParameterExpression node) =>
        node == row ? throw new NotSupportedException($"{table.ClrType.Name} is read by what is no column.") : node;

    private int Number(string sql)
    {
        var at = _columns.IndexOf(sql);
        if (at >= 0)
            return at;
        _columns.Add(sql);
        return _columns.Count - 1;
    }
}

/// <summary>How a column is read from the rows of a statement.</summary>
internal static class ColumnReads
{
    public static Expression Of(ParameterExpression rows, int at, SqlColumn column, Type type)
    {
        var (number, value) = (Expression.Constant(at), Nullable.GetUnderlyingType(type) ?? type);
        var read =
            value.IsEnum ? Expression.Call(typeof(ColumnReads), nameof(Choice), [value], rows, number)
            : value == typeof(LocalText) ? Expression.Call(typeof(StoredJson), nameof(StoredJson.Text), null, rows, number)
            : Plain(rows, number, value) ?? Converted(rows, number, value, column.Property.GetTypeMapping().Converter);
        if (read.Type != value)
            read = Expression.Convert(read, value);
        return type.IsValueType && (column.IsOptional || value != type)
            ? Expression.Condition(
                Expression.Call(rows, nameof(SqlRows.IsNull), null, number),
                Expression.Default(type),
                Expression.Convert(read, type)
            )
            : read;
    }

    /// <summary>A text; null where there is none.</summary>
    public static string? Text(SqlRows rows, int at) => rows.IsNull(at) ? null : rows.Text(at);

    /// <summary>A value of an enumeration, which is stored by its name.</summary>
    public static T Choice<T>(SqlRows rows, int at)
        where T : struct, Enum => Choices<T>.Of(rows.Utf8(at));

    /// <summary>The codes of a list, which have blanks between.</summary>
    public static List<Code> Codes(SqlRows rows, int at) =>
        rows.TextOrNull(at) is { } codes ? [.. codes.Split(' ').Select(Code.Known)] : [];

    private static Expression? Plain(ParameterExpression rows, Expression number, Type value) =>
        value == typeof(string) ? Expression.Call(typeof(ColumnReads), nameof(Text), null, rows, number)
        : value == typeof(long) || value == typeof(int) ? Expression.Call(rows, nameof(SqlRows.Integer), null, number)
        : value == typeof(bool) ? Expression.Call(rows, nameof(SqlRows.Boolean), null, number)
        : value == typeof(DateOnly) ? Expression.Property(Expression.Call(rows, nameof(SqlRows.Day), null, number), "Value")
        : null;

    private static Expression Converted(
        ParameterExpression rows,
        Expression number,
        Type value,
        Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter? converter
    ) =>
        converter switch
        {
            null => throw new NotSupportedException($"No column holds a {value.Name}."),
            _ when converter.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(JsonConverter<>) =>
                Expression.Call(typeof(StoredJson), nameof(StoredJson.Value), [value], rows, number),
            _ when Plain(rows, number, converter.ProviderClrType) is { } plain => value.IsValueType
                ? Expression.Invoke(converter.ConvertFromProviderExpression, plain)
                : Expression.Condition(
                    Expression.Call(rows, nameof(SqlRows.IsNull), null, number),
                    Expression.Default(value),
                    Expression.Invoke(converter.ConvertFromProviderExpression, plain)
                ),
            _ => throw new NotSupportedException($"No column holds a {value.Name}."),
        };

    private static class Choices<T>
        where T : struct, Enum
    {
        private static readonly (byte[] Name, T Value)[] _known =
        [
            .. Enum.GetValues<T>().Select(value => (System.Text.Encoding.UTF8.GetBytes(value.ToString()), value)),
        ];

        public static T Of(ReadOnlySpan<byte> name)
        {
            foreach (var (known, value) in _known)
            {
                if (name.SequenceEqual(known))
                    return value;
            }
            return Enum.Parse<T>(System.Text.Encoding.UTF8.GetString(name));
        }
    }
}
