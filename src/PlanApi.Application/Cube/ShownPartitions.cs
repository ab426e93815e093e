using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Cube;

namespace PlanApi.Application.Cube;

/// <summary>The stored cells of measures and indicators as scenarios show them: found, and brought into memory, many at once.</summary>
public sealed class ShownPartitions(PlanDb db, CubeCache cache, PartitionReader partitions)
{
    /// <summary>Where the cells lie that a scenario shows of some measures and indicators: one statement, however many there are.</summary>
    internal async Task<IReadOnlyDictionary<(Measure Measure, long Indicator), ShownPartition>> Find(
        PlanRow plan,
        CubeStructure structure,
        StoredScenario scenario,
        IReadOnlyCollection<(Measure Measure, long Indicator)> wanted,
        CancellationToken cancellation
    )
    {
        var stored = await partitions.Find(plan.Id, wanted, cancellation);
        return wanted
            .Distinct()
            .ToDictionary(one => one, one => Layered(plan, structure, scenario, stored[one].ToDictionary(row => row.ScenarioId)));
    }

    /// <summary>
    /// The cells, in the order of the partitions. Partitions that are not in memory yet are read in one statement, and in one more for
    /// each version at which a scenario sees its parents.
    /// </summary>
    internal Partition[] Load(IReadOnlyList<ShownPartition> found, CubeStructure structure, CancellationToken cancellation)
    {
        var known = new Dictionary<PartitionKey, Partition?>();
        foreach (var key in found.Where(one => one.Layers.Count > 0).Select(one => one.Key))
            known.TryAdd(key, cache.Partition(key));
        ShownPartition[] missing = [.. found.Where(one => one.Layers.Count > 0 && known[one.Key] is null).DistinctBy(one => one.Key)];
        if (missing.Length > 0)
        {
            // A transaction keeps the connection open; without one, for as long as this reads.
            db.Database.OpenConnection();
            try
            {
                var read = partitions.Read(
                    missing[0].Key.PlanId,
                    [.. missing.Select(one => one.Layers.Select(layer => (layer.Partition, layer.At)).ToArray())],
                    structure.Scopes,
                    cancellation
                );
                for (var at = 0; at < missing.Length; at++)
                    known[missing[at].Key] = cache.Keep(missing[at].Key, read[at]);
            }
            finally
            {
                db.Database.CloseConnection();
            }
        }
        return [.. found.Select(one => one.Layers.Count == 0 ? Partition.Empty : known[one.Key]!)];
    }

    /// <summary>
    /// Keeps a partition that has just been written, of a scenario without a parent, so that no one reads it again from the database. Where
    /// it cannot be had, everything is read again.
    /// </summary>
    internal void KeepOrForget(long planId, long structureVersion, long partitionId, long version, Func<Partition> partition)
    {
        try
        {
            cache.Keep(new PartitionKey(planId, structureVersion, $"{(partitionId, version, (long?)null)}"), partition());
        }
        catch
        {
            cache.Clear();
            throw;
        }
    }

    private static ShownPartition Layered(
        PlanRow plan,
        CubeStructure structure,
        StoredScenario scenario,
        Dictionary<long, PartitionRow> stored
    )
    {
        var layers = new List<(long Partition, long Version, long? At)>();
        long? at = null;
        long? sums = null;
        for (var layer = scenario; layer is not null; layer = layer.Parent is { } parent ? structure.Scenarios[parent] : null)
        {
            if (stored.TryGetValue(layer.Id, out var own))
            {
                layers.Add((own.Id, at is null ? own.Version : Math.Min(own.Version, at.Value), at));
                sums =
                    at is null && layers.Count == 1 && own.SumsVersion >= own.Version && own.SumsVersion >= plan.ParentageVersion
                        ? own.Id
                        : null;
            }
            at = Math.Min(at ?? long.MaxValue, layer.ParentVersion ?? long.MaxValue);
        }
        return new ShownPartition(new PartitionKey(plan.Id, structure.Version, string.Join(' ', layers)), layers, sums);
    }
}

/// <summary>Cells that a scenario shows of one measure and indicator, as they are stored.</summary>
/// <param name="Key">The key in memory. Where the key is the same, the cells are the same.</param>
/// <param name="Layers">The stored partitions, the scenario's own first.</param>
/// <param name="Sums">The partition whose kept sums say the same, where there are such.</param>
internal sealed record ShownPartition(PartitionKey Key, IReadOnlyList<(long Partition, long Version, long? At)> Layers, long? Sums);
