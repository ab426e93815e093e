namespace PlanApi.Domain.Calendars;

/// <summary>
/// A year of 52 or 53 whole weeks, with months of whole weeks: the retail calendar, 4-4-5 and similar ones. It begins on the same day of
/// the week every year, near the usual beginning of the year. (United States, 26 CFR 1.441-2: the 52-53-week taxable year; National
/// Retail Federation: the 4-5-4 calendar.)
/// </summary>
public sealed record WeekYear
{
    private const int WeeksInQuarter = 13;

    /// <summary>How many weeks the three months of a quarter have; or thirteen months of four.</summary>
    public required WeekPattern Pattern { get; init; }

    /// <summary>The weekday on which the year, and each of its quarters and months, begins.</summary>
    public required DayOfWeek FirstDay { get; init; }

    /// <summary>Which of these weekdays begins the year, relative to the first day of the calendar's <c>firstMonth</c>.</summary>
    public WeekYearStart Begins { get; init; }

    /// <summary>The month (as in a period's text) that has an extra week in a year of 53; the year's last month when absent.</summary>
    public int? ExtraWeekMonth { get; init; }

    /// <summary>The first day of the year, if a year without whole weeks would begin on the given date.</summary>
    internal DateOnly StartNear(DateOnly date)
    {
        var latest = Begins == WeekYearStart.Nearest ? date.AddDays(3) : date;
        return latest.AddDays(-(((int)latest.DayOfWeek - (int)FirstDay + 7) % 7));
    }

    /// <summary>How many weeks of the year lie before a month.</summary>
    /// <param name="month">The month's place in the year, from 0; one after the last for all weeks.</param>
    /// <param name="extraMonth">The place of the month that has one week more; one after the last in a year of 52 weeks.</param>
    internal int WeeksBefore(int month, int extraMonth) =>
        (month > extraMonth ? 1 : 0)
        + (
            Pattern == WeekPattern.ThirteenFours
                ? month * 4
                : (month / 3 * WeeksInQuarter)
                    + (month % 3, Pattern) switch
                    {
                        (0, _) => 0,
                        (1, WeekPattern.FiveFourFour) => 5,
                        (1, _) => 4,
                        (_, WeekPattern.FourFourFive) => 8,
                        _ => 9,
                    }
        );
}

/// <summary>
/// How many weeks the first, second and third month of a quarter have; or thirteen months of four weeks, named 01 to 13 from the year's
/// first, with four of them in the last quarter.
/// </summary>
public enum WeekPattern
{
    FourFourFive,
    FourFiveFour,
    FiveFourFour,
    ThirteenFours,
}

/// <summary>On which of the days a year of weeks begins.</summary>
public enum WeekYearStart
{
    /// <summary>The one nearest to the date: at most three days before or after it.</summary>
    Nearest,

    /// <summary>The last one that does not come after the date: at most six days before it.</summary>
    LastBefore,
}

/// <summary>The calendar year after which a fiscal year is named, if it does not begin in January.</summary>
public enum YearName
{
    End,
    Start,
}
