using PlanApi.Domain.Calendars;
using PlanApi.Domain.Pace;

namespace PlanApi.Domain.Lights;

/// <summary>Whether a number is known well enough to be judged, and up to which day.</summary>
/// <param name="Light">NoData or Stale if it is not known well enough; null if it is.</param>
/// <param name="MeasuredTo">The day at which actual and expected are compared; null without any actual in the period.</param>
public readonly record struct Freshness(Light? Light, DateOnly? MeasuredTo)
{
    /// <summary>
    /// Reports are expected for every day, week, month or quarter. The last report period that ended before the given day is due. A number
    /// is stale until there is an actual in that period or after it. Due periods count as complete: days without an entry count as nothing
    /// reached. Later periods are measured only up to the latest actual, so that a report that has not come yet changes no light. The same
    /// holds for a quotient, whose two parts must both be known.
    /// </summary>
    /// <param name="calendar">The plan's calendar.</param>
    /// <param name="every">How often an actual is expected.</param>
    /// <param name="period">The days of the target's period.</param>
    /// <param name="asked">The day asked.</param>
    /// <param name="latest">The last day of the latest actual that ends by then.</param>
    /// <param name="isQuotient">Whether the number is a quotient of two indicators.</param>
    public static Freshness Of(Calendar calendar, Grain every, DaySpan period, DateOnly asked, DateOnly? latest, bool isQuotient = false)
    {
        if (latest is not { } known)
            return new Freshness(Lights.Light.NoData, null);
        var due = calendar.Days(calendar.PeriodOf(every, asked)).First.AddDays(-1);
        if (due > period.Last)
            due = period.Last;
        var isDue = due >= period.First;
        var report = calendar.Days(calendar.PeriodOf(every, due)).First;
        if (isDue && known < report)
            return new Freshness(Lights.Light.Stale, known < period.First ? null : known);
        return known < period.First
            ? new Freshness(Lights.Light.NoData, null)
            : new Freshness(null, isDue && due > known && !isQuotient ? due : known);
    }
}
