using System.Text.Json;
using PlanApi.Application.Access;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Errors;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Parts;

/// <summary>How one kind of part is stored, found and listed. Use cases and doors see this; only the store knows the rows.</summary>
public abstract class PartStore<TPart> : IPartStore, IPartWriter
    where TPart : PlanPart
{
    public PartKind Kind { get; } = PartKind.Of<TPart>();

    public string Noun => Kind.Noun;

    /// <summary>The noun for the owner of a key that is in use: kinds of part may share their codes.</summary>
    public virtual string KeyNoun => Noun;

    /// <summary>The filters' names with their descriptions and, if there are only a few, the possible values.</summary>
    public abstract IReadOnlyList<(string Name, string Description, IReadOnlyList<string>? Allowed)> FilterNames { get; }

    public abstract IReadOnlyList<string> SortNames { get; }

    public abstract Task<TPart?> Find(long planId, string key, Visibility visibility, CancellationToken cancellation);

    public abstract Task<IReadOnlyList<TPart>> FindMany(
        long planId,
        IReadOnlyCollection<string> keys,
        Visibility visibility,
        CancellationToken cancellation
    );

    public abstract Task<TPart?> FindById(long planId, long id, Visibility visibility, CancellationToken cancellation);

    public abstract Task<Outcome<Page<TPart>>> List(
        long planId,
        ListOptions options,
        Visibility visibility,
        CancellationToken cancellation
    );

    /// <summary>The same page with its parts written as a JSON array; the answer is the cursor of the next page.</summary>
    public virtual async Task<Outcome<WrittenPage>> WriteList(
        long planId,
        ListOptions options,
        Visibility visibility,
        Utf8JsonWriter writer,
        CancellationToken cancellation
    )
    {
        if (!(await List(planId, options, visibility, cancellation)).IsSuccess(out var page, out var failure))
            return failure;
        JsonSerializer.Serialize(writer, page.Items, PlanJson.Options);
        return new WrittenPage(page.Next);
    }

    public abstract Task<int> Count(long planId, ListOptions options, Visibility visibility, CancellationToken cancellation);

    /// <summary>For each owner's id, a page of the parts that belong to it by a link; one query for all owners.</summary>
    public abstract Task<Outcome<Dictionary<long, Page<TPart>>>> ListEach(
        long planId,
        string link,
        IReadOnlyCollection<long> owners,
        ListOptions options,
        Visibility visibility,
        CancellationToken cancellation
    );

    public abstract Task<Outcome<Dictionary<long, int>>> CountEach(
        long planId,
        string link,
        IReadOnlyCollection<long> owners,
        ListOptions options,
        Visibility visibility,
        CancellationToken cancellation
    );

    /// <summary>Every part of the plan that may be seen, in the order in which they were made.</summary>
    public abstract IAsyncEnumerable<TPart> All(long planId, Visibility visibility);

    public virtual IAsyncEnumerable<PlanPart> Documented(long planId, Visibility visibility, CancellationToken cancellation) =>
        All(planId, visibility);

    public async Task<IReadOnlyList<PlanPart>> DocumentList(long planId, Visibility visibility, CancellationToken cancellation) =>
        await Documented(planId, visibility, cancellation).Cast<TPart>().ToListAsync(cancellation);

    public async Task<bool> Sees(long planId, string key, Visibility visibility, CancellationToken cancellation) =>
        await Find(planId, key, visibility, cancellation) is not null;

    public async Task<PlanPart?> FindPart(long planId, string key, CancellationToken cancellation) =>
        await Find(planId, key, Visibility.Everything, cancellation);

    public abstract Task<Dictionary<string, long>> Ids(long planId, IReadOnlyCollection<string> codes, CancellationToken cancellation);

    public abstract Task<HashSet<long>> Seen(
        long planId,
        IReadOnlyCollection<long> ids,
        Visibility visibility,
        CancellationToken cancellation
    );

    public abstract Task<IReadOnlyList<string>> Periods(long planId, CancellationToken cancellation);

    public async Task<bool> Hears(JsonElement part, IHearing hearing)
    {
        var known = part.Deserialize<TPart>(PlanJson.Options)!;
        if (!hearing.TellsEveryIndicator && !IsTold(known, hearing))
            return false;
        return Kind.Sight switch
        {
            Sight.Everything => true,
            Sight.ByScope => known.Scopes().ToList() is { Count: > 0 } scopes
                && scopes.TrueForAll(hearing.Sees)
                && await Hears(known, hearing),
            Sight.ByStore => await Hears(known, hearing),
            _ => false,
        };
    }

    /// <summary>Whether a part names no indicator that is hidden. What names one through another part asks for that part.</summary>
    private bool IsTold(TPart part, IHearing hearing) =>
        Kind.ForIndicators switch
        {
            Sight.Everything => true,
            Sight.ByStore => part.Mentions()
                .Where(mention => mention.Kind == PartKind.Indicator)
                .Select(mention => Code.Known(mention.Key))
                .Concat(Kind == PartKind.Indicator ? new[] { part.Code } : [])
                .All(hearing.MayTell),
            _ => false,
        };

    /// <summary>
    /// Whether a limited caller may hear of a part in the history, beside its place. Defined by the kinds whose store decides what the
    /// caller may see.
    /// </summary>
    protected virtual Task<bool> Hears(TPart part, IHearing hearing) => Task.FromResult(Kind.Sight == Sight.ByScope);

    public async Task<string?> KeyOf(long planId, long id, CancellationToken cancellation) =>
        (await FindById(planId, id, Visibility.Everything, cancellation))?.Key();

    public abstract Task<bool> Exists(long planId, string key, CancellationToken cancellation);

    /// <summary>Faults of the part that only the database can find: cycles, periods outside the calendar.</summary>
    public virtual Task<IReadOnlyList<Fault>> Check(PlanRow plan, TPart part, long? id, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Fault>>([]);

    /// <summary>
    /// The reason why the key cannot be given to another part, as a sentence that reveals nothing hidden from the caller. Null where the
    /// key is free.
    /// </summary>
    public async Task<Failure?> Taken(long planId, string key, Visibility visibility, CancellationToken cancellation) =>
        !await Exists(planId, key, cancellation) ? null
        : visibility.IsLimited && await Find(planId, key, visibility, cancellation) is null ? new HiddenObstacle()
        : new DuplicateCode(KeyNoun, key);

    /// <summary>A part from a caller who did not see all of it, with the hidden fields added again.</summary>
    /// <param name="after">As they want it.</param>
    /// <param name="seen">As they saw it.</param>
    /// <param name="whole">As it is.</param>
    public virtual TPart WithHidden(TPart after, TPart seen, TPart whole) => after;

    public void Insert(long planId, long id, long version, PlanPart part, ResolvedReferences references) =>
        Insert(planId, id, version, (TPart)part, references);

    internal abstract void Insert(long planId, long id, long version, TPart part, ResolvedReferences references);

    internal abstract Task<PartRow?> FindRow(long planId, string key, CancellationToken cancellation);

    internal abstract Task Replace(PlanRow plan, PartRow row, TPart part, ResolvedReferences references, CancellationToken cancellation);

    internal abstract Task<IReadOnlyList<string>> Remove(PlanRow plan, PartRow row, CancellationToken cancellation);

    Task<PartRow?> IPartWriter.FindRow(long planId, string key, CancellationToken cancellation) => FindRow(planId, key, cancellation);

    Task IPartWriter.Replace(PlanRow plan, PartRow row, PlanPart part, ResolvedReferences references, CancellationToken cancellation) =>
        Replace(plan, row, (TPart)part, references, cancellation);

    Task<IReadOnlyList<string>> IPartWriter.Remove(PlanRow plan, PartRow row, CancellationToken cancellation) =>
        Remove(plan, row, cancellation);
}
