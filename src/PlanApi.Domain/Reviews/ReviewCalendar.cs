using PlanApi.Domain.Calendars;

namespace PlanApi.Domain.Reviews;

/// <summary>The periods that should be reviewed by now.</summary>
public static class ReviewCalendar
{
    /// <summary>
    /// After a long pause, this many of the latest days are reviewed one by one; for longer periods, all of the plan's year.
    /// </summary>
    public const int MostDays = 31;

    /// <summary>
    /// The last day that has certainly ended in a time zone. If the clock is put back over midnight, the day ends only when it does not
    /// come again. If midnight or a whole day is left out, the day before ends as soon as the clock shows a later one.
    /// </summary>
    public static DateOnly LastDayOver(DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone);
        // The first of two times that the clock shows it, and the second before midnight is shown twice as well. (.NET keeps changes to the
        // millisecond, and puts some a millisecond early.)
        var comesAgain =
            zone.IsAmbiguousTime(local)
            && local.Offset != zone.GetAmbiguousTimeOffsets(local).Min()
            && zone.IsAmbiguousTime(local.Date.AddSeconds(-1));
        return DateOnly.FromDateTime(local.Date).AddDays(comesAgain ? -2 : -1);
    }

    /// <summary>
    /// The periods of the plan's year that ended at least this many days ago, in order; for weeks, each that shares a day with the year.
    /// </summary>
    /// <param name="calendar">The plan's.</param>
    /// <param name="cadence">How long a period is.</param>
    /// <param name="daysAfter">How many days must have passed since the period's last day.</param>
    /// <param name="lastOver">The last day that is over.</param>
    public static IEnumerable<Period> Due(Calendar calendar, Grain cadence, int daysAfter, DateOnly lastOver)
    {
        var (first, last) = calendar.Days(Period.OfYear(calendar.Year));
        var until = lastOver.AddDays(-daysAfter);
        last = until < last ? until : last;
        if (cadence == Grain.Day && last.AddDays(1 - MostDays) is var recent && recent > first)
            first = recent;
        return calendar.Periods(cadence, first, last).TakeWhile(period => calendar.Days(period).Last <= until);
    }
}
