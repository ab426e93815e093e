using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Actuals;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Currencies;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Pace;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube;

/// <summary>Brings what numbers are computed from into memory: the structure, and the partitions that indicators need.</summary>
public sealed class CubeReader(PlanDb db, CubeCache cache, CubeStructureReader structures, PartitionReader partitions)
{
    /// <summary>The plan's structure as the transaction sees it.</summary>
    public async Task<CubeStructure> Structure(PlanRow plan, CancellationToken cancellation)
    {
        if (cache.Structure(plan.Id, plan.StructureVersion) is not { } known)
            return cache.Keep(plan.Id, await structures.Read(plan, cancellation));
        // Scopes are made without the structure changing; they only come at the end.
        var newest = structures.NewestScope(plan.Id);
        return newest == (known.Scopes.Count > 0 ? known.Scopes.Ids[^1] : 0)
            ? known
            : cache.Keep(plan.Id, structures.WithNewScopes(plan, known, cancellation));
    }

    /// <summary>What some indicators' numbers are computed from, in a scenario; what was seen is noted, if wanted.</summary>
    public async Task<CubeSource> Source(
        PlanRow plan,
        CubeStructure structure,
        StoredScenario scenario,
        IEnumerable<Code> indicators,
        IEnumerable<Measure> measures,
        CancellationToken cancellation,
        ICollection<string>? seen = null
    )
    {
        var loaded = new Dictionary<(Code, Measure), Lazy<Partition>>();
        var sums = new Dictionary<(Code, Measure), IDaySums>();
        var needs = Needs(structure, indicators, [.. measures]);
        var stored = await partitions.Find(
            plan.Id,
            [.. needs.Select(need => (need.Measure, structure.Indicators[need.Indicator].Id))],
            cancellation
        );
        foreach (var (indicator, measure) in needs)
        {
            var found = Layered(
                plan,
                structure,
                scenario,
                stored[(measure, structure.Indicators[indicator].Id)].ToDictionary(row => row.ScenarioId)
            );
            if (found.Layers.Count > 0)
                seen?.Add(found.Key.Layers);
            loaded[(indicator, measure)] = new Lazy<Partition>(() => Load(found, structure, cancellation), LazyThreadSafetyMode.None);
            if (found.Sums is { } partition)
                sums[(indicator, measure)] = new KeptSums(db, plan.Id, partition, structure.Scopes);
            else
                _ = loaded[(indicator, measure)].Value;
        }
        return new CubeSource(
            structure.Scopes,
            structure.Calendar,
            structure.Definitions,
            (indicator, measure) => loaded.GetValueOrDefault((indicator, measure))?.Value ?? Domain.Cube.Partition.Empty,
            measure => new ExchangeRates(
                structure.Currency,
                structure.ExchangeRates,
                measure == Measure.Actual ? RateUse.Actual : RateUse.Plan,
                scenario.Code
            ),
            (indicator, measure) => sums.GetValueOrDefault((indicator, measure))
        );
    }

    /// <summary>Reads the sums that are kept of many places' days in one statement, so that nothing more is read for them.</summary>
    public void ReadAhead(PlanRow plan, CubeSource source, IEnumerable<PlaceOverDays> places, DaySpan span) =>
        SumsAhead.Read(db, plan.Id, source, places, span);

    /// <summary>The cells of an indicator and measure as a scenario shows them.</summary>
    public async Task<Partition> Partition(
        PlanRow plan,
        CubeStructure structure,
        StoredScenario scenario,
        Measure measure,
        long indicatorId,
        CancellationToken cancellation,
        ICollection<string>? seen = null
    )
    {
        var found = Layered(plan, structure, scenario, await partitions.Find(plan.Id, measure, indicatorId, cancellation));
        if (found.Layers.Count > 0)
            seen?.Add(found.Key.Layers);
        return Load(found, structure, cancellation);
    }

    private static FoundPartition Layered(
        PlanRow plan,
        CubeStructure structure,
        StoredScenario scenario,
        IReadOnlyDictionary<long, PartitionRow> stored
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
        return new FoundPartition(new PartitionKey(plan.Id, structure.Version, string.Join(' ', layers)), layers, sums);
    }

    private Partition Load(FoundPartition found, CubeStructure structure, CancellationToken cancellation)
    {
        if (found.Layers.Count == 0)
            return Domain.Cube.Partition.Empty;
        if (cache.Partition(found.Key) is { } known)
            return known;
        // A transaction keeps the connection open; without one, for as long as this reads.
        db.Database.OpenConnection();
        try
        {
            return cache.Keep(
                found.Key,
                partitions.Read(
                    found.Key.PlanId,
                    [.. found.Layers.Select(layer => (layer.Partition, layer.At))],
                    structure.Scopes,
                    cancellation
                )
            );
        }
        finally
        {
            db.Database.CloseConnection();
        }
    }

    /// <summary>
    /// Keeps a partition that has just been written, of a scenario without a parent, so that no one reads it again from the database.
    /// </summary>
    internal void Keep(long planId, long structureVersion, long partitionId, long version, Partition partition) =>
        cache.Keep(new PartitionKey(planId, structureVersion, $"{(partitionId, version, (long?)null)}"), partition);

    /// <summary>The stored numbers that some follow from. Growth may look for its base among actuals and references.</summary>
    internal static HashSet<(Code Indicator, Measure Measure)> Needs(
        CubeStructure structure,
        IEnumerable<Code> indicators,
        IReadOnlyList<Measure> measures
    )
    {
        var needs = new HashSet<(Code Indicator, Measure Measure)>();
        var open = new Queue<(Code Indicator, Measure Measure)>(indicators.SelectMany(code => measures.Select(measure => (code, measure))));
        while (open.TryDequeue(out var next))
        {
            if (!structure.Definitions.TryGetValue(next.Indicator, out var indicator) || !needs.Add(next))
                continue;
            foreach (var code in IndicatorParts.Of(indicator))
            {
                open.Enqueue((code, next.Measure));
                if (indicator.Kind != IndicatorKind.Growth)
                    continue;
                open.Enqueue((code, Measure.Actual));
                open.Enqueue((code, Measure.Reference));
            }
        }
        return needs;
    }

    /// <param name="Key">What it is kept in memory by.</param>
    /// <param name="Layers">The stored partitions, the scenario's own first.</param>
    /// <param name="Sums">The partition whose kept sums say the same, where there are such.</param>
    private sealed record FoundPartition(PartitionKey Key, IReadOnlyList<(long Partition, long Version, long? At)> Layers, long? Sums);
}
