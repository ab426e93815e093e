using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Operations;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.Tables;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Reviews;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Reviews;

/// <summary>Opens the reviews that are due, the earliest first. If one fails, the others are still opened.</summary>
internal sealed class ReviewWork(PlanDb db, PlanFinder plans, TimeProvider clock) : IPlanWork
{
    public string Name => "open-reviews";

    public async Task<IReadOnlyList<DueOperation>> Due(Code plan, CancellationToken cancellation) =>
        await plans.Find(plan, cancellation) is { Status: not PlanStatus.Closed } row
            ?
            [
                .. (await Missing(row, cancellation)).Select(proposal => new DueOperation(
                    $"{proposal.Schedule} {proposal.Period}",
                    new OpenReview(plan, proposal)
                )),
            ]
            : [];

    private async Task<IReadOnlyList<ReviewProposal>> Missing(PlanRow plan, CancellationToken cancellation)
    {
        var schedules = await db.Set<ReviewScheduleRow>()
            .AsNoTracking()
            .Where(row => row.PlanId == plan.Id)
            .Select(row => new
            {
                row.Id,
                row.Code,
                row.Cadence,
                row.DaysAfter,
            })
            .ToListAsync(cancellation);
        if (schedules.Count == 0)
            return [];
        var over = ReviewCalendar.LastDayOver(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(plan.TimeZone));
        var known = (
            await db.Set<ReviewRow>()
                .Where(row => row.PlanId == plan.Id)
                .Select(row => new { row.ScheduleId, row.Period })
                .ToListAsync(cancellation)
        )
            .Select(row => (row.ScheduleId, row.Period))
            .ToHashSet();
        return
        [
            .. schedules
                .SelectMany(schedule =>
                    ReviewCalendar
                        .Due(plan.Calendar, schedule.Cadence, schedule.DaysAfter, over)
                        .Where(period => !known.Contains((schedule.Id, period.ToString())))
                        .Select(period => (schedule.Code, Period: period, plan.Calendar.Days(period).Last))
                )
                .OrderBy(missing => missing.Last)
                .ThenBy(missing => missing.Code, StringComparer.Ordinal)
                .Select(missing => new ReviewProposal { Schedule = Code.Known(missing.Code), Period = missing.Period }),
        ];
    }
}
