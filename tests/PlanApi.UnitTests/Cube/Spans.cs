using PlanApi.Domain.Calendars;

namespace PlanApi.UnitTests.Cube;

/// <summary>The days of periods in calendar years.</summary>
internal static class Spans
{
    public static (DateOnly First, DateOnly Last) Days(Period period)
    {
        var year = new DateOnly(period.Year, 1, 1);
        switch (period.Grain)
        {
            case Grain.Year:
                return (year, new DateOnly(period.Year, 12, 31));
            case Grain.Quarter:
                return (year.AddMonths((period.Number * 3) - 3), year.AddMonths(period.Number * 3).AddDays(-1));
            case Grain.Month:
                return (year.AddMonths(period.Number - 1), year.AddMonths(period.Number).AddDays(-1));
            case Grain.Week:
                // The first week is the one that holds 4 January; weeks begin on Monday.
                var fourth = new DateOnly(period.Year, 1, 4);
                var monday = fourth.AddDays(-(((int)fourth.DayOfWeek + 6) % 7)).AddDays((period.Number - 1) * 7);
                return (monday, monday.AddDays(6));
            default:
                var day = new DateOnly(period.Year, period.Number, period.Day);
                return (day, day);
        }
    }

    public static int Length(Period period) => Days(period).Last.DayNumber - Days(period).First.DayNumber + 1;

    /// <summary>Days lie in weeks, and beside those in months, quarters and years; weeks lie in nothing.</summary>
    public static bool IsPart(Period outer, Period inner) =>
        outer.Grain < inner.Grain && inner.Grain != Grain.Week && Days(inner).First >= Days(outer).First && Days(inner).Last <= Days(outer).Last;
}
