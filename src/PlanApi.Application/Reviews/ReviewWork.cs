using System.Runtime.ExceptionServices;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Errors;
using PlanApi.Application.Operations;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Reviews;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Reviews;

/// <summary>
/// Opens the reviews whose time has come: the earliest first, some of them in a round and the rest in the next. One that fails keeps no
/// other from being opened.
/// </summary>
internal sealed class ReviewWork(PlanDb db, PlanFinder plans, TimeProvider clock, UseCaseSender sender) : IPlanWork
{
    /// <summary>How many are opened in a round at most.</summary>
    public const int MostInARound = 20;

    public string Name => "open-reviews";

    public async Task<Failure?> Do(Code plan, CancellationToken cancellation)
    {
        if (await plans.Find(plan, cancellation) is not { Status: not PlanStatus.Closed } row)
            return null;
        var (opened, refused, thrown) = (0, default(Failure), default(ExceptionDispatchInfo));
        foreach (var proposal in await Missing(row, cancellation))
        {
            if (opened == MostInARound)
                break;
            try
            {
                var outcome = await sender.Send(new OpenReview(plan, proposal), cancellation);
                opened += outcome.Failure is null ? 1 : 0;
                refused ??= outcome.Failure;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                thrown ??= ExceptionDispatchInfo.Capture(failure);
            }
        }
        thrown?.Throw();
        return refused;
    }

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
