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
            case Grain.HalfYear:
                return (year.AddMonths((period.Number * 6) - 6), year.AddMonths(period.Number * 6).AddDays(-1));
            case Grain.Quarter:
                return (year.AddMonths((period.Number * 3) - 3), year.AddMonths(period.Number * 3).AddDays(-1));
            case Grain.Month:
                return (year.AddMonths(period.Number - 1), year.AddMonths(period.Number).AddDays(-1));
            case Grain.Week:
                // The first week is the one that holds 4 January; weeks begin on Monday.
                var fourth = new DateOnly(period.Year, 1, 4);
                var monday = fourth.AddDays(-(((int)fourth.DayOfWeek + 6) % 7)).AddDays((period.Number - 1) * 7);
                var cut = monday.AddDays(7 - monday.AddDays(6).Day);
                return period.Day switch
                {
                    1 => (monday, cut.AddDays(-1)),
                    2 => (cut, monday.AddDays(6)),
                    _ => (monday, monday.AddDays(6)),
                };
            default:
                var day = new DateOnly(period.Year, period.Number, period.Day);
                return (day, day);
        }
    }

    public static int Length(Period period) => Days(period).Last.DayNumber - Days(period).First.DayNumber + 1;

    /// <summary>Whether a week lies in two months.</summary>
    public static bool IsInTwoMonths(Period period) => period.Grain == Grain.Week && Days(period).First.Month != Days(period).Last.Month;

    /// <summary>
    /// Days lie in weeks, months, quarters, half-years and years; a week where all of it does, or for levels where its last day does; the
    /// part of one in its month.
    /// </summary>
    public static bool IsPart(Period outer, Period inner, bool atLastDay)
    {
        var (whole, part) = (Days(outer), Days(inner));
        if (inner.Grain == Grain.Week && inner.Day == 0 && IsInTwoMonths(inner))
            return atLastDay && outer.Grain < Grain.Week && part.Last >= whole.First && part.Last <= whole.Last;
        return outer.Grain < inner.Grain && part.First >= whole.First && part.Last <= whole.Last;
    }
}
