using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Errors;
using PlanApi.Application.Tables;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;

namespace PlanApi.Application.Closings;

/// <summary>Keeps the cells of closed periods as they are, in the plan's first scenario.</summary>
public sealed class ClosedPeriods(PeriodClosingStore closings) : ICellGuard
{
    public async Task<bool> Watches(PlanRow plan, Measure measure, CancellationToken cancellation) =>
        (await closings.Closed(plan.Id, cancellation)).Any(closing => closing.Measure == measure);

    public async Task<Failure?> Against(PlanRow plan, StoredScenario scenario, ResolvedCells cells, CancellationToken cancellation)
    {
        if (scenario.Parent is not null || await closings.Closed(plan.Id, cancellation) is not { Count: > 0 } closed)
            return null;
        var faults = new FaultList();
        foreach (var part in cells.Parts)
        {
            var relevant = closed.Where(closing => closing.Measure == part.Batch.Measure).ToArray();
            for (var cell = 0; relevant.Length > 0 && cell < part.Batch.Count && !faults.IsFull; cell++)
            {
                var period = Period.FromKey(part.Batch.Periods[cell]);
                if (
                    Array.Find(relevant, one => Holds(cells.Structure.Calendar, one.Period, period)) is not { } closing
                    || !part.Changes(cell)
                )
                    continue;
                var (pointer, position) = part.Batch.SentAt?.Invoke(cell) ?? ($"/periodClosings/{closing.Number}", default);
                faults.Add(
                    FaultCodes.PeriodClosed,
                    pointer,
                    $"{part.Batch.Indicator.Indicator.Code} in {period} lies in {closing.Period}, which is closed; have that opened again.",
                    position
                );
            }
        }
        return faults.IsEmpty ? null : new CellsClosed(faults.Faults);
    }

    /// <summary>A week counts by its days, so that a part of it in the closed period is enough.</summary>
    private static bool Holds(Calendar calendar, Period closed, Period period)
    {
        if (period.Grain != Grain.Week)
            return calendar.Contains(closed, period);
        var (outer, inner) = (calendar.Days(closed), calendar.Days(period));
        return inner.First <= outer.Last && inner.Last >= outer.First;
    }
}
