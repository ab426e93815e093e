using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Domain.Plans;

namespace PlanApi.Application.Parts;

/// <summary>
/// Reads parts that others lead to, for many of those at once, narrowed to what the caller may see. For the edges of a graph
/// whose root a use case has answered; the plan is one that the caller may use.
/// </summary>
public sealed class PartReader<TPart>(PartStore<TPart> store, VisibilityFinder visibility)
    where TPart : PlanPart
{
    /// <summary>By key; what does not exist or may not be seen is left out.</summary>
    public async Task<IReadOnlyDictionary<string, TPart>> ByKey(long planId, IReadOnlyCollection<string> keys, CancellationToken cancellation)
    {
        var found = await store.FindMany(planId, keys, await visibility.For(planId, cancellation), cancellation);
        // Members of several dimensions are found by all of their codes, so that more may be found than was asked for.
        return found.ToDictionary(part => part.Key());
    }

    /// <summary>By owner's id, a page of what hangs on it.</summary>
    public async Task<Outcome<Dictionary<long, Page<TPart>>>> Linked(
        long planId, string link, IReadOnlyCollection<long> owners, ListOptions options, CancellationToken cancellation) =>
        await store.ListEach(planId, link, owners, options, await visibility.For(planId, cancellation), cancellation);

    /// <summary>By owner's id, how many hang on it; those with none are left out.</summary>
    public async Task<Outcome<Dictionary<long, int>>> LinkedCounts(
        long planId, string link, IReadOnlyCollection<long> owners, ListOptions options, CancellationToken cancellation) =>
        await store.CountEach(planId, link, owners, options, await visibility.For(planId, cancellation), cancellation);

    /// <summary>How many parts of a list there are on all of its pages.</summary>
    public async Task<int> Count(long planId, ListOptions options, CancellationToken cancellation) =>
        await store.Count(planId, options, await visibility.For(planId, cancellation), cancellation);
}
