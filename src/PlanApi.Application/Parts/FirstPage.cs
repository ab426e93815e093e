using System.Collections.Concurrent;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;

namespace PlanApi.Application.Parts;

/// <summary>
/// The first page of a whole list, which clients ask for most often. The query is compiled once for each order, because EF would need more
/// time to compare a large projection with its kept ones than for the query itself.
/// </summary>
internal static class FirstPage<TRow, TPart>
    where TRow : PartRow
{
    private static readonly ConcurrentDictionary<
        (Type Db, string Sort),
        Func<PlanDb, long, int, IAsyncEnumerable<ListEntry<TPart>>>
    > _compiled = new();

    public static IAsyncEnumerable<ListEntry<TPart>> Read(
        PlanDb db,
        long planId,
        int take,
        Sort<TRow> sort,
        bool descending,
        Expression<Func<TRow, TPart>> read
    ) => _compiled.GetOrAdd((db.GetType(), (descending ? "-" : "") + sort.Name), _ => Compile(sort, descending, read))(db, planId, take);

    private static Func<PlanDb, long, int, IAsyncEnumerable<ListEntry<TPart>>> Compile(
        Sort<TRow> sort,
        bool descending,
        Expression<Func<TRow, TPart>> read
    )
    {
        // EF wants its parameters named.
        var db = Expression.Parameter(typeof(PlanDb), "db");
        var plan = Expression.Parameter(typeof(long), "plan");
        var take = Expression.Parameter(typeof(int), "take");
        var row = Expression.Parameter(typeof(TRow));
        var ofPlan = Expression.Lambda<Func<TRow, bool>>(Expression.Equal(Expression.Property(row, nameof(PartRow.PlanId)), plan), row);
        Expression<Func<TRow, long>> byId = other => other.Id;
        var direction = descending ? "Descending" : "";

        Expression query = Expression.Call(db, nameof(DbContext.Set), [typeof(TRow)]);
        query = Expression.Call(
            typeof(EntityFrameworkQueryableExtensions),
            nameof(EntityFrameworkQueryableExtensions.AsNoTracking),
            [typeof(TRow)],
            query
        );
        query = Expression.Call(typeof(Queryable), nameof(Queryable.Where), [typeof(TRow)], query, Expression.Quote(ofPlan));
        query = Expression.Call(
            typeof(Queryable),
            nameof(Queryable.OrderBy) + direction,
            [typeof(TRow), sort.Key.ReturnType],
            query,
            Expression.Quote(sort.Key)
        );
        query = Expression.Call(
            typeof(Queryable),
            nameof(Queryable.ThenBy) + direction,
            [typeof(TRow), typeof(long)],
            query,
            Expression.Quote(byId)
        );
        query = Expression.Call(typeof(Queryable), nameof(Queryable.Take), [typeof(TRow)], query, take);
        query = Expression.Call(
            typeof(Queryable),
            nameof(Queryable.Select),
            [typeof(TRow), typeof(ListEntry<TPart>)],
            query,
            Expression.Quote(ListQuery.Entry(sort, read))
        );
        return EF.CompileAsyncQuery(Expression.Lambda<Func<PlanDb, long, int, IQueryable<ListEntry<TPart>>>>(query, db, plan, take));
    }
}
