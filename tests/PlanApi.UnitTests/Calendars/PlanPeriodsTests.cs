using FsCheck.Xunit;
using PlanApi.Domain.Calendars;
using Calendar = PlanApi.Domain.Calendars.Calendar;

namespace PlanApi.UnitTests.Calendars;

public sealed class PlanPeriodsTests
{
    private static readonly Calendar _british = new()
    {
        Year = 2025,
        FirstMonth = 4,
        FirstDay = 6,
    };

    private static readonly Calendar _thirteen = new()
    {
        Year = 2024,
        Weeks = new WeekYear { Pattern = WeekPattern.ThirteenFours, FirstDay = DayOfWeek.Monday },
    };

    [Theory]
    [InlineData("2025", "2024-04-06", "2025-04-05")]
    [InlineData("2025-H1", "2024-04-06", "2024-10-05")]
    [InlineData("2025-Q4", "2025-01-06", "2025-04-05")]
    [InlineData("2024-04", "2024-04-06", "2024-05-05")]
    [InlineData("2025-03", "2025-03-06", "2025-04-05")]
    [InlineData("2024-W14", "2024-04-01", "2024-04-07")]
    public void AYearFromThe6thOfApril_HasItsDays(string period, string first, string last) => Has(_british, period, first, last);

    [Theory]
    [InlineData("2024-01", "2024-01-01", "2024-01-28")]
    [InlineData("2024-13", "2024-12-02", "2024-12-29")]
    [InlineData("2024-Q1", "2024-01-01", "2024-03-24")]
    [InlineData("2024-Q4", "2024-09-09", "2024-12-29")]
    [InlineData("2024-H1", "2024-01-01", "2024-06-16")]
    [InlineData("2024-W52", "2024-12-23", "2024-12-29")]
    public void ThirteenMonthsOfFourWeeks_HaveTheirDays(string period, string first, string last) => Has(_thirteen, period, first, last);

    [Theory]
    [InlineData("2024-13", false)]
    [InlineData("2024-W53", false)]
    [InlineData("2025-W01", true)]
    [InlineData("2025-01-05", true)]
    [InlineData("2025-01-06", false)]
    [InlineData("2025-W02", false)]
    [InlineData("2023-W52", false)]
    [InlineData("2023-12-31", false)]
    [InlineData("2024-H2", true)]
    [InlineData("2025-H1", false)]
    public void APlanOf2024_HasItsWeeksAndTheirDays(string period, bool isHeld) =>
        Assert.Equal(isHeld, new Calendar { Year = 2024 }.Holds(Period.Parse(period)));

    [Property(MaxTest = 300)]
    public void WhatIsListed_IsHeld_AndWhatIsHeld_IsListed(Guid seed)
    {
        var random = new Random(seed.GetHashCode());
        var calendar = random.Next(2) == 0 ? RandomCalendar.Weeks(random) : RandomCalendar.Months(random);
        var (first, last) = calendar.PlanDays();
        foreach (var grain in Enum.GetValues<Grain>().Where(grain => grain != Grain.Day))
        {
            Period[] listed = [.. calendar.Periods(grain, first, last)];
            Assert.All(listed, period => Assert.True(calendar.Holds(period), $"{period} is listed and not held"));
            Assert.All(
                listed.Zip(listed.Skip(1)),
                pair => Assert.Equal(calendar.Days(pair.First).Last.AddDays(1), calendar.Days(pair.Second).First)
            );
            Assert.True(calendar.Days(listed[0]).First <= first && calendar.Days(listed[^1]).Last >= last);
            Assert.False(calendar.Holds(calendar.PeriodOf(grain, calendar.Days(listed[0]).First.AddDays(-1))));
            Assert.False(calendar.Holds(calendar.PeriodOf(grain, calendar.Days(listed[^1]).Last.AddDays(1))));
            Assert.All(listed, period => Assert.Equal(period, Period.FromKey(period.Key)));
        }
        // The days of the weeks, which are those of the years and a few at either end.
        foreach (var week in calendar.Periods(Grain.Week, first, last))
        {
            for (var day = calendar.Days(week).First; day <= calendar.Days(week).Last; day = day.AddDays(1))
                Assert.True(calendar.Holds(Period.OfDay(day)));
        }
    }

    [Property(MaxTest = 300)]
    public void AWeekInTwoMonths_HasTwoParts(Guid seed)
    {
        var random = new Random(seed.GetHashCode());
        var calendar = RandomCalendar.Months(random);
        var (first, last) = calendar.PlanDays();
        foreach (var week in calendar.Periods(Grain.Week, first, last).Where(week => calendar.PartsOf(week).Count > 0))
        {
            var (one, other) = (calendar.Days(calendar.PartsOf(week)[0]), calendar.Days(calendar.PartsOf(week)[1]));
            Assert.Equal(calendar.Days(week), (one.First, other.Last));
            Assert.Equal(one.Last.AddDays(1), other.First);
            Assert.Equal(calendar.PeriodOf(Grain.Month, one.First), calendar.PeriodOf(Grain.Month, one.Last));
            Assert.Equal(other.First, calendar.Days(calendar.PeriodOf(Grain.Month, other.Last)).First);
        }
    }

    private static void Has(Calendar calendar, string period, string first, string last)
    {
        var days = calendar.Days(Period.Parse(period));
        Assert.Equal((first, last), ($"{days.First:yyyy-MM-dd}", $"{days.Last:yyyy-MM-dd}"));
        Assert.Equal(Period.Parse(period), calendar.PeriodOf(Period.Parse(period).Grain, days.First));
    }
}
