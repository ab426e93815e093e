using GraphQL;
using GraphQL.Resolvers;

namespace PlanApi.Api.GraphQL.Subscriptions;

/// <summary>
/// The library wants a stream for each field of a subscription, and would push events at whatever pace they happen. Here each reader takes
/// them at its own pace: the field resolves one event after the other, and this stream is never asked for.
/// </summary>
internal sealed class TakenOneByOne : ISourceStreamResolver
{
    public static readonly TakenOneByOne Instance = new();

    public ValueTask<IObservable<object?>> ResolveAsync(IResolveFieldContext context) =>
        throw new NotSupportedException("Events are taken from the field itself.");
}
