using System.Linq.Expressions;
using PlanApi.Application.Tables;

namespace PlanApi.Application.Parts;

/// <summary>
/// One way in which parts of a kind belong to others: targets to their indicator, objectives to the objectives that they serve. A graph
/// follows it backwards, for many owners in one query.
/// </summary>
/// <param name="Name">In camelCase; the name of the mention, and also the name of its filter if there is one.</param>
/// <param name="Pairs">The rows with the ids of their owners.</param>
public sealed record Link<TRow>(string Name, Func<IQueryable<TRow>, IQueryable<LinkedRow>> Pairs)
    where TRow : PartRow
{
    /// <summary>The column with the owner's id, if a row belongs to at most one owner.</summary>
    internal Expression<Func<TRow, long?>>? Owner { get; init; }

    /// <summary>A row hangs on one other at most.</summary>
    public static Link<TRow> By(string name, Expression<Func<TRow, long?>> owner)
    {
        var row = owner.Parameters[0];
        var pair = Expression.Lambda<Func<TRow, LinkedRow>>(Pair(row, Expression.Convert(owner.Body, typeof(long))), row);
        return new Link<TRow>(name, rows => rows.Select(pair)) { Owner = owner };
    }

    /// <summary>A row hangs on several others.</summary>
    public static Link<TRow> ByEach(string name, Expression<Func<TRow, IEnumerable<long>>> owners)
    {
        var row = owners.Parameters[0];
        var owner = Expression.Parameter(typeof(long), "owner");
        var pair = Expression.Lambda<Func<TRow, long, LinkedRow>>(Pair(row, owner), row, owner);
        return new Link<TRow>(name, rows => rows.SelectMany(owners, pair));
    }

    private static MemberInitExpression Pair(ParameterExpression row, Expression owner) =>
        Expression.MemberInit(
            Expression.New(typeof(LinkedRow)),
            Expression.Bind(typeof(LinkedRow).GetProperty(nameof(LinkedRow.OwnerId))!, owner),
            Expression.Bind(typeof(LinkedRow).GetProperty(nameof(LinkedRow.Id))!, Expression.Property(row, nameof(PartRow.Id))),
            Expression.Bind(typeof(LinkedRow).GetProperty(nameof(LinkedRow.Code))!, Expression.Property(row, nameof(PartRow.Code)))
        );
}

/// <summary>A row that belongs to an owner, with its place in the order.</summary>
public sealed class LinkedRow
{
    public long OwnerId { get; set; }

    public long Id { get; set; }

    public string Code { get; set; } = "";
}
