using System.Globalization;

namespace PlanApi.Domain.Calendars;

/// <summary>
/// The plan's calendar: fiscal years that begin on the first day of a month, or are of whole weeks, and the years that may be referred to.
/// Fiscal year Y begins in calendar year Y when <see cref="FirstMonth"/> is 1, and is named after the year in which it ends otherwise,
/// unless <see cref="NamedAfter"/> says so. A month is named after the calendar month whose place it takes: <c>2024-02</c> is fiscal February.
/// </summary>
public sealed record Calendar
{
    /// <summary>The plan's fiscal year.</summary>
    public required int Year { get; init; }

    /// <summary>The month (1 to 12) with which the fiscal year begins.</summary>
    public int FirstMonth { get; init; } = 1;

    /// <summary>Whether a fiscal year that does not begin with January is named after the year in which it ends or starts.</summary>
    public YearName NamedAfter { get; init; }

    /// <summary>The year in whole weeks, 4-4-5 or alike; the calendar's own months when absent.</summary>
    public WeekYear? Weeks { get; init; }

    /// <summary>The first and last years that cells and targets may refer to; the fiscal year when absent.</summary>
    public int? ReferenceFrom { get; init; }

    public int? ReferenceTo { get; init; }

    // By how much the fiscal year's name is ahead of the calendar year in which it begins.
    private int NameLead => FirstMonth > 1 && NamedAfter == YearName.End ? 1 : 0;

    /// <summary>Whether the plan may refer to the period. A week belongs to the year that holds its Thursday, as in ISO 8601.</summary>
    public bool Holds(Period period)
    {
        var first = Days(period).First;
        var year = PeriodOf(Grain.Year, period.Grain == Grain.Week ? first.AddDays(3) : first).Year;
        return year >= (ReferenceFrom ?? Year) && year <= (ReferenceTo ?? Year);
    }

    /// <summary>The first day and the last day of the period.</summary>
    public (DateOnly First, DateOnly Last) Days(Period period)
    {
        switch (period.Grain)
        {
            case Grain.Year:
                return Between(period.Year, 0, 12);
            case Grain.Quarter:
                return Between(period.Year, (period.Number - 1) * 3, period.Number * 3);
            case Grain.Month:
                var month = (period.Number - FirstMonth + 12) % 12;
                return Between(period.Year + NameLead - (period.Number < FirstMonth ? 1 : 0), month, month + 1);
            case Grain.Week:
                var monday = DateOnly.FromDateTime(ISOWeek.ToDateTime(period.Year, period.Number, DayOfWeek.Monday));
                return (monday, monday.AddDays(6));
            default:
                var day = DayOf(period);
                return (day, day);
        }
    }

    /// <summary>How many days the period has.</summary>
    public int LengthOf(Period period)
    {
        var (first, last) = Days(period);
        return last.DayNumber - first.DayNumber + 1;
    }

    /// <summary>The periods of a grain whose first day lies in the given days, in order.</summary>
    public IEnumerable<Period> Periods(Grain grain, DateOnly first, DateOnly last)
    {
        var period = PeriodOf(grain, first);
        if (Days(period).First < first)
            period = After(period);
        for (; Days(period).First <= last; period = After(period))
            yield return period;
    }

    /// <summary>The period of the grain that holds the day.</summary>
    public Period PeriodOf(Grain grain, DateOnly day)
    {
        switch (grain)
        {
            case Grain.Week:
                var time = day.ToDateTime(TimeOnly.MinValue);
                return Period.OfWeek(ISOWeek.GetYear(time), ISOWeek.GetWeekOfYear(time));
            case Grain.Day:
                return Period.OfDay(day);
        }
        var year = day.Year + NameLead - (day.Month < FirstMonth ? 1 : 0);
        if (Weeks is not null)
            year += day < YearStart(year) ? -1 : day >= YearStart(year + 1) ? 1 : 0;
        if (grain == Grain.Year)
            return Period.OfYear(year);
        var month = MonthAt(year, day);
        if (grain == Grain.Quarter)
            return Period.OfQuarter(year, (month / 3) + 1);
        var (years, number) = int.DivRem(FirstMonth - 1 + month, 12);
        return Period.OfMonth(year - NameLead + years, number + 1);
    }

