using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Scenarios;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube;

/// <summary>The cells that scenarios store and show, partition by partition.</summary>
public sealed class ScenarioPartitions(PlanDb db, ShownPartitions shown)
{
    /// <summary>
    /// The measures and indicators of the structure of which some of the scenarios stores cells, in the order of their names.
    /// </summary>
    public async Task<IReadOnlyList<(Measure Measure, StoredIndicator Indicator)>> Of(
        long planId,
        CubeStructure structure,
        IEnumerable<StoredScenario> scenarios,
        CancellationToken cancellation
    )
    {
        long[] ids = [.. scenarios.Select(scenario => scenario.Id)];
        var rows = await db.Set<PartitionRow>()
            .AsNoTracking()
            .Where(row => row.PlanId == planId && ids.Contains(row.ScenarioId))
            .Select(row => new { row.Measure, row.IndicatorId })
            .Distinct()
            .ToListAsync(cancellation);
        var byId = structure.Indicators.Values.ToDictionary(indicator => indicator.Id);
        return
        [
            .. rows.Where(row => byId.ContainsKey(row.IndicatorId))
                .Select(row => (row.Measure, Indicator: byId[row.IndicatorId]))
                .OrderBy(part => part.Measure)
                .ThenBy(part => part.Indicator.Indicator.Code),
        ];
    }

    /// <summary>The indicators of which a scenario shows cells of a measure, somewhere that may be seen, by code.</summary>
    public async Task<IReadOnlyList<Code>> IndicatorsOf(
        PlanRow plan,
        CubeStructure structure,
        Grants grants,
        StoredScenario scenario,
        Measure measure,
        CancellationToken cancellation
    )
    {
        var stored = (await Of(plan.Id, structure, Chain(structure, scenario), cancellation))
            .Where(part => part.Measure == measure)
            .ToArray();
        var seen = grants.IsLimited ? await Shown(plan, structure, scenario, stored, cancellation) : [];
        return
        [
            .. stored
                .Where(
                    (_, at) =>
                        !grants.IsLimited || seen[at].Scopes.Any(scope => grants.MaySee(structure.Scopes, structure.Scopes.ScopeOf(scope)))
                )
                .Select(part => part.Indicator.Indicator.Code),
        ];
    }

    /// <summary>A scenario and its parents.</summary>
    public static IEnumerable<StoredScenario> Chain(CubeStructure structure, StoredScenario scenario)
    {
        for (var at = scenario; at is not null; at = at.Parent is { } parent ? structure.Scenarios[parent] : null)
            yield return at;
    }

    /// <summary>Which parts hold in a scenario.</summary>
    public static ScenarioLine LineOf(CubeStructure structure, Code scenario) =>
        ScenarioLine.Of(code => structure.Scenarios.GetValueOrDefault(code)?.Parent, scenario);

    /// <summary>The scenario by which a part is gone: the one that is asked for where it holds there, else its own.</summary>
    public static Code For(CubeStructure structure, Code asked, Code? own) =>
        own is { } scenario && !LineOf(structure, asked).Holds(scenario) ? scenario : asked;

    /// <summary>The parent of a scenario as the scenario sees it: a scenario of its own that stores nothing.</summary>
    public static StoredScenario ParentAsSeen(StoredScenario scenario) => scenario with { Id = 0 };

    /// <summary>The cells that a scenario shows of some measures and indicators, in their order.</summary>
    public async Task<IReadOnlyList<Partition>> Shown(
        PlanRow plan,
        CubeStructure structure,
        StoredScenario scenario,
        IReadOnlyCollection<(Measure Measure, StoredIndicator Indicator)> parts,
        CancellationToken cancellation
    ) => shown.Load(await Find(plan, structure, scenario, parts, cancellation), structure, cancellation);

    /// <summary>The cells of two scenarios, only for measures and indicators for which they show different cells.</summary>
    public async Task<IReadOnlyList<(Measure Measure, StoredIndicator Indicator, Partition One, Partition Other)>> Differing(
        PlanRow plan,
        CubeStructure structure,
        StoredScenario one,
        StoredScenario other,
        IReadOnlyList<(Measure Measure, StoredIndicator Indicator)> parts,
        CancellationToken cancellation
    )
    {
        var ones = await Find(plan, structure, one, parts, cancellation);
        var others = await Find(plan, structure, other, parts, cancellation);
        int[] differ = [.. Enumerable.Range(0, parts.Count).Where(at => ones[at].Key != others[at].Key)];
        var cells = shown.Load([.. differ.Select(at => ones[at]), .. differ.Select(at => others[at])], structure, cancellation);
        return [.. differ.Select((at, number) => (parts[at].Measure, parts[at].Indicator, cells[number], cells[differ.Length + number]))];
    }

    private async Task<ShownPartition[]> Find(
        PlanRow plan,
        CubeStructure structure,
        StoredScenario scenario,
        IReadOnlyCollection<(Measure Measure, StoredIndicator Indicator)> parts,
        CancellationToken cancellation
    )
    {
        var found = await shown.Find(plan, structure, scenario, [.. parts.Select(part => (part.Measure, part.Indicator.Id))], cancellation);
        return [.. parts.Select(part => found[(part.Measure, part.Indicator.Id)])];
    }

    /// <summary>
    /// The places at which two partitions store different values, by scope and period; a value that one does not have is null.
    /// </summary>
    public static IEnumerable<(int Scope, Period Period, long? One, long? Other)> Differences(Partition one, Partition other)
    {
        foreach (var scope in one.Scopes.Union(other.Scopes).Order())
        {
            foreach (var period in PeriodsAt(one, scope).Union(PeriodsAt(other, scope)).OrderBy(period => period.Key))
            {
                var (left, right) = (one.ValueAt(scope, period), other.ValueAt(scope, period));
                if (left != right)
                    yield return (scope, period, left, right);
            }
        }
    }

    private static IEnumerable<Period> PeriodsAt(Partition partition, int scope)
    {
        var run = Array.BinarySearch(partition.Scopes, scope);
        for (var cell = run < 0 ? 0 : partition.Starts[run]; run >= 0 && cell < partition.Starts[run + 1]; cell++)
            yield return partition.Periods[partition.PeriodOf[cell]];
    }
}
