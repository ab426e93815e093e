using System.Text.Json;
using PlanApi.Application.Access;
using PlanApi.Domain;
using PlanApi.Domain.Plans;

namespace PlanApi.Application.Parts;

/// <summary>A store whose kind is known only while the program runs.</summary>
public interface IPartStore
{
    PartKind Kind { get; }

    /// <summary>The key of a part; null if the part no longer exists.</summary>
    Task<string?> KeyOf(long planId, long id, CancellationToken cancellation);

    /// <summary>Every visible part, one after the other, in the form for documents.</summary>
    IAsyncEnumerable<PlanPart> Documented(long planId, Visibility visibility, CancellationToken cancellation);

    /// <summary>The same in a list of the kind's record.</summary>
    Task<IReadOnlyList<PlanPart>> DocumentList(long planId, Visibility visibility, CancellationToken cancellation);

    /// <summary>Whether such a part exists and is visible.</summary>
    Task<bool> Sees(long planId, string key, Visibility visibility, CancellationToken cancellation);

    /// <summary>A part, whoever may see it; null where there is none.</summary>
    Task<PlanPart?> FindPart(long planId, string key, CancellationToken cancellation);

    /// <summary>The ids of parts by their codes.</summary>
    Task<Dictionary<string, long>> Ids(long planId, IReadOnlyCollection<string> codes, CancellationToken cancellation);

    /// <summary>Which of some parts may be seen.</summary>
    Task<HashSet<long>> Seen(long planId, IReadOnlyCollection<long> ids, Visibility visibility, CancellationToken cancellation);

    /// <summary>The periods of all stored parts.</summary>
    Task<IReadOnlyList<string>> Periods(long planId, CancellationToken cancellation);

    /// <summary>Adds a new part to the plan. Its mentions have already been resolved.</summary>
    void Insert(long planId, long id, long version, PlanPart part, ResolvedReferences references);

    /// <summary>Whether a limited caller may hear of a part as it was at some time.</summary>
    /// <param name="part">The part, as history has it.</param>
    /// <param name="hearing">The caller's visible part of the plan.</param>
    Task<bool> Hears(JsonElement part, IHearing hearing);
}
