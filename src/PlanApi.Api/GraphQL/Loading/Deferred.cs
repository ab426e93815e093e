using GraphQL.DataLoader;

namespace PlanApi.Api.GraphQL.Loading;

/// <summary>A value that is fetched once, when the rest of the level has asked for its data.</summary>
internal sealed class Deferred<T>(Func<CancellationToken, Task<T>> fetch) : IDataLoaderResult<T>
{
    private Task<T>? _value;

    public Task<T> GetResultAsync(CancellationToken cancellationToken = default) => _value ??= fetch(cancellationToken);

    async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await GetResultAsync(cancellationToken);
}

internal static class DeferredExtensions
{
    /// <summary>A value that is computed from another one as soon as that is there.</summary>
    public static IDataLoaderResult<TResult> Then<T, TResult>(this IDataLoaderResult<T> value, Func<T, TResult> make) =>
        new Deferred<TResult>(async cancellation => make(await value.GetResultAsync(cancellation)));
}
