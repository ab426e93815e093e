namespace PlanApi.Domain.Calendars;

/// <summary>
/// A year of 52 or 53 whole weeks, whose months are of whole weeks too: the retail calendar, 4-4-5 and its like. It begins on the same day
/// of the week every year, near the date on which the year would begin otherwise. (United States, 26 CFR 1.441-2: the 52-53-week taxable
/// year; National Retail Federation: the 4-5-4 calendar.)
/// </summary>
public sealed record WeekYear
{
    private const int WeeksInQuarter = 13;

    /// <summary>How many weeks the three months of a quarter have.</summary>
    public required WeekPattern Pattern { get; init; }

    /// <summary>The day of the week with which the year, and each of its quarters and months, begins.</summary>
    public required DayOfWeek FirstDay { get; init; }

    /// <summary>Which of these days it is, seen from the first day of the calendar's <c>firstMonth</c>.</summary>
    public WeekYearStart Begins { get; init; }

    /// <summary>The month (1 to 12, as in a period's text) that has one week more in a year of 53; the year's last month when absent.</summary>
    public int? ExtraWeekMonth { get; init; }

    /// <summary>The day on which the year begins that would otherwise begin on the given date.</summary>
    internal DateOnly StartNear(DateOnly date)
    {
        var latest = Begins == WeekYearStart.Nearest ? date.AddDays(3) : date;
        return latest.AddDays(-(((int)latest.DayOfWeek - (int)FirstDay + 7) % 7));
    }

    /// <summary>How many weeks of the year lie before a month.</summary>
    /// <param name="month">The month's place in the year, 0 to 11; 12 for all weeks.</param>
    /// <param name="extraMonth">The place of the month that has one week more; 12 in a year of 52 weeks.</param>
    internal int WeeksBefore(int month, int extraMonth) => (month / 3 * WeeksInQuarter) + (month > extraMonth ? 1 : 0) + (month % 3, Pattern) switch
    {
        (0, _) => 0,
        (1, WeekPattern.FiveFourFour) => 5,
        (1, _) => 4,
        (_, WeekPattern.FourFourFive) => 8,
        _ => 9,
    };
}

/// <summary>How many weeks the first, second and third month of a quarter have.</summary>
public enum WeekPattern
{
    FourFourFive,
    FourFiveFour,
    FiveFourFour,
}

/// <summary>On which of the days a year of weeks begins.</summary>
public enum WeekYearStart
{
    /// <summary>On the one nearest to the date: at most three days before or after it.</summary>
    Nearest,

    /// <summary>On the last one that does not come after the date: at most six days before it.</summary>
    LastBefore,
}

/// <summary>After which calendar year a fiscal year is named that does not begin with January.</summary>
public enum YearName
{
    End,
    Start,
}
