using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Objectives;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Application.Targets;
using PlanApi.Application.Weights;
using PlanApi.Domain;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Weights;

namespace PlanApi.Application.Scenarios;

/// <summary>The objectives and targets that begin with a scenario, with their key results and weights.</summary>
public sealed class ScenarioParts(
    PlanDb db,
    ObjectiveStore objectives,
    TargetStore targets,
    KeyResultStore keyResults,
    WeightStore weights,
    ChangeRecorder recorder
)
{
    /// <summary>Moves them to the scenario's parent. If that is the plan's first scenario, they are then in force everywhere.</summary>
    public async Task MoveTo(PlanRow plan, StoredScenario scenario, StoredScenario parent, CancellationToken cancellation)
    {
        var to = parent.Parent is null ? (long?)null : parent.Id;
        var code = parent.Parent is null ? (Domain.Values.Code?)null : parent.Code;
        foreach (
            var row in await db.Set<ObjectiveRow>()
                .Where(row => row.PlanId == plan.Id && row.ScenarioId == scenario.Id)
                .ToListAsync(cancellation)
        )
        {
            var before = (await objectives.FindById(plan.Id, row.Id, Visibility.Everything, cancellation))!;
            (row.ScenarioId, row.Version) = (to, recorder.Version);
            recorder.Record(PartKind.Objective, before.Key(), before, before with { Scenario = code, Version = recorder.Version });
        }
        foreach (
            var row in await db.Set<TargetRow>()
                .Where(row => row.PlanId == plan.Id && row.ScenarioId == scenario.Id)
                .ToListAsync(cancellation)
        )
        {
            var before = (await targets.FindById(plan.Id, row.Id, Visibility.Everything, cancellation))!;
            (row.ScenarioId, row.Version) = (to, recorder.Version);
            recorder.Record(PartKind.Target, before.Key(), before, before with { Scenario = code, Version = recorder.Version });
        }
    }

    /// <summary>Removes them from the plan. If something else still mentions them, the result names it.</summary>
    public async Task<IReadOnlyList<string>> Drop(PlanRow plan, StoredScenario scenario, CancellationToken cancellation)
    {
        var goals = db.Set<ObjectiveRow>().Where(row => row.PlanId == plan.Id && row.ScenarioId == scenario.Id);
        var claims = db.Set<TargetRow>().Where(row => row.PlanId == plan.Id && row.ScenarioId == scenario.Id);
        var results = db.Set<KeyResultRow>()
            .Where(row =>
                row.PlanId == plan.Id && (goals.Any(goal => goal.Id == row.ObjectiveId) || claims.Any(claim => claim.Id == row.TargetId))
            );
        var weighed = db.Set<WeightRow>()
            .Where(row =>
                row.PlanId == plan.Id
                && (goals.Any(goal => goal.Id == row.ObjectiveId) || results.Any(result => result.Id == row.KeyResultId))
            );
        // Those made last, which hang on those before them, go first.
        return
            await Drop<Weight>(weights, plan, await Keys(weighed), cancellation) is { Count: > 0 } mentions
            || (mentions = await Drop<KeyResult>(keyResults, plan, await Keys(results), cancellation)).Count > 0
            || (mentions = await Drop<Objective>(objectives, plan, await Keys(goals), cancellation)).Count > 0
            || (mentions = await Drop<Target>(targets, plan, await Keys(claims), cancellation)).Count > 0
            ? mentions
            : [];

        Task<List<string>> Keys<TRow>(IQueryable<TRow> rows)
            where TRow : PartRow => rows.OrderByDescending(row => row.Id).Select(row => row.Code).ToListAsync(cancellation);
    }

    private async Task<IReadOnlyList<string>> Drop<TPart>(
        PartStore<TPart> store,
        PlanRow plan,
        IReadOnlyList<string> keys,
        CancellationToken cancellation
    )
        where TPart : PlanPart
    {
        foreach (var key in keys)
        {
            var before = await store.Find(plan.Id, key, Visibility.Everything, cancellation);
            var row = await store.FindRow(plan.Id, key, cancellation);
            if (await store.Remove(plan, row!, cancellation) is { Count: > 0 } mentions)
                return mentions;
            recorder.Record(store.Kind, key, before, null);
            await db.SaveChangesAsync(cancellation);
        }
        return [];
    }
}
