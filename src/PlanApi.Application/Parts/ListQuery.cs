using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Tables;

namespace PlanApi.Application.Parts;

/// <summary>Turns list options into a query: allow-listed filters, one sort, a page by keyset.</summary>
internal static class ListQuery
{
    /// <summary>Rows in the order of reading, which is reversed for a page at the end.</summary>
    public sealed record Ordered<TRow>(IQueryable<TRow> Rows, Sort<TRow> Sort, bool Descending)
    {
        public string SortText => (Descending ? "-" : "") + Sort.Name;
    }

    public static Outcome<Ordered<TRow>> Build<TRow>(
        IQueryable<TRow> rows,
        ListOptions options,
        Visibility visibility,
        IReadOnlyList<Filter<TRow>> filters,
        IReadOnlyList<Sort<TRow>> sorts
    )
        where TRow : PartRow
    {
        var faults = new List<Fault>();
        var filtered = Bounded(rows, options, visibility, filters, faults);
        var descending = options.Sort?.StartsWith('-') == true;
        var name = descending ? options.Sort![1..] : options.Sort;
        var sort = name is null ? sorts[0] : sorts.FirstOrDefault(known => known.Name == name);
        if (sort is null)
        {
            faults.Add(
                new Fault(
                    "not-allowed",
                    "/sort",
                    $"'{options.Sort}' is not an order of this list; use {string.Join(", ", sorts.Select(known => known.Name))}, "
                        + "with '-' in front for descending."
                )
            );
            return new Invalid(faults);
        }
        var between = Keyset.Between(filtered, sort, descending, options, faults);
        return faults.Count > 0
            ? new Invalid(faults)
            : new Ordered<TRow>(Keyset.Ordered(between, sort, descending != options.IsBackward), sort, descending);
    }

    /// <summary>The filtered rows, and faults of the page's size too.</summary>
    public static IQueryable<TRow> Bounded<TRow>(
        IQueryable<TRow> rows,
        ListOptions options,
        Visibility visibility,
        IReadOnlyList<Filter<TRow>> filters,
        List<Fault> faults
    )
    {
        faults.AddRange(options.Faults());
        return Filtered(rows, options, visibility, filters, faults);
    }

    public static IQueryable<TRow> Filtered<TRow>(
        IQueryable<TRow> rows,
        ListOptions options,
        Visibility visibility,
        IReadOnlyList<Filter<TRow>> filters,
        List<Fault> faults
    )
    {
        foreach (var (name, values) in options.Filters)
        {
            if (filters.FirstOrDefault(known => known.Name == name) is not { } filter)
            {
                faults.Add(new Fault("unknown-parameter", "/" + name, $"This list has no filter '{name}'."));
                continue;
            }
            if (values.Count == 0)
                faults.Add(new Fault("empty-filter", "/" + name, $"The filter '{name}' names no value; leave it out to see everything."));
            if (values.Count > ListOptions.MaxFilterValues)
            {
                // Each is a condition of its own, and what translates them goes down one level for each.
                faults.Add(
                    new Fault(
                        FaultCodes.TooLarge,
                        "/" + name,
                        $"The filter '{name}' names {values.Count} values; at most {ListOptions.MaxFilterValues} are taken."
                    )
                );
                continue;
            }
            Expression<Func<TRow, bool>>? any = null;
            foreach (var value in values)
            {
                if (filter.Predicate(value, visibility) is not { } predicate)
                    faults.Add(
                        new Fault(
                            "not-allowed",
                            "/" + name,
                            filter.Allowed is { } allowed
                                ? $"'{value}' is not a value of '{name}'; use {string.Join(", ", allowed)}."
                                : $"'{value}' is not a value of '{name}'."
                        )
                    );
                else
                    any = any is null ? predicate : Or(any, predicate);
            }
            if (any is not null)
                rows = rows.Where(any);
        }
        return rows;
    }

    /// <summary>A row's part, with the values for its cursor.</summary>
    public static Expression<Func<TRow, ListEntry<TPart>>> Entry<TRow, TPart>(Sort<TRow> sort, Expression<Func<TRow, TPart>> read)
        where TRow : PartRow
    {
        var row = read.Parameters[0];
        var key = new Rebind(sort.Key.Parameters[0], row).Visit(sort.Key.Body);
        return Expression.Lambda<Func<TRow, ListEntry<TPart>>>(
            Expression.New(
                typeof(ListEntry<TPart>).GetConstructors()[0],
                read.Body,
                Expression.Convert(key, typeof(object)),
                Expression.Property(row, nameof(PartRow.Id))
            ),
            row
        );
    }

    /// <summary>Reads entries. There is one more than the page holds if there is a further page.</summary>
    public static async Task<Page<TPart>> Page<TPart>(
        IAsyncEnumerable<ListEntry<TPart>> read,
        ListOptions options,
        string sortText,
        CancellationToken cancellation
    )
    {
        var entries = options.InOrder(await read.ToListAsync(cancellation));
        return options.Page(entries, found => Keyset.Cursor(sortText, found.Key, found.Id)).Of(found => found.Part);
    }

    private static Expression<Func<TRow, bool>> Or<TRow>(Expression<Func<TRow, bool>> left, Expression<Func<TRow, bool>> right) =>
        Expression.Lambda<Func<TRow, bool>>(
            Expression.OrElse(left.Body, new Rebind(right.Parameters[0], left.Parameters[0]).Visit(right.Body)),
            left.Parameters
        );

    private sealed class Rebind(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}

/// <summary>One of a list, with the key that it was ordered by and its id.</summary>
internal sealed record ListEntry<TPart>(TPart Part, object Key, long Id);
