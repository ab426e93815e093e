using PlanApi.Application.Access;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Errors;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.Tables;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;

namespace PlanApi.Application.Rounds;

/// <summary>Lets contributors write planned numbers only in slices that are assigned to them and open.</summary>
public sealed class AssignedSlices(SliceAssignmentStore slices, Caller caller, TimeProvider clock) : ICellGuard
{
    public Task<bool> Watches(PlanRow plan, Measure measure, CancellationToken cancellation) =>
        Task.FromResult(caller.Identity!.Role < Role.Planner && !new[] { measure }.AreFollowing());

    public async Task<Failure?> Against(PlanRow plan, StoredScenario scenario, ResolvedCells cells, CancellationToken cancellation)
    {
        var planned = cells.Parts.Where(part => !new[] { part.Batch.Measure }.AreFollowing()).ToArray();
        if (caller.Identity!.Role >= Role.Planner || planned.Length == 0)
            return null;
        var open = scenario.Parent is null
            ? await slices.OpenFor(plan.Id, caller.Identity.Name, PlanDay.Today(clock, plan.TimeZone), cancellation)
            : [];
        foreach (var batch in planned.Select(part => part.Batch))
        {
            var mine = open.Where(slice => slice.Measure == batch.Measure && slice.Indicators.Contains(batch.Indicator.Indicator.Code))
                .ToArray();
            for (var cell = 0; cell < batch.Count; cell++)
            {
                var (scope, period) = (batch.Scopes[cell], Period.FromKey(batch.Periods[cell]));
                if (!Array.Exists(mine, slice => PlaceContainment.IsWithin(cells.Structure, scope, period, slice.Scope, slice.Period)))
                    return new Forbidden("the role 'planner', or an open slice with all of these cells that is assigned to your party");
            }
        }
        return null;
    }
}
