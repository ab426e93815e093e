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
            Year = year, ReferenceFrom = year - random.Next(4), ReferenceTo = year + random.Next(4), FirstMonth = random.Next(1, 13),
            NamedAfter = (YearName)random.Next(2),
            Weeks = new WeekYear
            {
                Pattern = (WeekPattern)random.Next(3), FirstDay = (DayOfWeek)random.Next(7), Begins = (WeekYearStart)random.Next(2),
                ExtraWeekMonth = random.Next(2) == 0 ? null : random.Next(1, 13),
            },
        };
    }

    /// <summary>The first day of a fiscal year: of all days near the date, the one that the calendar's words mean.</summary>
    public static DateOnly FirstDay(Calendar calendar, int year)
    {
        var date = new DateOnly(calendar.FirstMonth > 1 && calendar.NamedAfter == YearName.End ? year - 1 : year, calendar.FirstMonth, 1);
        var near = Enumerable.Range(-6, 13).Select(date.AddDays).Where(day => day.DayOfWeek == calendar.Weeks!.FirstDay);
        return calendar.Weeks!.Begins == WeekYearStart.Nearest
            ? near.MinBy(day => Math.Abs(day.DayNumber - date.DayNumber))
            : near.Last(day => day <= date);
    }

    /// <summary>The weeks of the twelve months of a fiscal year.</summary>
    public static int[] MonthWeeks(Calendar calendar, int year)
    {
        int[] quarter = calendar.Weeks!.Pattern switch { WeekPattern.FourFourFive => [4, 4, 5], WeekPattern.FourFiveFour => [4, 5, 4], _ => [5, 4, 4] };
        int[] weeks = [.. quarter, .. quarter, .. quarter, .. quarter];
        if (FirstDay(calendar, year + 1) == FirstDay(calendar, year).AddDays(53 * 7))
            weeks[Array.IndexOf(Numbers(calendar), calendar.Weeks.ExtraWeekMonth ?? Numbers(calendar)[11])]++;
        return weeks;
    }

    /// <summary>The numbers of the months in the order of the year.</summary>
    public static int[] Numbers(Calendar calendar) => [.. Enumerable.Range(calendar.FirstMonth, 12).Select(month => month > 12 ? month - 12 : month)];
}
