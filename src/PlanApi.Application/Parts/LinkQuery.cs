using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Tables;

namespace PlanApi.Application.Parts;

/// <summary>Reads a page of the rows that belong to each of several owners, all in one query, by code.</summary>
internal static class LinkQuery
{
    public static async Task<Outcome<Dictionary<long, Page<TPart>>>> Pages<TRow, TPart>(
        IQueryable<TRow> rows,
        Link<TRow> link,
        IReadOnlyCollection<long> owners,
        ListOptions options,
        Visibility visibility,
        IReadOnlyList<Filter<TRow>> filters,
        Expression<Func<TRow, TPart>> read,
        CancellationToken cancellation
    )
        where TRow : PartRow
    {
        var faults = new List<Fault>();
        var filtered = ListQuery.Bounded(rows, options, visibility, filters, faults);
        var between = Keyset.Between(filtered, ByCode<TRow>(), false, options, faults);
        if (faults.Count > 0)
            return new Invalid(faults);
        var ids = owners.ToArray();
        var limit = options.Take;
        var pairs = link.Pairs(between).Where(pair => ids.Contains(pair.OwnerId));
        // A window over each owner's rows; the database has it from the correlated Take.
        var ranked = pairs
            .Select(pair => pair.OwnerId)
            .Distinct()
            .SelectMany(owner =>
                options.IsBackward
                    ? pairs
                        .Where(pair => pair.OwnerId == owner)
                        .OrderByDescending(pair => pair.Code)
                        .ThenByDescending(pair => pair.Id)
                        .Take(limit)
                    : pairs.Where(pair => pair.OwnerId == owner).OrderBy(pair => pair.Code).ThenBy(pair => pair.Id).Take(limit)
            );
        var joined = ranked
            .Join(rows, pair => pair.Id, row => row.Id, (pair, row) => new { Pair = pair, Row = row })
            .OrderBy(found => found.Pair.OwnerId)
            .ThenBy(found => found.Pair.Code)
            .ThenBy(found => found.Pair.Id);
        var entries = await joined.Select(Entry(joined, found => found.Row, found => found.Pair.OwnerId, read)).ToListAsync(cancellation);
        return entries
            .GroupBy(entry => entry.OwnerId)
            .ToDictionary(
                group => group.Key,
                group => options.Page([.. group], entry => Keyset.Cursor("code", entry.Code, entry.Id)).Of(entry => entry.Part)
            );
    }

    public static async Task<Outcome<Dictionary<long, int>>> Counts<TRow>(
        IQueryable<TRow> rows,
        Link<TRow> link,
        IReadOnlyCollection<long> owners,
        ListOptions options,
        Visibility visibility,
        IReadOnlyList<Filter<TRow>> filters,
        CancellationToken cancellation
    )
        where TRow : PartRow
    {
        var faults = new List<Fault>();
        var filtered = ListQuery.Filtered(rows, options, visibility, filters, faults);
        if (faults.Count > 0)
            return new Invalid(faults);
        var ids = owners.ToArray();
        return await link.Pairs(filtered)
            .Where(pair => ids.Contains(pair.OwnerId))
            .GroupBy(pair => pair.OwnerId)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellation);
    }

    private static Sort<TRow> ByCode<TRow>()
        where TRow : PartRow => Sort<TRow>.By("code", row => row.Code);

    private static Expression<Func<TFound, Linked<TPart>>> Entry<TFound, TRow, TPart>(
        IQueryable<TFound> _,
        Expression<Func<TFound, TRow>> row,
        Expression<Func<TFound, long>> owner,
        Expression<Func<TRow, TPart>> read
    )
        where TRow : PartRow
    {
        var found = row.Parameters[0];
        return Expression.Lambda<Func<TFound, Linked<TPart>>>(
            Expression.New(
                typeof(Linked<TPart>).GetConstructors()[0],
                new Substitution(read.Parameters[0], row.Body).Visit(read.Body),
                new Substitution(owner.Parameters[0], found).Visit(owner.Body),
                Expression.Property(row.Body, nameof(PartRow.Code)),
                Expression.Property(row.Body, nameof(PartRow.Id))
            ),
            found
        );
    }

    private sealed record Linked<TPart>(TPart Part, long OwnerId, string Code, long Id);

    private sealed class Substitution(ParameterExpression from, Expression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
