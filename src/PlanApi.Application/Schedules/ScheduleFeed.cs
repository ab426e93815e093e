using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using PlanApi.Domain;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Schedules;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Schedules;

/// <summary>Writes a schedule as an iCalendar: an event over whole days for each phase, initiative and milestone that has dates.</summary>
internal static class ScheduleFeed
{
    public static string Of(PlanDocument plan, PlanSchedule schedule, string language)
    {
        var parts = ((IEnumerable<PlanPart>)[.. plan.Phases, .. plan.Initiatives, .. plan.Milestones]).ToDictionary(part =>
            (PartKind.Of(part), part.Code)
        );
        var calendar = new Ical.Net.Calendar { ProductId = "-//PlanApi//Schedule//EN" };
        calendar.AddProperty("X-WR-CALNAME", Named(plan.Plan.Names, plan.Plan.Code, language));
        // The same schedule is the same text: the stamp is not the time of the request.
        var stamp = new CalDateTime(new DateTime(plan.Plan.Calendar.Year, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        foreach (var activity in schedule.Activities)
        {
            if (activity is not { Start: { } start, Finish: { } finish } || finish < start)
                continue;
            var (kind, code) = activity.Activity();
            calendar.Events.Add(
                new CalendarEvent
                {
                    Uid = $"{plan.Plan.Code}/{kind.Segment}/{code}",
                    DtStamp = stamp,
                    Summary = Named(((INamed)parts[(kind, code)]).Names, code, language),
                    Start = new CalDateTime(start),
                    End = new CalDateTime(finish.AddDays(1)),
                    Categories = [kind.Noun],
                }
            );
        }
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private static string Named(LocalText names, Code code, string language) => names.Count > 0 ? names.In(language) : code.ToString();
}
