using System.Text.Json;
using PlanApi.Application.Access;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans;
using PlanApi.Domain.Plans;

namespace PlanApi.Application.Parts;

/// <summary>How one kind of part is stored, found and listed. Use cases and doors see this; only the store knows the rows.</summary>
public abstract class PartStore<TPart> : INodeKeys
    where TPart : PlanPart
{
    public PartKind Kind { get; } = PartNames.KindOf<TPart>();

    public string Noun => PartNames.Noun(Kind);

    /// <summary>What a key in use may belong to: kinds of part may share their codes.</summary>
    public virtual string KeyNoun => Noun;

    /// <summary>The filters' names with what they select and, where they are few, the values that there are.</summary>
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

    /// <summary>The same page, its parts written as a JSON array; answers the cursor of what follows.</summary>
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

    /// <summary>By id of the owner, a page of the parts that hang on it by a link; one query for all owners.</summary>
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

    public async Task<string?> KeyOf(long planId, long id, CancellationToken cancellation) =>
        (await FindById(planId, id, Visibility.Everything, cancellation))?.Key();

    public abstract Task<bool> Exists(long planId, string key, CancellationToken cancellation);

    /// <summary>What only the database can tell to be wrong with the part: cycles, periods outside the calendar.</summary>
    public virtual Task<IReadOnlyList<Fault>> Check(PlanRow plan, TPart part, long? id, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Fault>>([]);

    /// <summary>
    /// What keeps the key from being given to another part, in words that say nothing of what the caller may not see; null where it is
    /// free.
    /// </summary>
    public async Task<Failure?> Taken(long planId, string key, Visibility visibility, CancellationToken cancellation) =>
        !await Exists(planId, key, cancellation) ? null
        : visibility.IsLimited && await Find(planId, key, visibility, cancellation) is null ? new HiddenObstacle()
        : new DuplicateCode(KeyNoun, key);

    /// <summary>A part as it is written by a caller who did not see all of it: with what was hidden from them.</summary>
    /// <param name="after">As they want it.</param>
    /// <param name="seen">As they saw it.</param>
    /// <param name="whole">As it is.</param>
    public virtual TPart WithHidden(TPart after, TPart seen, TPart whole) => after;

    internal abstract void Insert(long planId, long id, long version, TPart part, ResolvedReferences references);

    internal abstract Task<PartRow?> FindRow(long planId, string key, CancellationToken cancellation);

    internal abstract Task Replace(PlanRow plan, PartRow row, TPart part, ResolvedReferences references, CancellationToken cancellation);

    internal abstract Task<IReadOnlyList<string>> Remove(PlanRow plan, PartRow row, CancellationToken cancellation);
}
