using GraphQL.DataLoader;

namespace PlanApi.Api.GraphQL.Loading;

/// <summary>
/// Collects the keys that one level of the query asks for, and fetches them together when the first of them is awaited. Results are kept
/// as long as the loader lives, also results that came along without being asked for.
/// </summary>
internal sealed class BatchLoader<TKey, TValue>(
    Func<IReadOnlyCollection<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>> fetch
)
    where TKey : notnull
{
    /// <summary>A statement takes only a limited number of parameters. A larger level is fetched in several statements.</summary>
    private const int MaxKeys = 1_000;

    private readonly Dictionary<TKey, Batch> _known = [];
    private Batch? _open;

    /// <summary>Null, or the value type's default, where nothing has the key.</summary>
    public IDataLoaderResult<TValue?> Load(TKey key)
    {
        if (!_known.TryGetValue(key, out var batch))
        {
            _known[key] = batch = _open ??= new Batch();
            batch.Keys.Add(key);
        }
        return new Deferred<TValue?>(async cancellation => (await Fetch(batch, cancellation)).GetValueOrDefault(key));
    }

    private Task<IReadOnlyDictionary<TKey, TValue>> Fetch(Batch batch, CancellationToken cancellation)
    {
        if (batch == _open)
            _open = null;
        return batch.Values ??= Fetched(batch, cancellation);
    }

    private async Task<IReadOnlyDictionary<TKey, TValue>> Fetched(Batch batch, CancellationToken cancellation)
    {
        var values = batch.Keys.Count <= MaxKeys ? await fetch(batch.Keys, cancellation) : await FetchInChunks(batch.Keys, cancellation);
        foreach (var key in values.Keys)
            _known.TryAdd(key, batch);
        return values;
    }

    private async Task<IReadOnlyDictionary<TKey, TValue>> FetchInChunks(List<TKey> keys, CancellationToken cancellation)
    {
        var values = new Dictionary<TKey, TValue>(keys.Count);
        foreach (var chunk in keys.Chunk(MaxKeys))
        {
            foreach (var (key, value) in await fetch(chunk, cancellation))
                values[key] = value;
        }
        return values;
    }

    private sealed class Batch
    {
        public List<TKey> Keys { get; } = [];

        public Task<IReadOnlyDictionary<TKey, TValue>>? Values { get; set; }
    }
}
