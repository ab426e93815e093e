using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.Schedules;
using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Duties;

/// <summary>
/// What parties owe as an iCalendar feed (RFC 5545): an event for each duty that is due some time, since calendar programs show events of
/// feeds and leave to-dos out; in English (en) or Chinese (zh).
/// </summary>
public sealed record GetDutyCalendar(Code Plan, DutyFilter Filter, string Language = "en") : Query<CalendarFeed>, IDependsOnMore
{
    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

internal sealed class GetDutyCalendarHandler(PlanDb db, PlanFinder plans, DutyFinder duties) : IHandler<GetDutyCalendar, CalendarFeed>
{
    public async Task<Outcome<CalendarFeed>> Handle(GetDutyCalendar request, CancellationToken cancellation)
    {
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        if (!(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure))
            return failure;
        var calendar = new Ical.Net.Calendar { ProductId = "-//PlanApi//Duties//EN" };
        calendar.AddProperty("X-WR-CALNAME", plan.Names.In(request.Language, plan.Code));
        // The same duties are the same text: the stamp is not the time of the request.
        var stamp = new CalDateTime(new DateTime(plan.Calendar.Year, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        foreach (var duty in await duties.Of(plan, request.Filter, cancellation))
        {
            if (duty.DueAt is { } due)
                calendar.Events.Add(Event(plan, duty, due, stamp, request.Language));
        }
        return new CalendarFeed(new CalendarSerializer().SerializeToString(calendar)!);
    }

    private static CalendarEvent Event(PlanRow plan, Duty duty, DateTimeOffset due, CalDateTime stamp, string language)
    {
        // What is due by the end of a day is an event of that day.
        var day = PlanDay.Of(due.AddTicks(-1), plan.TimeZone);
        var isDay = PlanDay.EndOf(day, plan.TimeZone) == due;
        return new CalendarEvent
        {
            Uid = $"{duty.Plan}/duties/{duty.Key}",
            DtStamp = stamp,
            Summary = duty.Sentence.In(language),
            Start = isDay ? new CalDateTime(day) : new CalDateTime(due.UtcDateTime.AddMinutes(-30)),
            End = isDay ? new CalDateTime(day.AddDays(1)) : new CalDateTime(due.UtcDateTime),
            Categories = [CamelCase.Of(duty.Kind)],
        };
    }
}
