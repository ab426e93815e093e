using PlanApi.Application.Access.Finding;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Errors;
using PlanApi.Application.Tables;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Rounds;

namespace PlanApi.Application.Rounds;

/// <summary>Keeps the cells of submitted and locked slices as they are, in the plan's first scenario. What-ifs stay free.</summary>
public sealed class ClosedSlices(SliceAssignmentStore slices, VisibilityFinder visibility) : ICellGuard
{
    public async Task<bool> Watches(PlanRow plan, Measure measure, CancellationToken cancellation) =>
        (await slices.Closed(plan.Id, cancellation)).Any(slice => slice.Measure == measure);

    public async Task<Failure?> Against(PlanRow plan, StoredScenario scenario, ResolvedCells cells, CancellationToken cancellation)
    {
        if (scenario.Parent is not null || await slices.Closed(plan.Id, cancellation) is not { Count: > 0 } closed)
            return null;
        var (faults, hit) = (new FaultList(), new HashSet<SliceAssignment>());
        foreach (var part in cells.Parts)
        {
            var (indicator, measure) = (part.Batch.Indicator.Indicator.Code, part.Batch.Measure);
            var relevant = closed.Where(slice => slice.Measure == measure && slice.Indicators.Contains(indicator)).ToArray();
            for (var cell = 0; relevant.Length > 0 && cell < part.Batch.Count && !faults.IsFull; cell++)
            {
                var (scope, period) = (part.Batch.Scopes[cell], Period.FromKey(part.Batch.Periods[cell]));
                if (
                    Array.Find(relevant, one => PlaceContainment.IsWithin(cells.Structure, scope, period, one.Scope, one.Period))
                        is { } slice
                    && part.Changes(cell)
                )
                {
                    hit.Add(slice);
                    Add(faults, part.Batch, cell, slice, $"{indicator} at {TextOf(cells.Structure, scope)} in {period}");
                }
            }
        }
        if (faults.IsEmpty)
            return null;
        var sight = await visibility.For(plan, cancellation);
        return hit.All(slice => sight.MaySee(slice.Scope) && slice.Indicators.All(sight.MaySee))
            ? new CellsClosed(faults.Faults)
            : new HiddenObstacle();
    }

    private static void Add(FaultList faults, CellBatch batch, int cell, SliceAssignment slice, string place)
    {
        var (pointer, position) = batch.SentAt?.Invoke(cell) ?? ($"/sliceAssignments/{slice.Code}", default);
        var (code, state) =
            slice.State == SliceState.Locked ? (FaultCodes.SliceLocked, "locked") : (FaultCodes.SliceSubmitted, "submitted");
        faults.Add(code, pointer, $"{place} lies in the slice '{slice.Code}', which is {state}; have the slice returned first.", position);
    }

    private static string TextOf(CubeStructure structure, int scope) =>
        structure.Scopes.ScopeOf(scope) is { Count: > 0 } named ? named.ToString() : "the whole organisation";
}
