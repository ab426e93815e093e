using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Cube;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Rounds;
using PlanApi.Application.Tables;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Rounds;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Closings;

/// <summary>What a period lacks before it is closed.</summary>
public sealed class PeriodGaps(PlanDb db, CubeReader cubes, SliceAssignmentStore slices)
{
    /// <param name="WithoutNumbers">
    /// Indicators with no number in the period, though they have a target or numbers of the measure elsewhere.
    /// </param>
    /// <param name="OpenSlices">Slices of the measure that are open and lie in the period, or have it in them.</param>
    public sealed record Found(IReadOnlyList<Code> WithoutNumbers, IReadOnlyList<SliceAssignment> OpenSlices)
    {
        public bool IsEmpty => WithoutNumbers.Count + OpenSlices.Count == 0;

        public IReadOnlyList<Fault> Faults() =>
            [
                .. WithoutNumbers.Select(code => new Fault(
                    FaultCodes.NumbersMissing,
                    $"/indicators/{code}",
                    $"'{code}' has no number in the period."
                )),
                .. OpenSlices.Select(slice => new Fault(
                    FaultCodes.SliceOpen,
                    $"/sliceAssignments/{slice.Code}",
                    $"The slice '{slice.Code}' is not submitted."
                )),
            ];
    }

    public async Task<Found> Of(PlanRow plan, Period period, Measure measure, CancellationToken cancellation)
    {
        var structure = await cubes.Structure(plan, cancellation);
        var first = structure.Scenarios.Values.First(scenario => scenario.Parent is null);
        var stored = structure.Indicators.Values.Where(indicator => !CellCheck.IsComputed(indicator.Indicator)).ToList();
        var aimedAt = await db.Set<TargetRow>()
            .Where(target => target.PlanId == plan.Id)
            .Select(target => target.IndicatorId)
            .Distinct()
            .ToHashSetAsync(cancellation);
        var source = await cubes.Source(
            plan,
            structure,
            first,
            stored.Select(indicator => indicator.Indicator.Code),
            [measure],
            cancellation,
            withSums: false
        );
        var without = stored
            .Where(indicator =>
                source.Partitions(indicator.Indicator.Code, measure).Periods is var periods
                && (periods.Length > 0 || (measure == Measure.Actual && aimedAt.Contains(indicator.Id)))
                && !Array.Exists(periods, one => structure.Calendar.Contains(period, one) || structure.Calendar.Contains(one, period))
            )
            .Select(indicator => indicator.Indicator.Code)
            .Order()
            .ToList();
        var open = await slices
            .All(plan.Id, Visibility.Everything)
            .Where(slice =>
                slice.Measure == measure
                && slice.IsOpen()
                && (structure.Calendar.Contains(period, slice.Period) || structure.Calendar.Contains(slice.Period, period))
            )
            .ToListAsync(cancellation);
        return new Found(without, [.. open.OrderBy(slice => slice.Code)]);
    }
}
