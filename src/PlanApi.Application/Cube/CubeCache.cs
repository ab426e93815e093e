using Microsoft.Extensions.Caching.Memory;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Cube;

namespace PlanApi.Application.Cube;

/// <summary>
/// Structures and partitions of plans, kept in memory by the versions that they show: a reader asks for the version that its
/// transaction sees, so that nothing stale is ever used. Bounded by size; the least recently used go first.
/// </summary>
public sealed class CubeCache(long most = CubeCache.MostBytes) : IPlanMemory, IDisposable
{
    /// <summary>About a hundred million cells.</summary>
    public const long MostBytes = 1_024L * 1024 * 1024;

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = most });

    internal CubeStructure? Structure(long planId, long version) =>
        _kept.Get<CubeStructure>(planId) is { } structure && structure.Version == version ? structure : null;

    internal CubeStructure Keep(long planId, CubeStructure structure) => Keep(planId, structure, structure.Bytes);

    internal Partition? Partition(PartitionKey key) => _kept.Get<Partition>(key);

    internal Partition Keep(PartitionKey key, Partition partition) => Keep(key, partition, partition.Bytes);

    /// <summary>Forgets everything.</summary>
    public void Clear() => _kept.Clear();

    public void Forget(long planId)
    {
        foreach (var key in _kept.Keys.Where(key => key is long plan ? plan == planId : ((PartitionKey)key).PlanId == planId))
            _kept.Remove(key);
    }

    public void Dispose() => _kept.Dispose();

    private T Keep<T>(object key, T value, long bytes) => _kept.Set(key, value, new MemoryCacheEntryOptions { Size = bytes + 512 });
}

/// <summary>Which cells a kept partition shows.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="StructureVersion">The structure whose numbers of scopes it uses.</param>
/// <param name="Layers">The partitions of its scenario and of that one's parents, with the versions at which each was read.</param>
internal sealed record PartitionKey(long PlanId, long StructureVersion, string Layers);
