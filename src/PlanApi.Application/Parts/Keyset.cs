using System.Buffers.Text;
using System.Globalization;
using System.Linq.Expressions;
using System.Text;
using PlanApi.Application.Errors;
using PlanApi.Application.Tables;

namespace PlanApi.Application.Parts;

/// <summary>
/// Paging by the last item's key (keyset, or seek, pagination): a page costs the same wherever it lies.
/// A cursor is the sort's name, the key and the id of an item.
/// </summary>
internal static class Keyset
{
    public static string Cursor(string sort, object key, long id) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{sort}\n{id}\n{key}")));

    /// <summary>The rows between a page's cursors, without an order; a fault for each cursor that does not belong to this sort.</summary>
    public static IQueryable<TRow> Between<TRow>(
        IQueryable<TRow> rows,
        Sort<TRow> sort,
        bool descending,
        PageRange page,
        ICollection<Fault> faults
    )
        where TRow : PartRow
    {
        rows = Cut(rows, page.After, "/after", descending);
        return Cut(rows, page.Before, "/before", !descending);

        IQueryable<TRow> Cut(IQueryable<TRow> rows, string? cursor, string pointer, bool downwards)
        {
            if (cursor is null)
                return rows;
            if (Parse(cursor, (descending ? "-" : "") + sort.Name, sort.Key.ReturnType) is { } at)
                return rows.Where(Beyond(sort, downwards, at.Key, at.Id));
            faults.Add(
                new Fault(FaultCodes.BadCursor, pointer, "This is not a cursor of this list in this order; start again without it.")
            );
            return rows;
        }
    }

    public static IQueryable<TRow> Ordered<TRow>(IQueryable<TRow> rows, Sort<TRow> sort, bool descending)
        where TRow : PartRow =>
        sort.Key switch
        {
            Expression<Func<TRow, string>> text when descending => rows.OrderByDescending(text).ThenByDescending(row => row.Id),
            Expression<Func<TRow, string>> text => rows.OrderBy(text).ThenBy(row => row.Id),
            Expression<Func<TRow, long>> number when descending => rows.OrderByDescending(number).ThenByDescending(row => row.Id),
            Expression<Func<TRow, long>> number => rows.OrderBy(number).ThenBy(row => row.Id),
            _ => throw new NotSupportedException($"Sort '{sort.Name}' is by neither text nor number."),
        };

    private static Expression<Func<TRow, bool>> Beyond<TRow>(Sort<TRow> sort, bool descending, object last, long lastId)
        where TRow : PartRow
    {
        var row = sort.Key.Parameters[0];
        var key = sort.Key.Body;
        var value = Parameter(last);
        var id = Parameter(lastId);
        Expression compared = key,
            against = value;
        if (key.Type == typeof(string))
        {
            compared = Expression.Call(typeof(string), nameof(string.Compare), null, key, value);
            against = Expression.Constant(0);
        }
        var rowId = Expression.Property(row, nameof(PartRow.Id));
        Expression further = descending ? Expression.LessThan(compared, against) : Expression.GreaterThan(compared, against);
        Expression furtherId = descending ? Expression.LessThan(rowId, id) : Expression.GreaterThan(rowId, id);
        return Expression.Lambda<Func<TRow, bool>>(
            Expression.OrElse(further, Expression.AndAlso(Expression.Equal(key, value), furtherId)),
            row
        );
    }

    /// <summary>A captured variable rather than a constant, so that the database keeps one statement for every cursor.</summary>
    private static MemberExpression Parameter<T>(T value)
    {
        var type = value!.GetType();
        var box = Activator.CreateInstance(typeof(System.Runtime.CompilerServices.StrongBox<>).MakeGenericType(type), value)!;
        return Expression.Field(Expression.Constant(box), "Value");
    }

    public static (object Key, long Id)? Parse(string cursor, string sort, Type type)
    {
        if (cursor.Length > 1_024 || !Base64Url.IsValid(cursor))
            return null;
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split('\n', 3);
        if (parts.Length != 3 || parts[0] != sort || !long.TryParse(parts[1], CultureInfo.InvariantCulture, out var id))
            return null;
        if (type == typeof(string))
            return (parts[2], id);
        return long.TryParse(parts[2], CultureInfo.InvariantCulture, out var number) ? (number, id) : null;
    }
}
