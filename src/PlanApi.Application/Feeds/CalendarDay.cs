using PlanApi.Domain.Calendars;

namespace PlanApi.Application.Feeds;

/// <summary>A day in the plan's calendar.</summary>
public sealed record CalendarDay
{
    public required DateOnly Date { get; init; }

    /// <summary>The day's own period, by which numbers of days are stored.</summary>
    public required Period Day { get; init; }

    public required Period Week { get; init; }

    public required Period Month { get; init; }

    public required Period Quarter { get; init; }

    public required Period HalfYear { get; init; }

    public required Period Year { get; init; }

    public required int FiscalYear { get; init; }

    public required int FiscalQuarter { get; init; }

    public required int FiscalMonth { get; init; }

    public required int FiscalWeek { get; init; }

    /// <summary>The calendar's days since the fiscal year began, from 1.</summary>
    public required int DayOfYear { get; init; }

    public required DayOfWeek Weekday { get; init; }

    /// <summary>Whether the day lies in the plan's own year.</summary>
    public required bool IsPlanYear { get; init; }

    internal static CalendarDay Of(Calendar calendar, DateOnly day)
    {
        var (year, quarter, month, week) = (In(Grain.Year), In(Grain.Quarter), In(Grain.Month), In(Grain.Week));
        return new CalendarDay
        {
            Date = day,
            Day = Period.OfDay(day),
            Week = week,
            Month = month,
            Quarter = quarter,
            HalfYear = In(Grain.HalfYear),
            Year = year,
            FiscalYear = year.Year,
            FiscalQuarter = quarter.Number,
            FiscalMonth = calendar.Periods(Grain.Month, calendar.Days(year).First, day).Count(),
            FiscalWeek = week.Number,
            DayOfYear = day.DayNumber - calendar.Days(year).First.DayNumber + 1,
            Weekday = day.DayOfWeek,
            IsPlanYear = year.Year == calendar.Year,
        };

        Period In(Grain grain) => calendar.PeriodOf(grain, day);
    }
}
