using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Comments;

namespace PlanApi.Application.Comments;

/// <summary>The common code for comments and evidence: finding, listing and signing.</summary>
public abstract class SubjectStore<TRow, TItem>(
    PlanDb db,
    SubjectFinder subjects,
    ChangeRecorder recorder,
    Caller caller,
    TimeProvider clock
)
    where TRow : SubjectRow
    where TItem : class
{
    /// <summary>The name of an item.</summary>
    protected abstract string Noun { get; }

    /// <summary>Rows as they are shown, the newest first.</summary>
    internal abstract Task<IReadOnlyList<TItem>> Show(IQueryable<TRow> rows, CancellationToken cancellation);

    /// <summary>The items that are shown with their subject, and not with another item.</summary>
    protected virtual IQueryable<TRow> First(IQueryable<TRow> rows) => rows;

    /// <summary>The rows that the caller may see.</summary>
    internal Task<IQueryable<TRow>> Seen(long planId, CancellationToken cancellation) =>
        subjects.Seen(planId, db.Set<TRow>().AsNoTracking(), cancellation);

    /// <summary>One item that the caller may see.</summary>
    internal async Task<Outcome<TItem>> Get(long planId, long number, CancellationToken cancellation) =>
        await Show((await Seen(planId, cancellation)).Where(row => row.Number == number), cancellation) is [var item]
            ? item
            : Missing(number);

    /// <summary>A page of rows that may be seen.</summary>
    internal async Task<Outcome<Page<TItem>>> Page(IQueryable<TRow> rows, PageRange page, CancellationToken cancellation)
    {
        if (!page.Numbers().IsSuccess(out var cursors, out var failure))
            return failure;
        var (below, above) = (cursors.After ?? long.MaxValue, cursors.Before ?? 0);
        rows = rows.Where(row => row.Number < below && row.Number > above);
        rows = page.IsBackward ? rows.OrderBy(row => row.Number) : rows.OrderByDescending(row => row.Number);
        return page.Page(await Show(rows.Take(page.Take), cancellation), Key);
    }

    /// <summary>For each subject's id, a page of the items about it; one query for all.</summary>
    public async Task<Outcome<IReadOnlyDictionary<long, Page<TItem>>>> OfEach(
        long planId,
        SubjectKind kind,
        IReadOnlyCollection<long> ids,
        PageRange page,
        CancellationToken cancellation
    )
    {
        if (!page.Numbers().IsSuccess(out var cursors, out var failure))
            return failure;
        var (below, above) = (cursors.After ?? long.MaxValue, cursors.Before ?? 0);
        var rows = First(await Seen(planId, cancellation))
            .Where(row => row.Kind == kind && ids.Contains(row.SubjectId) && row.Number < below && row.Number > above);
        var newest = rows.Select(row => row.SubjectId)
            .Distinct()
            .SelectMany(subject =>
                page.IsBackward
                    ? rows.Where(row => row.SubjectId == subject).OrderBy(row => row.Number).Take(page.Take)
                    : rows.Where(row => row.SubjectId == subject).OrderByDescending(row => row.Number).Take(page.Take)
            )
            .Select(row => row.Number);
        var shown = await Show(
            (await Seen(planId, cancellation)).Where(row => newest.Contains(row.Number)).OrderByDescending(row => row.Number),
            cancellation
        );
        var owners = await db.Set<TRow>()
            .AsNoTracking()
            .Where(row => row.PlanId == planId && newest.Contains(row.Number))
            .ToDictionaryAsync(row => row.Number, row => row.SubjectId, cancellation);
        return shown.GroupBy(item => owners[NumberOf(item)]).ToDictionary(group => group.Key, group => page.Page([.. group], Key));
    }

    /// <summary>A row that a command changes, at the version that its caller has seen.</summary>
    internal async Task<Outcome<TRow>> Open(long number, SeenVersions? seen, CancellationToken cancellation)
    {
        if (
            await (await subjects.Seen(recorder.Plan!.Id, db.Set<TRow>(), cancellation)).FirstOrDefaultAsync(
                row => row.Number == number,
                cancellation
            )
            is not { } row
        )
            return Missing(number);
        return SeenVersions.Refusal(seen, row.Version) is { } refusal ? refusal : row;
    }

    /// <summary>Whether the caller wrote the row, or may stand in for who did.</summary>
    internal Failure? RefusalOf(TRow row) =>
        row.Actor == caller.Identity!.Id || caller.Identity.Role == Role.Admin
            ? null
            : new Forbidden("the key that wrote it, or the role 'admin'");

    /// <summary>Numbers and signs a new row.</summary>
    internal async Task Sign(TRow row, StoredSubject subject, CancellationToken cancellation)
    {
        var (plan, name) = (recorder.Plan!, caller.Identity!.Name);
        (row.PlanId, row.Number, row.Version) = (plan.Id, plan.NextId++, recorder.Version);
        (row.Kind, row.SubjectId, row.ScopeId, row.ScenarioId, row.Measure, row.Period) = (
            subject.Kind,
            subject.Id,
            subject.ScopeId,
            subject.ScenarioId,
            subject.Measure,
            subject.Period
        );
        (row.Actor, row.CreatedAt) = (caller.Identity.Id, clock.GetUtcNow().UtcTicks);
        row.PartyId = await db.Set<PartyRow>()
            .Where(party => party.PlanId == plan.Id && party.Subject == name)
            .Select(party => (long?)party.Id)
            .FirstOrDefaultAsync(cancellation);
    }

    /// <summary>Stores what was changed in a row, and answers it.</summary>
    internal async Task<TItem> Save(long number, TItem? before, CancellationToken cancellation)
    {
        await db.SaveChangesAsync(cancellation);
        var after = await Stored(number, cancellation);
        recorder.Record(typeof(TItem).Name, Key(number), before, after);
        return after!;
    }

    /// <summary>Notes that a row has gone.</summary>
    internal async Task<TItem> Remove(TRow row, CancellationToken cancellation)
    {
        var before = await Stored(row.Number, cancellation);
        db.Remove(row);
        recorder.Record(typeof(TItem).Name, Key(row.Number), before, null);
        return before!;
    }

    /// <summary>As it is stored, whoever may see it.</summary>
    internal async Task<TItem?> Stored(long number, CancellationToken cancellation) =>
        await Show(db.Set<TRow>().AsNoTracking().Where(row => row.PlanId == recorder.Plan!.Id && row.Number == number), cancellation)
            is [var item]
            ? item
            : null;

    internal static DateTimeOffset At(long ticks) => new(ticks, TimeSpan.Zero);

    internal static DateTimeOffset? At(long? ticks) => ticks is { } known ? At(known) : null;

    protected abstract long NumberOf(TItem item);

    private NotFound Missing(long number) => new(Noun, Key(number));

    private string Key(TItem item) => Key(NumberOf(item));

    private static string Key(long number) => number.ToString(CultureInfo.InvariantCulture);
}
