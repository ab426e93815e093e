using System.Globalization;
using FsCheck.Xunit;
using PlanApi.Domain.Calendars;
using Calendar = PlanApi.Domain.Calendars.Calendar;

namespace PlanApi.UnitTests.Calendars;

public sealed class WeekYearTests
{
    // Published years: the National Retail Federation's, of which 2017 and 2023 have 53 weeks; one that ends on the last Saturday of
    // September.
    private static readonly Calendar _retail = new()
    {
        Year = 2024,
        FirstMonth = 2,
        NamedAfter = YearName.Start,
        Weeks = new WeekYear
        {
            Pattern = WeekPattern.FourFiveFour,
            FirstDay = DayOfWeek.Sunday,
            Begins = WeekYearStart.Nearest,
        },
    };

    private static readonly Calendar _september = new()
    {
        Year = 2024,
        FirstMonth = 10,
        Weeks = new WeekYear
        {
            Pattern = WeekPattern.FourFourFive,
            FirstDay = DayOfWeek.Sunday,
            Begins = WeekYearStart.LastBefore,
            ExtraWeekMonth = 12,
        },
    };

    [Theory]
    [InlineData("2017", "2017-01-29", "2018-02-03")]
    [InlineData("2022", "2022-01-30", "2023-01-28")]
    [InlineData("2023", "2023-01-29", "2024-02-03")]
    [InlineData("2024", "2024-02-04", "2025-02-01")]
    [InlineData("2024-02", "2024-02-04", "2024-03-02")]
    [InlineData("2024-03", "2024-03-03", "2024-04-06")]
    [InlineData("2024-04", "2024-04-07", "2024-05-04")]
    [InlineData("2024-01", "2023-12-31", "2024-02-03")]
    [InlineData("2024-Q4", "2024-11-03", "2025-02-01")]
    [InlineData("2023-Q4", "2023-10-29", "2024-02-03")]
    [InlineData("2024-W01", "2024-02-04", "2024-02-10")]
    [InlineData("2024-W06", "2024-03-10", "2024-03-16")]
    [InlineData("2023-W53", "2024-01-28", "2024-02-03")]
    [InlineData("2024-H1", "2024-02-04", "2024-08-03")]
    [InlineData("2024-H2", "2024-08-04", "2025-02-01")]
    public void TheRetailCalendar_HasItsPublishedDays(string period, string first, string last) => Has(_retail, period, first, last);

    [Theory]
    [InlineData("2023", "2022-09-25", "2023-09-30")]
    [InlineData("2023-Q1", "2022-09-25", "2022-12-31")]
    [InlineData("2022-12", "2022-11-20", "2022-12-31")]
    [InlineData("2024", "2023-10-01", "2024-09-28")]
    [InlineData("2024-Q1", "2023-10-01", "2023-12-30")]
    public void AYearThatEndsOnTheLastSaturday_HasItsPublishedDays(string period, string first, string last) =>
        Has(_september, period, first, last);

    [Theory]
    [InlineData("2024-02", 1, "2023-02")]
    [InlineData("2024-02-04", 1, "2023-01-29")]
    [InlineData("2025-02-01", 1, "2024-01-27")]
    [InlineData("2024-02-03", 1, "2023-01-28")]
    [InlineData("2024-02-03", 6, "2018-02-03")]
    [InlineData("2023-W53", 1, "2022-W52")]
    public void ADayOfAYearBefore_IsTheSameDayOfTheSameWeek(string period, int years, string before) =>
        Assert.Equal(before, _retail.YearBefore(Period.Parse(period), years).ToString());

    [Theory]
    [InlineData("2024-02-29", 1, "2023-02-28")]
    [InlineData("2024-02-29", 4, "2020-02-29")]
    [InlineData("2026-W53", 6, "2020-W53")]
    public void ACalendarYearBefore_KeepsTheDate(string period, int years, string before) =>
        Assert.Equal(
            before,
            new Calendar { Year = 2024 }
                .YearBefore(Period.Parse(period), years)
                .ToString()
        );

    [Property(MaxTest = 500)]
    public void Years_AreOf52Or53Weeks_AndFollowEachOther(Guid seed)
    {
        var calendar = RandomCalendar.Weeks(new Random(seed.GetHashCode()));
        for (var year = calendar.ReferenceFrom!.Value; year <= calendar.ReferenceTo; year++)
        {
            Assert.Contains(calendar.LengthOf(Period.OfYear(year)), new[] { 52 * 7, 53 * 7 });
            Assert.Equal(RandomCalendar.FirstDay(calendar, year), calendar.Days(Period.OfYear(year)).First);
            Assert.Equal(calendar.Days(Period.OfYear(year)).Last.AddDays(1), calendar.Days(Period.OfYear(year + 1)).First);
            Assert.Equal(calendar.Days(Period.OfQuarter(year, 4)).Last.AddDays(1), calendar.Days(Period.OfQuarter(year + 1, 1)).First);
            Assert.Equal(Period.OfYear(year), calendar.Before(Period.OfYear(year + 1)));
            Assert.Equal(Period.OfQuarter(year, 4), calendar.Before(Period.OfQuarter(year + 1, 1)));
        }
    }

