using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Domain.Plans;

namespace PlanApi.Api.GraphQL.Loading;

/// <summary>The batch loaders of one scope, made when first asked for.</summary>
internal sealed class Loaders(IServiceProvider services)
{
    private readonly Dictionary<object, object> _loaders = [];

    /// <summary>The loader of this key, which names all in which its batches may differ. For edges of any kind.</summary>
    public TLoader Get<TLoader>(object key, Func<IServiceProvider, TLoader> make)
        where TLoader : class
    {
        if (!_loaders.TryGetValue(key, out var loader))
            _loaders[key] = loader = make(services);
        return (TLoader)loader;
    }

    /// <summary>Parts by their key.</summary>
    public BatchLoader<string, TPart> ByKey<TPart>(long planId)
        where TPart : PlanPart => Get((typeof(TPart), planId), provider =>
        {
            var reader = provider.GetRequiredService<PartReader<TPart>>();
            return new BatchLoader<string, TPart>((keys, cancellation) => reader.ByKey(planId, keys, cancellation));
        });

    /// <summary>A page of the parts that hang on an owner.</summary>
    /// <param name="call">The field that asks, with its arguments, which are the options.</param>
    /// <param name="planId">The plan of the owners.</param>
    /// <param name="link">How the parts hang on them.</param>
    /// <param name="options">Which page.</param>
    public BatchLoader<long, Page<TPart>> Linked<TPart>(object call, long planId, string link, ListOptions options)
        where TPart : PlanPart => Get((call, planId), provider =>
        {
            var reader = provider.GetRequiredService<PartReader<TPart>>();
            return new BatchLoader<long, Page<TPart>>(
                async (owners, cancellation) => Answer(await reader.Linked(planId, link, owners, options, cancellation)));
        });

    /// <summary>How many parts hang on an owner.</summary>
    public BatchLoader<long, int> LinkedCounts<TPart>(object call, long planId, string link, ListOptions options)
        where TPart : PlanPart => Get((call, planId, "count"), provider =>
        {
            var reader = provider.GetRequiredService<PartReader<TPart>>();
            return new BatchLoader<long, int>(
                async (owners, cancellation) => Answer(await reader.LinkedCounts(planId, link, owners, options, cancellation)));
        });

    private static T Answer<T>(Outcome<T> outcome) => outcome.IsSuccess(out var answer, out var failure) ? answer : throw new FailureError(failure);
}
