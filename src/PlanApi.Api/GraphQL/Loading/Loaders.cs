using PlanApi.Application.Parts;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Loading;

/// <summary>The batch loaders of one scope, made when first asked for. Each batch is a request, permitted like any other.</summary>
internal sealed class Loaders(UseCaseSender sender)
{
    private readonly Dictionary<object, object> _loaders = [];

    /// <summary>The loader with this key. The key must name everything in which two batches may differ. For edges of any kind.</summary>
    /// <param name="key">The key.</param>
    /// <param name="fetch">The fetch of a batch.</param>
    public BatchLoader<TKey, TValue> Get<TKey, TValue, TAnswer>(object key, Func<IReadOnlyCollection<TKey>, Fetch<TAnswer>> fetch)
        where TKey : notnull
        where TAnswer : IReadOnlyDictionary<TKey, TValue>
    {
        if (!_loaders.TryGetValue(key, out var loader))
        {
            _loaders[key] = loader = new BatchLoader<TKey, TValue>(
                async (keys, cancellation) =>
                    (await sender.Send(fetch(keys), cancellation)).IsSuccess(out var answer, out var failure)
                        ? answer
                        : throw new FailureError(failure)
            );
        }
        return (BatchLoader<TKey, TValue>)loader;
    }

    /// <summary>Parts by their key.</summary>
    public BatchLoader<string, TPart> ByKey<TPart>(Code plan)
        where TPart : PlanPart =>
        Get<string, TPart, IReadOnlyDictionary<string, TPart>>((typeof(TPart), plan), keys => new FetchParts<TPart>(plan, keys));

    /// <summary>A page of the parts that belong to an owner.</summary>
    /// <param name="call">The field that asks, with its arguments, which are the options.</param>
    /// <param name="plan">The plan of the owners.</param>
    /// <param name="link">How the parts hang on them.</param>
    /// <param name="options">Which page.</param>
    public BatchLoader<long, Page<TPart>> Linked<TPart>(object call, Code plan, string link, ListOptions options)
        where TPart : PlanPart =>
        Get<long, Page<TPart>, Dictionary<long, Page<TPart>>>((call, plan), owners => new FetchLinked<TPart>(plan, link, owners, options));

    /// <summary>How many parts hang on an owner.</summary>
    public BatchLoader<long, int> LinkedCounts<TPart>(object call, Code plan, string link, ListOptions options)
        where TPart : PlanPart =>
        Get<long, int, Dictionary<long, int>>((call, plan, "count"), owners => new CountLinked<TPart>(plan, link, owners, options));
}
