using System.Globalization;

namespace PlanApi.Domain.Calendars;

/// <summary>
/// The plan's calendar: fiscal years that begin on the first day of a month, and the years that may be referred to.
/// Fiscal year Y begins in calendar year Y when <see cref="FirstMonth"/> is 1, and is named after the year in which it ends otherwise.
/// </summary>
public sealed record Calendar
{
    /// <summary>The plan's fiscal year.</summary>
    public required int Year { get; init; }

    /// <summary>The month (1 to 12) with which the fiscal year begins.</summary>
    public int FirstMonth { get; init; } = 1;

    /// <summary>The first and last years that cells and targets may refer to; the fiscal year when absent.</summary>
    public int? ReferenceFrom { get; init; }

    public int? ReferenceTo { get; init; }

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
                var start = YearStart(period.Year);
                return (start, start.AddYears(1).AddDays(-1));
            case Grain.Quarter:
                var quarter = YearStart(period.Year).AddMonths((period.Number - 1) * 3);
                return (quarter, quarter.AddMonths(3).AddDays(-1));
            case Grain.Month:
                var month = new DateOnly(period.Year, period.Number, 1);
                return (month, month.AddMonths(1).AddDays(-1));
            case Grain.Week:
                var monday = DateOnly.FromDateTime(ISOWeek.ToDateTime(period.Year, period.Number, DayOfWeek.Monday));
                return (monday, monday.AddDays(6));
            default:
                var day = new DateOnly(period.Year, period.Number, period.Day);
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
        var day = Days(PeriodOf(grain, first)).First;
        if (day < first)
            day = Next(grain, day);
        for (; day <= last; day = Next(grain, day))
            yield return PeriodOf(grain, day);
    }

    /// <summary>The period of the grain that holds the day.</summary>
    public Period PeriodOf(Grain grain, DateOnly day)
    {
        var fiscalYear = FirstMonth > 1 && day.Month >= FirstMonth ? day.Year + 1 : day.Year;
        return grain switch
        {
            Grain.Year => Period.OfYear(fiscalYear),
            Grain.Quarter => Period.OfQuarter(fiscalYear, (((day.Month - FirstMonth + 12) % 12) / 3) + 1),
            Grain.Month => Period.OfMonth(day.Year, day.Month),
            Grain.Week => Period.OfWeek(
                ISOWeek.GetYear(day.ToDateTime(TimeOnly.MinValue)), ISOWeek.GetWeekOfYear(day.ToDateTime(TimeOnly.MinValue))),
            _ => Period.OfDay(day),
        };
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

    /// <summary>The same period a year earlier; the 52nd week for a 53rd, the last day of a month for one that it has not.</summary>
    public static Period YearBefore(Period period)
    {
        var year = Math.Max(period.Year - 1, Period.MinYear);
        return period.Grain switch
        {
            Grain.Year => Period.OfYear(year),
            Grain.Quarter => Period.OfQuarter(year, period.Number),
            Grain.Month => Period.OfMonth(year, period.Number),
            Grain.Week => Period.OfWeek(year, Math.Min(period.Number, 52)),
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

    private static DateOnly Next(Grain grain, DateOnly day) => grain switch
    {
        Grain.Year => day.AddYears(1),
        Grain.Quarter => day.AddMonths(3),
        Grain.Month => day.AddMonths(1),
        Grain.Week => day.AddDays(7),
        _ => day.AddDays(1),
    };

    private DateOnly YearStart(int year) => new(FirstMonth > 1 ? year - 1 : year, FirstMonth, 1);
}