    /// <summary>Whether every day of the inner period lies in the outer one.</summary>
    public bool Contains(Period outer, Period inner)
    {
        var (outerFirst, outerLast) = Days(outer);
        var (innerFirst, innerLast) = Days(inner);
        return innerFirst >= outerFirst && innerLast <= outerLast;
    }

    /// <summary>The period of the same length that ends where this one begins; itself at the end of what can be written.</summary>
    public Period Before(Period period)
    {
        if (period.Grain == Grain.Year)
            return Period.OfYear(Math.Max(period.Year - 1, Period.MinYear));
        var first = Days(period).First;
        return first.Year <= Period.MinYear ? period : PeriodOf(period.Grain, first.AddDays(-1));
    }

    /// <summary>
    /// The same period some years earlier. Where that year has no such period: the 52nd week for a 53rd, 28 February for a 29th. In years
    /// of weeks a day is the same day of the same week of the fiscal year, and one of the 53rd week is that of the 52nd.
    /// </summary>
    public Period YearBefore(Period period, int years = 1)
    {
        var year = Math.Max(period.Year - years, Period.MinYear);
        return period.Grain switch
        {
            Grain.Year => Period.OfYear(year),
            Grain.Quarter => Period.OfQuarter(year, period.Number),
            Grain.Month => Period.OfMonth(year, period.Number),
            Grain.Week => Period.OfWeek(year, Math.Min(period.Number, ISOWeek.GetWeeksInYear(year))),
            _ when Weeks is not null => SameWeekDay(DayOf(period), years),
            _ => Period.OfDay(new DateOnly(year, period.Number, Math.Min(period.Day, DateTime.DaysInMonth(year, period.Number)))),
        };
    }

    /// <summary>What a growth of the period is measured against; null where its base has another length than the period.</summary>
    public Period? BaseOf(Period period, GrowthBase against)
    {
        if (against.Period is { } named)
            return named;
        if (against.ToString() == GrowthBase.YearBefore)
            return YearBefore(period);
        var grain = against.ToString() switch
        {
            GrowthBase.PreviousYear => Grain.Year,
            GrowthBase.PreviousQuarter => Grain.Quarter,
            GrowthBase.PreviousMonth => Grain.Month,
            _ => Grain.Week,
        };
        return grain == period.Grain ? Before(period) : null;
    }

    private Period After(Period period) => PeriodOf(period.Grain, Days(period).Last.AddDays(1));

    private Period SameWeekDay(DateOnly day, int years)
    {
        var year = PeriodOf(Grain.Year, day).Year;
        var (first, last) = Days(Period.OfYear(Math.Max(year - years, Period.MinYear)));
        var same = first.AddDays(day.DayNumber - YearStart(year).DayNumber);
        return Period.OfDay(same > last ? same.AddDays(-7) : same);
    }

    // From a month's first day to the day before another's, by their places in the fiscal year: 0 to 11, and 12 for the next year's first.
    private (DateOnly First, DateOnly Last) Between(int year, int month, int next)
    {
        var start = YearStart(year);
        if (Weeks is null)
            return (start.AddMonths(month), start.AddMonths(next).AddDays(-1));
        var extra = ExtraMonth(year);
        return (start.AddDays(Weeks.WeeksBefore(month, extra) * 7), start.AddDays((Weeks.WeeksBefore(next, extra) * 7) - 1));
    }

    // The place in the fiscal year of the month that holds one of its days.
    private int MonthAt(int year, DateOnly day)
    {
        if (Weeks is null)
            return (day.Month - FirstMonth + 12) % 12;
        var (week, extra, month) = ((day.DayNumber - YearStart(year).DayNumber) / 7, ExtraMonth(year), 0);
        while (week >= Weeks.WeeksBefore(month + 1, extra))
            month++;
        return month;
    }

    // The place in the fiscal year of the month that has one week more; 12 where none has.
    private int ExtraMonth(int year) => YearStart(year + 1).DayNumber - YearStart(year).DayNumber == 364
        ? 12
        : Weeks!.ExtraWeekMonth is { } month ? (month - FirstMonth + 12) % 12 : 11;

    private DateOnly YearStart(int year)
    {
        var date = new DateOnly(year - NameLead, FirstMonth, 1);
        return Weeks?.StartNear(date) ?? date;
    }

    private static DateOnly DayOf(Period period) => new(period.Year, period.Number, period.Day);
}
