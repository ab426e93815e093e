using PlanApi.Domain.Calendars;

namespace PlanApi.Domain.Pace;

/// <summary>Some days, both ends included: a period as far as it has gone.</summary>
public readonly record struct DaySpan(DateOnly First, DateOnly Last)
{
    public int Length => Last.DayNumber - First.DayNumber + 1;

    /// <summary>The longest periods of the calendar that make it up, in order: whole years, quarters and months, then days; or the one week that it is.</summary>
    public IReadOnlyList<Period> Periods(Calendar calendar)
    {
        if (Length == 7 && calendar.PeriodOf(Grain.Week, First) is var week && calendar.Days(week) == (First, Last))
            return [week];
        var periods = new List<Period>();
        for (var day = First; day <= Last;)
        {
            var period = Longest(calendar, day);
            periods.Add(period);
            day = calendar.Days(period).Last.AddDays(1);
        }
        return periods;
    }

    private Period Longest(Calendar calendar, DateOnly day)
    {
        foreach (var grain in (Grain[])[Grain.Year, Grain.Quarter, Grain.Month])
        {
            var period = calendar.PeriodOf(grain, day);
            var (first, last) = calendar.Days(period);
            if (first == day && last <= Last)
                return period;
        }
        return Period.OfDay(day);
    }
}
