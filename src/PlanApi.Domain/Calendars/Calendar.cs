using System.Globalization;

namespace PlanApi.Domain.Calendars;

/// <summary>
/// The plan's calendar: fiscal years that begin on a day of a month, or consist of whole weeks, and the years that may be referred to. A
/// fiscal year that begins on 1 January has the number of that calendar year. Any other has the number of the year in which it ends,
/// unless <see cref="NamedAfter"/> says otherwise. A month is named after the calendar month whose place it takes: <c>2024-02</c> is
/// fiscal February.
/// </summary>
public sealed partial record Calendar
{
    /// <summary>The most years that a plan may refer to.</summary>
    public const int MaxYears = 100;

    /// <summary>The plan's fiscal year.</summary>
    public required int Year { get; init; }

    /// <summary>The month (1 to 12) in which the fiscal year begins.</summary>
    public int FirstMonth { get; init; } = 1;

    /// <summary>The day (1 to 28) of that month on which the fiscal year, and each of its months, begins.</summary>
    public int FirstDay { get; init; } = 1;

    /// <summary>Whether a fiscal year that does not begin on 1 January is named after the year in which it ends or starts.</summary>
    public YearName NamedAfter { get; init; }

    /// <summary>The year in whole weeks, 4-4-5 or similar; the calendar's own months when absent.</summary>
    public WeekYear? Weeks { get; init; }

    /// <summary>The first and last years that cells and targets may refer to; the fiscal year when absent.</summary>
    public int? ReferenceFrom { get; init; }

    public int? ReferenceTo { get; init; }

    // By how much the fiscal year's name is ahead of the calendar year in which it begins.
    private int NameLead => (FirstMonth > 1 || FirstDay > 1) && NamedAfter == YearName.End ? 1 : 0;

    private int MonthsInYear => Weeks?.Pattern == WeekPattern.ThirteenFours ? 13 : 12;

