using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Cube.Sums;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Currencies;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Pace;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube;

/// <summary>Brings what numbers are computed from into memory: the structure, and the partitions that indicators need.</summary>
public sealed class CubeReader(PlanDb db, CubeCache cache, CubeStructureReader structures, ShownPartitions shown)
{
    private static long _uncertain;

    /// <summary>The plan's structure as the transaction sees it.</summary>
    public async Task<CubeStructure> Structure(PlanRow plan, CancellationToken cancellation)
    {
        // The command that runs has changed it. Nobody else may see that before it is certain, and nothing that was computed from it.
        if (plan.StructureVersion > plan.Version)
            return await structures.Read(plan, cancellation) with { Version = -Interlocked.Increment(ref _uncertain) };
        if (cache.Structure(plan.Id, plan.StructureVersion) is not { } known)
            return cache.Keep(plan.Id, await structures.Read(plan, cancellation));
        // Scopes are made without the structure changing; they only come at the end.
        var newest = structures.NewestScope(plan.Id);
        return newest == (known.Scopes.Count > 0 ? known.Scopes.Ids[^1] : 0)
            ? known
            : cache.Keep(plan.Id, structures.WithNewScopes(plan, known, cancellation));
    }

    /// <summary>
    /// The stored cells from which the numbers of some indicators are computed, in a scenario. It can also note which cells were read.
    /// </summary>
    public async Task<CubeSource> Source(
        PlanRow plan,
        CubeStructure structure,
        StoredScenario scenario,
        IEnumerable<Code> indicators,
        IEnumerable<Measure> measures,
        CancellationToken cancellation,
        ICollection<string>? seen = null,
        bool withSums = true
    )
    {
        var needs = Needs(structure, indicators, [.. measures]);
        var found = await shown.Find(plan, structure, scenario, [.. needs.Select(need => Key(need, structure))], cancellation);
        Note(found.Values, seen);
        // What has kept sums is read whole only where somebody asks for it.
        var whole = needs.Where(need => !withSums || found[Key(need, structure)].Sums is null).ToArray();
        var cells = shown.Load([.. whole.Select(need => found[Key(need, structure)])], structure, cancellation);
        var loaded = whole.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second);
        var kept = new KeptSums(db, plan.Id, structure.Scopes, new KeptSums(db, plan.Id, structure.Scopes, months: null));
        var sums = needs.Except(whole).ToDictionary(need => need, need => kept.Of(found[Key(need, structure)].Sums!.Value));
        return new CubeSource(
            structure.Scopes,
            structure.Calendar,
            structure.Definitions,
            (indicator, measure) =>
                loaded.TryGetValue((indicator, measure), out var known) ? known
                : !needs.Contains((indicator, measure)) ? Domain.Cube.Partition.Empty
                : loaded[(indicator, measure)] = shown.Load([found[Key((indicator, measure), structure)]], structure, cancellation)[0],
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
    public static void ReadAhead(CubeSource source, IEnumerable<PlaceOverDays> places, DaySpan span) =>
        KeptSums.ReadAhead(source, places, span);

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
        var found = await shown.Find(plan, structure, scenario, [(measure, indicatorId)], cancellation);
        Note(found.Values, seen);
        return shown.Load([.. found.Values], structure, cancellation)[0];
    }

    private static (Measure, long) Key((Code Indicator, Measure Measure) need, CubeStructure structure) =>
        (need.Measure, structure.Indicators[need.Indicator].Id);

    private static void Note(IEnumerable<ShownPartition> found, ICollection<string>? seen)
    {
        foreach (var one in found.Where(one => seen is not null && one.Layers.Count > 0))
            seen!.Add(one.Key.Layers);
    }

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
}
