using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Plans;

namespace PlanApi.Application.Parts;

/// <summary>
/// Reads pages of a kind of part by code, with statements that stay prepared. They are made once from the store's projection, which stays
/// the only definition of how a part is read. For callers who may see everything, and without filters: clients ask for this most often.
/// </summary>
internal sealed class PartSql<TRow, TPart>
    where TRow : PartRow
    where TPart : PlanPart
{
    /// <summary>There are statements for these numbers of owners. A smaller number is filled up by repeating the last owner.</summary>
    private static readonly int[] _sizes = [8, 32, 128, 512, 1_024];

    private readonly string _columns;
    private readonly string _from;
    private readonly string _joins;
    private readonly (int Id, int Code) _key;
    private readonly Func<SqlRows, TPart> _read;
    private readonly FieldWriter[] _fields;
    private readonly Dictionary<(bool Descending, bool After), string> _pages;
    private readonly System.Collections.Concurrent.ConcurrentDictionary<(string, int), string?> _linked = new();
    private readonly IEntityType _entity;
    private readonly int _owner;

    private PartSql(PlanDb db, Expression<Func<TRow, TPart>> projection)
    {
        var table = db.Model.FindEntityType(typeof(TRow))!;
        if (table.BaseType is not null || projection.Body is not MemberInitExpression init)
            throw new NotSupportedException($"{typeof(TRow).Name} shares its table.");
        var (row, rows) = (projection.Parameters[0], Expression.Parameter(typeof(SqlRows), "rows"));
        var columns = new PartColumns(table, row, rows);
        _key = (
            columns.Find(Expression.Property(row, nameof(PartRow.Id)))!.Value.At,
            columns.Find(Expression.Property(row, nameof(PartRow.Code)))!.Value.At
        );
        _read = Expression.Lambda<Func<SqlRows, TPart>>(columns.Visit(init)!, rows).Compile();
        _fields = PartFields.Of(init, columns, rows);
        (_columns, _from, _joins, _entity, _owner) = (columns.Columns, columns.Table, columns.Joins, table, columns.Count);
        _pages = new[] { (false, false), (false, true), (true, false), (true, true) }.ToDictionary(
            which => which,
            which => Page(which.Item1, which.Item2)
        );
    }

    /// <summary>Null if the projection needs more than a statement's columns; then the database context reads it.</summary>
    public static PartSql<TRow, TPart>? Of(PlanDb db, Expression<Func<TRow, TPart>> projection)
    {
        try
        {
            return new PartSql<TRow, TPart>(db, projection);
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>A page of the plan's parts.</summary>
    public Page<TPart> Read(KeptConnection connection, long planId, PageStart start)
    {
        var items = new List<TPart>(Math.Min(start.First, 256));
        using var rows = Open(connection, planId, start);
        while (rows.Read())
        {
            if (items.Count == start.First)
                return PageOf(items, more: true);
            items.Add(_read(rows));
        }
        return PageOf(items, more: false);

        Page<TPart> PageOf(List<TPart> items, bool more) =>
            new(items, new CodeCursors<TPart>(start.Sort, items), more) { HasPrevious = start.After is not null };
    }

    /// <summary>The same as a JSON array. The result is the cursor of its last part if there are more.</summary>
    public string? Write(KeptConnection connection, long planId, PageStart start, Utf8JsonWriter writer)
    {
        var (count, code, id, more) = (0, "", 0L, false);
        using var rows = Open(connection, planId, start);
        writer.WriteStartArray();
        while (rows.Read())
        {
            if (count == start.First)
            {
                more = true;
                break;
            }
            writer.WriteStartObject();
            foreach (var field in _fields)
                field(rows, writer);
            writer.WriteEndObject();
            if (++count == start.First)
                (code, id) = (rows.Text(_key.Code), rows.Integer(_key.Id));
        }
        writer.WriteEndArray();
        return more ? Keyset.Cursor(start.Sort, code, id) : null;
    }

    /// <summary>
    /// For each owner, the first parts that belong to it, in one statement. Null if the row itself does not name its owner.
    /// </summary>
    public Dictionary<long, Page<TPart>>? Each(
        KeptConnection connection,
        long planId,
        Link<TRow> link,
        IReadOnlyCollection<long> owners,
        int first
    )
    {
        if (link.Owner is null || owners.Count == 0 || owners.Count > _sizes[^1])
            return null;
        var size = _sizes.First(size => size >= owners.Count);
        if (_linked.GetOrAdd((link.Name, size), _ => Linked(link.Owner, size)) is not { } sql)
            return null;
        var values = new SqlValue[size + 2];
        (values[0], values[1]) = (planId, (long)first + 1);
        var at = 2;
        foreach (var owner in owners)
            values[at++] = owner;
        Array.Fill(values, values[at - 1], at, values.Length - at);
        var found = new Dictionary<long, (List<TPart> Items, bool More)>(owners.Count);
        using var rows = connection.Read(sql, values);
        while (rows.Read())
        {
            var owner = rows.Integer(_owner);
            if (!found.TryGetValue(owner, out var page))
                found[owner] = page = ([], false);
            if (page.Items.Count == first)
            {
                found[owner] = page with { More = true };
                continue;
            }
            page.Items.Add(_read(rows));
        }
        return found.ToDictionary(
            page => page.Key,
            page => new Page<TPart>(page.Value.Items, new CodeCursors<TPart>("code", page.Value.Items), page.Value.More)
        );
    }

    private SqlRows Open(KeptConnection connection, long planId, PageStart start)
    {
        var sql = _pages[(start.Descending, start.After is not null)];
        return start.After is var (code, id)
            ? connection.Read(sql, planId, (long)start.First + 1, code, id)
            : connection.Read(sql, planId, (long)start.First + 1);
    }

    private string Page(bool descending, bool after)
    {
        var (direction, further) = descending ? (" DESC", "<") : ("", ">");
        return $"""
            SELECT {_columns}
            FROM {_from}{_joins}
            WHERE r.plan_id = $1{(after ? $" AND (r.code, r.id) {further} ($3, $4)" : "")}
            ORDER BY r.code{direction}, r.id{direction}
            LIMIT $2
            """;
    }

    /// <summary>Numbers each owner's parts, and reads those that are within the page. Null where the owner is in another table.</summary>
    private string? Linked(Expression<Func<TRow, long?>> link, int size)
    {
        var joins = new SqlJoins(_entity, link.Parameters[0], PartColumns.Alias);
        if (joins.Column(link.Body) is not { Sql: var owner } || joins.Joins.Length > 0)
            return null;
        var owners = string.Join(", ", Enumerable.Range(3, size).Select(at => $"${at}"));
        return $"""
            SELECT {_columns}, o.owner_id
            FROM (SELECT r.plan_id, r.id, {owner} AS owner_id, ROW_NUMBER() OVER (PARTITION BY {owner} ORDER BY r.code, r.id) AS number
                  FROM {_from}
                  WHERE r.plan_id = $1 AND {owner} IN ({owners})) o
            JOIN {_from} ON r.plan_id = o.plan_id AND r.id = o.id{_joins}
            WHERE r.plan_id = $1 AND o.number <= $2
            ORDER BY o.owner_id, o.number
            """;
    }
}

/// <summary>Where a page of a list by code begins, and how long it is.</summary>
internal sealed record PageStart(int First, bool Descending, (string Code, long Id)? After)
{
    public string Sort => Descending ? "-code" : "code";

    /// <summary>Null if the options ask for another order, for some parts only, or for something that is refused.</summary>
    public static PageStart? Of(ListOptions options)
    {
        if (options.IsBackward || options.Before is not null)
            return null;
        if (options is not { Filters.Count: 0, Sort: null or "code" or "-code", First: >= 1 and <= ListOptions.MaxFirst })
            return null;
        var start = new PageStart(options.First, options.Sort == "-code", null);
        if (options.After is null)
            return start;
        return Keyset.Parse(options.After, start.Sort, typeof(string)) is var (code, id) ? start with { After = ((string)code, id) } : null;
    }
}

/// <summary>The cursors of a page by code, each made when it is asked for.</summary>
internal sealed class CodeCursors<TPart>(string sort, IReadOnlyList<TPart> parts) : IReadOnlyList<string>
    where TPart : PlanPart
{
    public int Count => parts.Count;

    public string this[int index] => Of(parts[index]);

    public IEnumerator<string> GetEnumerator() => parts.Select(Of).GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

    private string Of(TPart part) =>
        NodeId.TryParse(part.Id!, out _, out _, out var id)
            ? Keyset.Cursor(sort, part.Code, id)
            : throw new InvalidOperationException($"{part.Key()} has no id.");
}
