using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Schedules;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Schedules;

/// <summary>The plan's schedule as an iCalendar feed (RFC 5545), for calendar programs; in English (en) or Chinese (zh).</summary>
public sealed record GetScheduleCalendar(Code Plan, string Language = "en") : Query<CalendarFeed>
{
    public override Permission Permission => Permission.Read;

    public override Code? AboutPlan => Plan;
}

/// <summary>A calendar for other programs.</summary>
/// <param name="Text">The calendar in the format iCalendar.</param>
public sealed record CalendarFeed(string Text);

internal sealed class GetScheduleCalendarHandler(PlanDb db, PlanFinder plans, ScheduleReader reader, VisibilityFinder visibility)
    : IHandler<GetScheduleCalendar, CalendarFeed>
{
    public async Task<Outcome<CalendarFeed>> Handle(GetScheduleCalendar request, CancellationToken cancellation)
    {
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        if (!(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure))
            return failure;
        var document = await reader.Read(plan, await visibility.For(plan, cancellation), cancellation);
        return ScheduleReader.Schedule(document).IsSuccess(out var schedule, out failure)
            ? new CalendarFeed(ScheduleFeed.Of(document, schedule, request.Language))
            : failure;
    }
}