    /// <summary>The first day and the last day of the period.</summary>
    public (DateOnly First, DateOnly Last) Days(Period period)
    {
        switch (period.Grain)
        {
            case Grain.Year:
                return Between(period.Year, 0, MonthsInYear);
            case Grain.HalfYear:
                return Between(period.Year, (period.Number - 1) * 6, period.Number == 1 ? 6 : MonthsInYear);
            case Grain.Quarter:
                return Between(period.Year, (period.Number - 1) * 3, period.Number == 4 ? MonthsInYear : period.Number * 3);
            case Grain.Month when MonthsInYear > 12:
                return Between(period.Year, period.Number - 1, period.Number);
            case Grain.Month:
                var month = (period.Number - FirstMonth + 12) % 12;
                return Between(period.Year + NameLead - (period.Number < FirstMonth ? 1 : 0), month, month + 1);
            case Grain.Week:
                return WeekDays(period);
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

    /// <summary>The period of the grain that contains the day.</summary>
    public Period PeriodOf(Grain grain, DateOnly day)
    {
        switch (grain)
        {
            case Grain.Week when Weeks is null:
                var time = day.ToDateTime(TimeOnly.MinValue);
                return Period.OfWeek(ISOWeek.GetYear(time), ISOWeek.GetWeekOfYear(time));
            case Grain.Day:
                return Period.OfDay(day);
        }
        var year = YearOf(day);
        if (grain == Grain.Year)
            return Period.OfYear(year);
        if (grain == Grain.Week)
            return Period.OfWeek(year, ((day.DayNumber - YearStart(year).DayNumber) / 7) + 1);
        var month = MonthAt(year, day);
        if (grain == Grain.HalfYear)
            return Period.OfHalfYear(year, month < 6 ? 1 : 2);
        if (grain == Grain.Quarter)
            return Period.OfQuarter(year, Math.Min((month / 3) + 1, 4));
        if (MonthsInYear > 12)
            return Period.OfMonth(year, month + 1);
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

    /// <summary>
    /// The period of the same length that ends where this one begins. For the first period that can be written, the period itself.
    /// </summary>
    public Period Before(Period period)
    {
        if (period.Grain == Grain.Year)
            return Period.OfYear(Math.Max(period.Year - 1, Period.MinYear));
        var first = Days(period).First;
        return first.Year <= Period.MinYear ? period : PeriodOf(period.Grain, first.AddDays(-1));
    }

    /// <summary>
    /// The same period some years earlier. If that year has no such period: the 52nd week for a 53rd, 28 February for 29 February. In
    /// years of weeks, a day becomes the same day of the same week of the fiscal year, and a day of the 53rd week the same day of the
    /// 52nd.
    /// </summary>
    public Period YearBefore(Period period, int years = 1)
    {
        var year = Math.Max(period.Year - years, Period.MinYear);
        return period.Grain switch
        {
            Grain.Year => Period.OfYear(year),
            Grain.HalfYear => Period.OfHalfYear(year, period.Number),
            Grain.Quarter => Period.OfQuarter(year, period.Number),
            Grain.Month => Period.OfMonth(year, period.Number),
            Grain.Week => Period.OfWeek(year, Math.Min(period.Number, WeeksIn(year))),
            _ when Weeks is not null => SameWeekDay(DayOf(period), years),
            _ => Period.OfDay(new DateOnly(year, period.Number, Math.Min(period.Day, DateTime.DaysInMonth(year, period.Number)))),
        };
    }

    /// <summary>The period of comparison for a growth of this period; null if its base has another length than the period.</summary>
    public Period? BaseOf(Period period, GrowthBase against)
    {
        if (against.Period is { } named)
            return named;
        if (against.ToString() == GrowthBase.YearBefore)
            return YearBefore(period);
        var grain = against.ToString() switch
        {
            GrowthBase.PreviousYear => Grain.Year,
            GrowthBase.PreviousHalfYear => Grain.HalfYear,
            GrowthBase.PreviousQuarter => Grain.Quarter,
            GrowthBase.PreviousMonth => Grain.Month,
            _ => Grain.Week,
        };
        return grain == period.Grain ? Before(period) : null;
    }

    private int WeeksIn(int year) => Weeks is null ? ISOWeek.GetWeeksInYear(year) : LengthOf(Period.OfYear(year)) / 7;

    private (DateOnly First, DateOnly Last) WeekDays(Period week)
    {
        var first = Weeks is null
            ? DateOnly.FromDateTime(ISOWeek.ToDateTime(week.Year, week.Number, DayOfWeek.Monday))
            : YearStart(week.Year).AddDays((week.Number - 1) * 7);
        var last = first.AddDays(6);
        if (!week.IsPartOfWeek)
            return (first, last);
        var cut = Days(PeriodOf(Grain.Month, last)).First;
        return week.Day == 1 ? (first, cut.AddDays(-1)) : (cut, last);
    }

    private Period After(Period period) => PeriodOf(period.Grain, Days(period).Last.AddDays(1));

    private Period SameWeekDay(DateOnly day, int years)
    {
        var year = PeriodOf(Grain.Year, day).Year;
        var (first, last) = Days(Period.OfYear(Math.Max(year - years, Period.MinYear)));
        var same = first.AddDays(day.DayNumber - YearStart(year).DayNumber);
        return Period.OfDay(same > last ? same.AddDays(-7) : same);
    }

    // From a month's first day to the day before another's, by their places in the fiscal year: from 0, and one after the last for the next
    // year's first.
    private (DateOnly First, DateOnly Last) Between(int year, int month, int next)
    {
        var start = YearStart(year);
        if (Weeks is null)
            return (start.AddMonths(month), start.AddMonths(next).AddDays(-1));
        var extra = ExtraMonth(year);
        return (start.AddDays(Weeks.WeeksBefore(month, extra) * 7), start.AddDays((Weeks.WeeksBefore(next, extra) * 7) - 1));
    }

    private int YearOf(DateOnly day)
    {
        var year = day.Year + NameLead - (day < new DateOnly(day.Year, FirstMonth, FirstDay) ? 1 : 0);
        return Weeks is null
            ? year
            : year
                + (
                    day < YearStart(year) ? -1
                    : day >= YearStart(year + 1) ? 1
                    : 0
                );
    }

    // The place in the fiscal year of the month that holds one of its days.
    private int MonthAt(int year, DateOnly day)
    {
        if (Weeks is null)
            return (day.Month - FirstMonth - (day.Day < FirstDay ? 1 : 0) + 24) % 12;
        var (week, extra, month) = ((day.DayNumber - YearStart(year).DayNumber) / 7, ExtraMonth(year), 0);
        while (week >= Weeks.WeeksBefore(month + 1, extra))
            month++;
        return month;
    }

    // The place in the fiscal year of the month that has one week more; one after the last where none has.
    private int ExtraMonth(int year) =>
        YearStart(year + 1).DayNumber - YearStart(year).DayNumber == 364 ? MonthsInYear
        : Weeks!.ExtraWeekMonth is not { } month ? MonthsInYear - 1
        : MonthsInYear > 12 ? month - 1
        : (month - FirstMonth + 12) % 12;

    private DateOnly YearStart(int year)
    {
        var date = new DateOnly(year - NameLead, FirstMonth, FirstDay);
        return Weeks?.StartNear(date) ?? date;
    }

    private static DateOnly DayOf(Period period) => new(period.Year, period.Number, period.Day);
}
