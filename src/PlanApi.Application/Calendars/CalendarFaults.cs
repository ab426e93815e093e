using PlanApi.Application.Errors;
using PlanApi.Domain.Calendars;

namespace PlanApi.Application.Calendars;

internal static class CalendarFaults
{
    /// <summary>A fault where the calendar does not hold the period.</summary>
    public static IEnumerable<Fault> Of(Calendar calendar, Period? period, string pointer)
    {
        if (period is { } known && !calendar.Holds(known))
        {
            yield return new Fault(
                "period-outside-calendar",
                pointer,
                $"The plan's calendar holds {calendar.ReferenceFrom ?? calendar.Year} to {calendar.ReferenceTo ?? calendar.Year}, "
                    + $"not {known}; choose another period or widen the calendar's reference years."
            );
        }
    }
}
