using PlanApi.Domain.Calendars;

namespace PlanApi.UnitTests.Calendars;

/// <summary>Random calendars, and the days of their years of weeks counted one by one.</summary>
internal static class RandomCalendar
{
    public static Calendar Weeks(Random random)
    {
        var year = random.Next(1950, 2150);
        return new Calendar
        {
            Year = year,
            ReferenceFrom = year - random.Next(4),
            ReferenceTo = year + random.Next(4),
            FirstMonth = random.Next(1, 13),
            FirstDay = random.Next(2) == 0 ? 1 : random.Next(1, 29),
            NamedAfter = (YearName)random.Next(2),
            Weeks = new WeekYear
            {
                Pattern = (WeekPattern)random.Next(4),
                FirstDay = (DayOfWeek)random.Next(7),
                Begins = (WeekYearStart)random.Next(2),
                ExtraWeekMonth = random.Next(2) == 0 ? null : random.Next(1, 13),
            },
        };
    }

    /// <summary>The first day of a fiscal year: of all days near the date, the one that the calendar's words mean.</summary>
    public static DateOnly FirstDay(Calendar calendar, int year)
    {
        var isAhead = (calendar.FirstMonth > 1 || calendar.FirstDay > 1) && calendar.NamedAfter == YearName.End;
        var date = new DateOnly(isAhead ? year - 1 : year, calendar.FirstMonth, calendar.FirstDay);
        var near = Enumerable.Range(-6, 13).Select(date.AddDays).Where(day => day.DayOfWeek == calendar.Weeks!.FirstDay);
        return calendar.Weeks!.Begins == WeekYearStart.Nearest
            ? near.MinBy(day => Math.Abs(day.DayNumber - date.DayNumber))
            : near.Last(day => day <= date);
    }

    /// <summary>The same calendar by months.</summary>
    public static Calendar Months(Random random) => Weeks(random) with { Weeks = null };

    /// <summary>The weeks of the months of a fiscal year.</summary>
    public static int[] MonthWeeks(Calendar calendar, int year)
    {
        int[] quarter = calendar.Weeks!.Pattern switch
        {
            WeekPattern.FourFourFive => [4, 4, 5],
            WeekPattern.FourFiveFour => [4, 5, 4],
            _ => [5, 4, 4],
        };
        int[] weeks =
            calendar.Weeks.Pattern == WeekPattern.ThirteenFours
                ? [.. Enumerable.Repeat(4, 13)]
                : [.. quarter, .. quarter, .. quarter, .. quarter];
        if (FirstDay(calendar, year + 1) == FirstDay(calendar, year).AddDays(53 * 7))
            weeks[Array.IndexOf(Numbers(calendar), calendar.Weeks.ExtraWeekMonth ?? Numbers(calendar)[^1])]++;
        return weeks;
    }

    /// <summary>The numbers of the months in the order of the year.</summary>
    public static int[] Numbers(Calendar calendar) =>
        calendar.Weeks?.Pattern == WeekPattern.ThirteenFours
            ? [.. Enumerable.Range(1, 13)]
            : [.. Enumerable.Range(calendar.FirstMonth, 12).Select(month => month > 12 ? month - 12 : month)];
}
