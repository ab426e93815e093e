using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Calendars;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Reviews;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Reviews;

/// <summary>
/// Opens the review of a period that is over, with the state of the plan at its end. The service does this by itself when the time has
/// come. If the period already has its review, the answer is that review.
/// </summary>
public sealed record OpenReview(Code Plan, ReviewProposal Proposal) : Command<Review>, IDurable
{
    public override Permission Permission => Permission.PlanWhole;

    public override Code? AboutPlan => Plan;
}

/// <summary>Which review is to be opened.</summary>
public sealed record ReviewProposal
{
    public required Code Schedule { get; init; }

    /// <summary>A period as long as the schedule's.</summary>
    public required Period Period { get; init; }
}

internal sealed class OpenReviewHandler(
    PlanDb db,
    PlanFinder plans,
    ReviewScheduleStore schedules,
    SnapshotTaker snapshots,
    ReviewStore reviews,
    ChangeRecorder recorder,
    TimeProvider clock
) : IStagingHandler<OpenReview, Review>
{
    private (ReviewSchedule Schedule, long Id, TakenSnapshot Taken)? _staged;

    // Working out the numbers keeps no other writer waiting.
    public async Task<Failure?> Stage(OpenReview request, CancellationToken cancellation)
    {
        _staged = null;
        await using var read = await ReadSnapshot.Begin(db, cancellation);
        if (!(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure))
            return failure;
        var (code, period) = (request.Proposal.Schedule, request.Proposal.Period);
        if (await schedules.Find(plan.Id, code.ToString(), Visibility.Everything, cancellation) is not { } schedule)
            return Invalid.One(FaultCodes.UnknownReference, "/schedule", $"There is no review schedule '{code}'.");
        if (Fault(plan, schedule, period) is { } fault)
            return fault;
        var id = IdOf(schedule);
        if (await Known(plan.Id, id, period).AnyAsync(cancellation))
            return null;
        if (
            !(await snapshots.Take(request.Plan, schedule, plan.Calendar.Days(period).Last, cancellation)).IsSuccess(
                out var taken,
                out failure
            )
        )
            return failure;
        _staged = (schedule, id, taken);
        return null;
    }

    public async Task<Outcome<Review>> Handle(OpenReview request, CancellationToken cancellation)
    {
        var (plan, period) = (recorder.Plan!, request.Proposal.Period);
        if (await schedules.Find(plan.Id, request.Proposal.Schedule.ToString(), Visibility.Everything, cancellation) is not { } schedule)
            return Invalid.One(FaultCodes.UnknownReference, "/schedule", $"There is no review schedule '{request.Proposal.Schedule}'.");
        var id = IdOf(schedule);
        if (await Known(plan.Id, id, period).FirstOrDefaultAsync(cancellation) is { } known)
            return await reviews.Show(known, cancellation);
        if (_staged is not { } staged || staged.Id != id || staged.Schedule.Version != schedule.Version)
            return new NotAllowedNow("The review schedule has changed meanwhile; try again.");
        var (from, to) = plan.Calendar.Days(period);
        var looksAt = await db.Set<ReviewScheduleRow>()
            .Where(row => row.PlanId == plan.Id && row.Id == id)
            .Select(row => new { row.ScopeId, row.ObjectiveId })
            .FirstAsync(cancellation);
        var snapshot = staged.Taken.Snapshot;
        var by = reviews.Step(null);
        return await reviews.Add(
            new ReviewRow
            {
                PlanId = plan.Id,
                Number = plan.NextId++,
                Version = recorder.Version,
                ScheduleId = id,
                Schedule = schedule.Code.ToString(),
                Names = schedule.Names,
                Kind = schedule.Kind,
                Cadence = schedule.Cadence,
                Period = period.ToString(),
                From = from,
                To = to,
                Owner = schedule.Owner?.ToString(),
                State = ReviewState.Open,
                OpenedAt = by.At.UtcTicks,
                OpenedBy = by.By,
                Questions = schedule.Questions,
                Content = new ReviewContent(),
                Actions = [],
                Score = snapshot.Score?.Score,
                Light = snapshot.Score?.Light ?? Light.Undefined,
                Snapshot = snapshot,
                ScopeId = looksAt.ScopeId,
                ObjectiveId = looksAt.ObjectiveId,
                IsScoreWithin = staged.Taken.IsScoreWithin,
            },
            cancellation
        );
    }

    private static long IdOf(ReviewSchedule schedule) =>
        NodeId.TryParse(schedule.Id!, out _, out _, out var id)
            ? id
            : throw new InvalidOperationException($"{schedule.Code} has no node id.");

    private Failure? Fault(PlanRow plan, ReviewSchedule schedule, Period period)
    {
        if (period.Grain != schedule.Cadence)
            return Invalid.One(
                FaultCodes.NotAllowed,
                "/period",
                $"The reviews of '{schedule.Code}' are by the {CamelCase.Of(schedule.Cadence)}; {period} is no such period."
            );
        if (CalendarFaults.Of(plan.Calendar, period, "/period").ToList() is { Count: > 0 } faults)
            return new Invalid(faults);
        if (plan.Status == PlanStatus.Closed)
            return new NotAllowedNow("The plan is closed: nothing more is reviewed.");
        var last = plan.Calendar.Days(period).Last;
        return last > ReviewCalendar.LastDayOver(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(plan.TimeZone))
            ? Invalid.One(
                FaultCodes.OutOfRange,
                "/period",
                $"{period} lasts until the end of {last:yyyy-MM-dd}; it can be reviewed from then on."
            )
            : null;
    }

    private IQueryable<ReviewRow> Known(long planId, long scheduleId, Period period)
    {
        var text = period.ToString();
        return db.Set<ReviewRow>().AsNoTracking().Where(row => row.PlanId == planId && row.ScheduleId == scheduleId && row.Period == text);
    }
}
