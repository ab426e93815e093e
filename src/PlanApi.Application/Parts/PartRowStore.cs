using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Parts;

/// <summary>A store over rows of one type.</summary>
public abstract partial class PartStore<TPart, TRow>(PlanDb db) : PartStore<TPart>, ITabulated
    where TPart : PlanPart
    where TRow : PartRow
{
    // Expression trees are made once for each kind of part, not once for each request.
    private static Expression<Func<TRow, TPart>>? _read;
    private static StrongBox<PartSql<TRow, TPart>?>? _sql;
    private static IReadOnlyList<Filter<TRow>>? _filters;
    private static IReadOnlyList<Sort<TRow>>? _sorts;
    private static IReadOnlyList<Link<TRow>>? _links;

    protected PlanDb Db => db;

    /// <summary>Reads a part from its row, in the database's own joins.</summary>
    protected abstract Expression<Func<TRow, TPart>> Projection { get; }

    /// <summary>A new row with its code and the properties that the compiler requires; <see cref="Write"/> sets the rest.</summary>
    protected abstract TRow NewRow(TPart part);

    /// <summary>Writes the part into its row; the same for new and changed ones.</summary>
    protected abstract void Write(TRow row, TPart part, ResolvedReferences references);

    protected abstract IReadOnlyList<Filter<TRow>> Filters { get; }

    protected virtual IReadOnlyList<Sort<TRow>> Sorts => [Sort<TRow>.By("code", row => row.Code)];

    protected Expression<Func<TRow, TPart>> Read => _read ??= Projection;

    private IReadOnlyList<Filter<TRow>> KnownFilters => _filters ??= Filters;

    private IReadOnlyList<Sort<TRow>> KnownSorts => _sorts ??= Sorts;

    /// <summary>The links of the rows to their owners, so that a graph can go from the owners to the rows.</summary>
    protected virtual IReadOnlyList<Link<TRow>> Links => [];

    /// <summary>The rows with everything loaded that <see cref="Write"/> replaces.</summary>
    protected virtual IQueryable<TRow> Tracked => db.Set<TRow>();

    protected virtual IQueryable<TRow> WithKey(IQueryable<TRow> rows, string key) => rows.Where(row => row.Code == key);

    protected virtual IQueryable<TRow> WithKeys(IQueryable<TRow> rows, IReadOnlyCollection<string> keys) =>
        rows.Where(row => keys.Contains(row.Code));

    /// <summary>The further changes that a new code of a part makes necessary.</summary>
    protected virtual Task Renamed(TRow row, string before, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Mentions of the part that are not foreign keys.</summary>
    protected virtual Task<IReadOnlyList<string>> OtherMentions(PlanRow plan, TRow row, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    public override IReadOnlyList<(string, string, IReadOnlyList<string>?)> FilterNames =>
        [.. KnownFilters.Select(filter => (filter.Name, filter.Description, filter.Allowed))];

    public override IReadOnlyList<string> SortNames => [.. KnownSorts.Select(sort => sort.Name)];

    public override async Task<TPart?> Find(long planId, string key, Visibility visibility, CancellationToken cancellation) =>
        await Seen(
            planId,
            await WithKey(Rows(planId, visibility), key).Select(Read).FirstOrDefaultAsync(cancellation),
            visibility,
            cancellation
        );

    public override async Task<IReadOnlyList<TPart>> FindMany(
        long planId,
        IReadOnlyCollection<string> keys,
        Visibility visibility,
        CancellationToken cancellation
    ) =>
        await Seen(planId, await WithKeys(Rows(planId, visibility), keys).Select(Read).ToListAsync(cancellation), visibility, cancellation);

    public override async Task<TPart?> FindById(long planId, long id, Visibility visibility, CancellationToken cancellation) =>
        await Seen(
            planId,
            await Rows(planId, visibility).Where(row => row.Id == id).Select(Read).FirstOrDefaultAsync(cancellation),
            visibility,
            cancellation
        );

    public override async Task<Outcome<Page<TPart>>> List(
        long planId,
        ListOptions options,
        Visibility visibility,
        CancellationToken cancellation
    )
    {
        if (Quick(visibility) is { } sql && PageStart.Of(options) is { } start)
        {
            using var connection = Connections.Rent();
            return sql.Read(connection, planId, start);
        }
        var built = ListQuery.Build(Rows(planId, visibility), options, visibility, KnownFilters, KnownSorts);
        if (!built.IsSuccess(out var query, out var failure))
            return failure;
        var entries =
            !visibility.IsLimited && options is { Filters.Count: 0, After: null, Before: null, IsBackward: false }
                ? FirstPage<TRow, TPart>.Read(db, planId, options.Take, query.Sort, query.Descending, Read)
                : query.Rows.Take(options.Take).Select(ListQuery.Entry(query.Sort, Read)).AsAsyncEnumerable();
        var page = await ListQuery.Page(entries, options, query.SortText, cancellation);
        return page with { Items = await Seen(planId, page.Items, visibility, cancellation) };
    }

    public override async Task<Outcome<WrittenPage>> WriteList(
        long planId,
        ListOptions options,
        Visibility visibility,
        Utf8JsonWriter writer,
        CancellationToken cancellation
    )
    {
        if (Quick(visibility) is not { } sql || PageStart.Of(options) is not { } start)
            return await base.WriteList(planId, options, visibility, writer, cancellation);
        using var connection = Connections.Rent();
        return new WrittenPage(sql.Write(connection, planId, start, writer));
    }

    public override Task<int> Count(long planId, ListOptions options, Visibility visibility, CancellationToken cancellation)
    {
        var filtered = ListQuery.Filtered(Rows(planId, visibility), options, visibility, KnownFilters, []);
        return filtered.CountAsync(cancellation);
    }

    public override async Task<Outcome<Dictionary<long, Page<TPart>>>> ListEach(
        long planId,
        string link,
        IReadOnlyCollection<long> owners,
        ListOptions options,
        Visibility visibility,
        CancellationToken cancellation
    )
    {
        if (Quick(visibility) is { } sql && PageStart.Of(options) is { After: null, Descending: false } start)
        {
            using var connection = Connections.Rent();
            if (sql.Each(connection, planId, LinkNamed(link), owners, start.First) is { } pages)
                return pages;
        }
        var read = await LinkQuery.Pages(
            Rows(planId, visibility),
            LinkNamed(link),
            owners,
            options,
            visibility,
            KnownFilters,
            Read,
            cancellation
        );
        if (!visibility.IsLimited || !read.IsSuccess(out var limited, out _))
            return read;
        var parts = limited.Values.SelectMany(page => page.Items).DistinctBy(part => part.Key()).ToList();
        var seen = (await Trimmed(planId, parts, visibility, cancellation)).ToDictionary(part => part.Key());
        return limited.ToDictionary(
            page => page.Key,
            page => page.Value with { Items = [.. page.Value.Items.Select(part => seen[part.Key()])] }
        );
    }

    public override Task<Outcome<Dictionary<long, int>>> CountEach(
        long planId,
        string link,
        IReadOnlyCollection<long> owners,
        ListOptions options,
        Visibility visibility,
        CancellationToken cancellation
    ) => LinkQuery.Counts(Rows(planId, visibility), LinkNamed(link), owners, options, visibility, KnownFilters, cancellation);

    public override IAsyncEnumerable<TPart> All(long planId, Visibility visibility)
    {
        var parts = Rows(planId, visibility).OrderBy(row => row.Id).Select(Read).AsAsyncEnumerable();
        return visibility.IsLimited ? AllTrimmed(planId, parts, visibility) : parts;
    }

    /// <summary>The visible parts of some rows, by code.</summary>
    protected async Task<IReadOnlyList<TPart>> Matching(
        long planId,
        Expression<Func<TRow, bool>> which,
        Visibility visibility,
        CancellationToken cancellation
    ) =>
        await Seen(
            planId,
            await Rows(planId, visibility).Where(which).OrderBy(row => row.Code).Select(Read).ToListAsync(cancellation),
            visibility,
            cancellation
        );

    public override Task<bool> Exists(long planId, string key, CancellationToken cancellation) =>
        WithKey(Rows(planId, Visibility.Everything), key).AnyAsync(cancellation);

    public override Task<Dictionary<string, long>> Ids(long planId, IReadOnlyCollection<string> codes, CancellationToken cancellation) =>
        db.Set<TRow>()
            .AsNoTracking()
            .Where(row => row.PlanId == planId && codes.Contains(row.Code))
            .Select(row => new { row.Code, row.Id })
            .ToDictionaryAsync(row => row.Code, row => row.Id, cancellation);

    public override Task<HashSet<long>> Seen(
        long planId,
        IReadOnlyCollection<long> ids,
        Visibility visibility,
        CancellationToken cancellation
    ) => Rows(planId, visibility).Where(row => ids.Contains(row.Id)).Select(row => row.Id).ToHashSetAsync(cancellation);

    public override async Task<IReadOnlyList<string>> Periods(long planId, CancellationToken cancellation)
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var part in All(planId, Visibility.Everything).WithCancellation(cancellation))
            texts.UnionWith(part.Periods().Select(named => named.Period.ToString()));
        return [.. texts];
    }

    internal override void Insert(long planId, long id, long version, TPart part, ResolvedReferences references)
    {
        var row = NewRow(part);
        (row.PlanId, row.Id, row.Version) = (planId, id, version);
        Write(row, part, references);
        db.Add(row);
    }

    internal override async Task<PartRow?> FindRow(long planId, string key, CancellationToken cancellation) =>
        await WithKey(Tracked.Where(row => row.PlanId == planId), key).FirstOrDefaultAsync(cancellation);

    internal override async Task Replace(
        PlanRow plan,
        PartRow row,
        TPart part,
        ResolvedReferences references,
        CancellationToken cancellation
    )
    {
        var typed = (TRow)row;
        var before = typed.Code;
        typed.Code = part.Code.ToString();
        Write(typed, part, references);
        if (typed.Code == before)
            return;
        await Renamed(typed, before, cancellation);
        await MentionVersions.Raise(db, plan, typed, cancellation);
    }

    internal override async Task<IReadOnlyList<string>> Remove(PlanRow plan, PartRow row, CancellationToken cancellation)
    {
        var mentions = MentionFinder.Find(db, row);
        mentions = [.. mentions, .. await OtherMentions(plan, (TRow)row, cancellation)];
        if (mentions.Count == 0)
        {
            LooseMentions.Raise(db, row, plan.Version + 1);
            db.Remove(row);
        }
        return mentions;
    }

    IEntityType ITabulated.Entity => db.Model.FindEntityType(typeof(TRow))!;

    LambdaExpression ITabulated.Reading => Read;

    IQueryable<long> ITabulated.SeenIds(long planId, Visibility visibility) => Rows(planId, visibility).Select(row => row.Id);

    IQueryable<long> ITabulated.ListedIds(long planId, ListOptions list, Visibility visibility, List<Fault> faults) =>
        ListQuery.Filtered(Rows(planId, visibility), list, visibility, KnownFilters, faults).Select(row => row.Id);

    private KeptConnections Connections => db.GetService<KeptConnections>();

    /// <summary>
    /// The prepared pages, for callers who may see everything. Rows that a command has just written are read by its own context.
    /// </summary>
    private PartSql<TRow, TPart>? Quick(Visibility visibility) =>
        visibility.IsLimited || db.Database.CurrentTransaction is not null ? null : (_sql ??= new(PartSql<TRow, TPart>.Of(db, Read))).Value;

    private Link<TRow> LinkNamed(string name) =>
        (_links ??= Links).FirstOrDefault(link => link.Name == name)
        ?? throw new InvalidOperationException($"{GetType().Name} has no link '{name}'.");
}
