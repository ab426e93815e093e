using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Cube;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;
using PlanApi.Domain;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Scenarios;

/// <summary>How to treat cells that have also changed in the parent since the scenario was made.</summary>
public enum MergePreference
{
    /// <summary>Refuse, and list them.</summary>
    None,

    /// <summary>The scenario's value counts.</summary>
    Scenario,

    /// <summary>The parent's value stays.</summary>
    Parent,
}

/// <summary>
/// Writes a scenario's changes into its parent; its objectives and targets then belong to the parent. Afterwards the scenario sees the
/// present state of its parent, and stores no changes of its own.
/// </summary>
public sealed record MergeScenario(Code Plan, Code Scenario, MergePreference Prefer = MergePreference.None) : Command<CellsWritten>
{
    public override Permission Permission => Permission.PlanWhole;

    public override Code? AboutPlan => Plan;

    public override bool ChangesLockedParts => true;
}

/// <summary>Cells have changed in the parent too; every one of them is named.</summary>
public sealed record MergeConflict(IReadOnlyList<Fault> Cells)
    : Failure(
        "merge-conflict",
        "The parent has changed some of the same cells since the scenario was made; choose the side whose values count."
    )
{
    public override IReadOnlyList<Fault> Faults => Cells;
}

internal sealed class MergeScenarioHandler(
    PlanDb db,
    CubeReader cubes,
    ScenarioPartitions partitions,
    ScenarioCells own,
    ScenarioParts moved,
    CellChange change,
    ChangeRecorder recorder
) : IHandler<MergeScenario, CellsWritten>
{
    public async Task<Outcome<CellsWritten>> Handle(MergeScenario request, CancellationToken cancellation)
    {
        var plan = recorder.Plan!;
        var structure = await cubes.Structure(plan, cancellation);
        if (!structure.Scenarios.TryGetValue(request.Scenario, out var scenario))
            return new NotFound("scenario", request.Scenario.ToString());
        if (scenario.Parent is not { } parentCode)
            return new NotAllowedNow($"'{request.Scenario}' has no parent to merge into.");
        if (await db.Set<ScenarioRow>().AnyAsync(row => row.PlanId == plan.Id && row.ParentId == scenario.Id, cancellation))
            return new NotAllowedNow($"Scenarios have been made from '{request.Scenario}'; merge or discard those first.");
        var parent = structure.Scenarios[parentCode];
        var (parts, faults) = (new List<ResolvedCells.Part>(), new FaultList());
        var stored = await partitions.Of(plan.Id, structure, [scenario], cancellation);
        var mine = await partitions.Shown(plan, structure, scenario, stored, cancellation);
        var seen = await partitions.Shown(plan, structure, ScenarioPartitions.ParentAsSeen(scenario), stored, cancellation);
        var now = await partitions.Shown(plan, structure, parent, stored, cancellation);
        for (var at = 0; at < stored.Count; at++)
        {
            var batch = new CellBatch(stored[at].Measure, stored[at].Indicator);
            parts.Add(new ResolvedCells.Part(Changes(structure, batch, mine[at], seen[at], now[at], request.Prefer, faults), now[at]));
        }
        if (!faults.IsEmpty)
            return new MergeConflict(faults.Faults);
        if (
            !(await change.Make(plan, parent, new ResolvedCells(structure, parts), cancellation)).IsSuccess(
                out var changed,
                out var failure
            )
        )
            return failure;
        await moved.MoveTo(plan, scenario, parent, cancellation);
        await own.Drop(plan, null, scenario.Id, scenario.Code, cancellation);
        var row = await db.Set<ScenarioRow>().SingleAsync(other => other.PlanId == plan.Id && other.Id == scenario.Id, cancellation);
        (row.ParentVersion, row.Version) = (recorder.Version, recorder.Version);
        recorder.Record(PartKind.Scenario, scenario.Code.ToString(), new { merged = false }, new { merged = true });
        return new CellsWritten(recorder.Version, changed, parts.Sum(part => part.Batch.Count) - changed);
    }

    private static CellBatch Changes(
        CubeStructure structure,
        CellBatch batch,
        Partition mine,
        Partition seen,
        Partition now,
        MergePreference prefer,
        FaultList faults
    )
    {
        foreach (var (scope, period, value, before) in ScenarioPartitions.Differences(mine, seen))
        {
            var current = now.ValueAt(scope, period);
            if (current != before && current != value)
            {
                if (prefer == MergePreference.Parent)
                    continue;
                if (prefer == MergePreference.None)
                    faults.Add(
                        FaultCodes.MergeConflict,
                        $"/{batch.Indicator.Indicator.Code}",
                        $"{batch.Indicator.Indicator.Code} at {structure.Scopes.ScopeOf(scope)} in {period} was {Text(before)}; "
                            + $"the scenario has {Text(value)} and the parent {Text(current)}."
                    );
            }
            var cell = mine.Find(scope, period);
            batch.Add(
                scope,
                period.Key,
                value,
                cell >= 0 && mine.Currencies?.TryGetValue(cell, out var currency) == true ? currency : null
            );
        }
        return batch;
    }

    private static string Text(long? steps) => steps is { } value ? new Quantity(value).ToString() : "missing";
}