    [Property(MaxTest = 500)]
    public void Months_AreTheWeeksOfThePattern_AndTileQuartersAndTheYear(Guid seed)
    {
        var calendar = RandomCalendar.Weeks(new Random(seed.GetHashCode()));
        var year = calendar.Year;
        var (first, last) = calendar.Days(Period.OfYear(year));
        Period[] months = [.. calendar.Periods(Grain.Month, first, last)];
        Assert.Equal(RandomCalendar.MonthWeeks(calendar, year), months.Select(month => calendar.LengthOf(month) / 7));
        Assert.Equal(RandomCalendar.Numbers(calendar), months.Select(month => month.Number));
        Tile(calendar, Period.OfYear(year), months);
        Period[] quarters = [.. calendar.Periods(Grain.Quarter, first, last)];
        Tile(calendar, Period.OfYear(year), quarters);
        for (var quarter = 0; quarter < 4; quarter++)
            Tile(calendar, quarters[quarter], months[(quarter * 3)..(quarter == 3 ? months.Length : (quarter + 1) * 3)]);
        Period[] halves = [.. calendar.Periods(Grain.HalfYear, first, last)];
        Tile(calendar, Period.OfYear(year), halves);
        Tile(calendar, halves[0], quarters[..2]);
        Tile(calendar, halves[1], quarters[2..]);
        Period[] weeks = [.. calendar.Periods(Grain.Week, first, last)];
        Tile(calendar, Period.OfYear(year), weeks);
        Assert.Equal(Enumerable.Range(1, weeks.Length), weeks.Select(week => week.Number));
        Assert.All(weeks, week => Assert.Equal(calendar.Weeks!.FirstDay, calendar.Days(week).First.DayOfWeek));
    }

    [Property(MaxTest = 200)]
    public void EveryDay_LiesInOneMonthQuarterAndYear(Guid seed)
    {
        var calendar = RandomCalendar.Weeks(new Random(seed.GetHashCode()));
        var (first, last) = calendar.Days(Period.OfYear(calendar.Year));
        for (var day = first.AddDays(-7); day <= last.AddDays(7); day = day.AddDays(1))
        {
            foreach (var grain in new[] { Grain.Week, Grain.Month, Grain.Quarter, Grain.HalfYear, Grain.Year })
            {
                var period = calendar.PeriodOf(grain, day);
                Assert.True(calendar.Contains(period, Period.OfDay(day)), $"{day} is not in {period}");
                Assert.Equal(period, Period.Parse(period.ToString()));
                Assert.Equal(
                    grain == Grain.Year ? period : calendar.PeriodOf(Grain.Year, day),
                    calendar.PeriodOf(Grain.Year, calendar.Days(period).First)
                );
            }
            Assert.Equal(day >= first && day <= last, calendar.PeriodOf(Grain.Year, day) == Period.OfYear(calendar.Year));
        }
    }

    [Property(MaxTest = 500)]
    public void TheReferenceYears_AreHeld_AndNoneBesides(Guid seed)
    {
        var calendar = RandomCalendar.Weeks(new Random(seed.GetHashCode()));
        var (first, last) = (
            calendar.Days(Period.OfYear(calendar.ReferenceFrom!.Value)).First,
            calendar.Days(Period.OfYear(calendar.ReferenceTo!.Value)).Last
        );
        foreach (var grain in Enum.GetValues<Grain>())
        {
            Assert.True(calendar.Holds(calendar.PeriodOf(grain, first)) && calendar.Holds(calendar.PeriodOf(grain, last)));
            Assert.False(
                calendar.Holds(calendar.PeriodOf(grain, first.AddDays(-1))) || calendar.Holds(calendar.PeriodOf(grain, last.AddDays(1)))
            );
        }
    }

    private static void Has(Calendar calendar, string period, string first, string last)
    {
        var days = calendar.Days(Period.Parse(period));
        Assert.Equal((first, last), (Text(days.First), Text(days.Last)));
        Assert.Equal(Period.Parse(period), calendar.PeriodOf(Period.Parse(period).Grain, days.First));
    }

    private static void Tile(Calendar calendar, Period outer, Period[] parts)
    {
        var next = calendar.Days(outer).First;
        foreach (var part in parts)
        {
            Assert.Equal(next, calendar.Days(part).First);
            Assert.True(calendar.Contains(outer, part));
            next = calendar.Days(part).Last.AddDays(1);
        }
        Assert.Equal(calendar.Days(outer).Last.AddDays(1), next);
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
