using Microsoft.Extensions.Caching.Memory;
using PlanApi.Application.Persistence;

namespace PlanApi.Application.Feeds;

/// <summary>
/// The flat tables that were asked for last. They depend on nothing but the plan's shape, and are made of expression trees, which takes
/// longer than reading a few rows. Bounded in number; the least recently used go first.
/// </summary>
public sealed class KeptTables : IDisposable
{
    private const int Most = 500;

    private readonly MemoryCache _tables = new(new MemoryCacheOptions { SizeLimit = Most });

    public void Dispose() => _tables.Dispose();

    internal FlatTable? Of(SqlDialect dialect, PlanShape shape, string name, Func<FlatTable?> make)
    {
        var key = (dialect.GetType(), shape.Text, name);
        if (_tables.TryGetValue<FlatTable>(key, out var known))
            return known;
        if (make() is not { } made)
            return null;
        return _tables.Set(key, made, new MemoryCacheEntryOptions { Size = 1 });
    }
}
