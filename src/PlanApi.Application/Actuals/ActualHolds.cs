using PlanApi.Application.Cube;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Cube.Limits;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Errors;
using PlanApi.Application.Tables;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Actuals;

/// <summary>Checks a batch against guards, holds and bounds of actuals. Few plans have any; otherwise nothing is read.</summary>
public sealed class ActualHolds(HoldStore holds, BoundStore bounds, HeldPlaces held, CubeReader cubes, IEnumerable<ICellGuard> guards)
{
    private const int MaxCells = 2_000_000;

    internal async Task<Failure?> Against(
        PlanRow plan,
        CubeStructure structure,
        StoredScenario scenario,
        StagedActuals batch,
        IReadOnlyDictionary<int, int> numbers,
        CancellationToken cancellation
    )
    {
        var watching = new List<ICellGuard>();
        foreach (var guard in guards)
        {
            if (await guard.Watches(plan, Measure.Actual, cancellation))
                watching.Add(guard);
        }
        if (
            watching.Count == 0
            && !(await holds.All(plan.Id, cancellation)).Any(hold => hold.Measure == Measure.Actual)
            && !(await bounds.All(plan.Id, cancellation)).Any(bound => bound.Measure == Measure.Actual)
        )
            return null;
        var parts = new List<ResolvedCells.Part>();
        foreach (var indicator in batch.Indicators)
        {
            parts.Add(
                new ResolvedCells.Part(
                    new CellBatch(Measure.Actual, indicator),
                    await cubes.Partition(plan, structure, scenario, Measure.Actual, indicator.Id, cancellation)
                )
            );
        }
        var count = 0;
        foreach (var cell in batch.Cells())
        {
            if (++count > MaxCells)
                return new CellsHeld([
                    new Fault(
                        FaultCodes.TooLarge,
                        "/rows",
                        $"Actuals are held, bounded or closed in this plan; send {MaxCells:N0} cells at most at once."
                    ),
                ]);
            parts[cell.Indicator]
                .Batch.Add(numbers[cell.Scope], cell.Period, cell.Value, cell.Currency < 0 ? null : batch.Currencies[cell.Currency]);
        }
        var cells = new ResolvedCells(structure, parts);
        foreach (var guard in watching)
        {
            if (await guard.Against(plan, scenario, cells, cancellation) is { } refusal)
                return refusal;
        }
        return await held.Against(plan, scenario, cells, cancellation);
    }
}
