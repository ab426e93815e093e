using PlanApi.Domain.Calendars;

namespace PlanApi.Domain.Pace;

/// <summary>Some days, both ends included: a period, or its part up to a day.</summary>
public readonly record struct DaySpan(DateOnly First, DateOnly Last)
{
    public int Length => Last.DayNumber - First.DayNumber + 1;

    /// <summary>
    /// The longest periods of the calendar that make up these days, in order: whole years, half-years, quarters and months, then days; or
    /// the one week, if the days are a week.
    /// </summary>
    /// <param name="calendar">The plan's calendar.</param>
    /// <param name="byWeeks">Whether something is stored for weeks, so that weeks, and their parts in a month, come before days.</param>
    public IReadOnlyList<Period> Periods(Calendar calendar, bool byWeeks = false)
    {
        if (Length == 7 && calendar.PeriodOf(Grain.Week, First) is var week && calendar.Days(week) == (First, Last))
            return [week];
        var periods = new List<Period>();
        for (var day = First; day <= Last; )
        {
            var period = Longest(calendar, day, byWeeks);
            periods.Add(period);
            day = calendar.Days(period).Last.AddDays(1);
        }
        return periods;
    }

    private Period Longest(Calendar calendar, DateOnly day, bool byWeeks)
    {
        foreach (var grain in (Grain[])[Grain.Year, Grain.HalfYear, Grain.Quarter, Grain.Month])
        {
            if (calendar.PeriodOf(grain, day) is var period && Fits(calendar, period, day))
                return period;
        }
        if (!byWeeks)
            return Period.OfDay(day);
        var week = calendar.PeriodOf(Grain.Week, day);
        foreach (var part in calendar.PartsOf(week).DefaultIfEmpty(week))
        {
            if (Fits(calendar, part, day))
                return part;
        }
        return Period.OfDay(day);
    }

    private bool Fits(Calendar calendar, Period period, DateOnly day) =>
        calendar.Days(period) is var (first, last) && first == day && last <= Last;
}
