using PlanApi.Domain.Calendars;
using PlanApi.Domain.RollForward;
using PlanApi.UnitTests.Calendars;

namespace PlanApi.UnitTests.RollForward;

/// <summary>Where the periods and days of a year come in the next one.</summary>
public sealed class NextYearTests
{
    private static readonly Calendar _plain = new() { Year = 2024 };

    [Theory]
    [InlineData("2024", "2025")]
    [InlineData("2024-H1", "2025-H1")]
    [InlineData("2024-Q1", "2025-Q1")]
    [InlineData("2024-02", "2025-02")]
    [InlineData("2024-W12", "2025-W12")]
    [InlineData("2020-W53", "2021-W52")]
    [InlineData("2025-W52", "2026-W52")]
    [InlineData("2024-02-29", "2025-02-28")]
    [InlineData("2027-02-28", "2028-02-29")]
    [InlineData("2027-02-27", "2028-02-27")]
    [InlineData("2023-11-11", "2024-11-11")]
    [InlineData("2200", "2200")]
    [InlineData("2200-02-28", "2200-02-28")]
    public void APeriod_IsTheSameAYearLater(string period, string later) =>
        Assert.Equal(later, new NextYear(_plain).Of(Period.Parse(period)).ToString());

    [Fact]
    public void AGrowthAgainstANamedPeriod_IsAgainstTheNextOne_AndOthersStay()
    {
        var year = new NextYear(_plain);

        Assert.Equal("2024-Q4", year.Of(GrowthBase.Parse("2023-Q4")).ToString());
        Assert.Equal(GrowthBase.YearBefore, year.Of(GrowthBase.Parse(GrowthBase.YearBefore)).ToString());
        Assert.Null(year.Of((GrowthBase?)null));
        Assert.Null(year.Of((Period?)null));
        Assert.Null(year.Of((DateOnly?)null));
    }

    [Fact]
    public void TheCalendar_KeepsItsFirstYear_UntilThereAreTooMany()
    {
        Assert.Equal((2025, 2024, null), Years(_plain));
        Assert.Equal((2025, 2023, 2026), Years(_plain with { ReferenceFrom = 2023, ReferenceTo = 2025 }));
        Assert.Equal((2025, 1927, 2026), Years(_plain with { ReferenceFrom = 1926, ReferenceTo = 2025 }));

        static (int, int?, int?) Years(Calendar calendar) =>
            new NextYear(calendar).Calendar is var next ? (next.Year, next.ReferenceFrom, next.ReferenceTo) : default;
    }

    [Drawn(200, 2000)]
    public void EveryPeriodOfTheYear_IsInTheNextOne_WithItsNumber(int seed)
    {
        var random = new Random(seed);
        foreach (var calendar in new[] { RandomCalendar.Weeks(random), RandomCalendar.Months(random) })
        {
            var next = new NextYear(calendar);
            var (first, last) = calendar.Days(Period.OfYear(calendar.Year));
            var (start, end) = next.Calendar.Days(Period.OfYear(calendar.Year + 1));
            foreach (var grain in new[] { Grain.Year, Grain.HalfYear, Grain.Quarter, Grain.Month })
            {
                foreach (var period in calendar.Periods(grain, first, last))
                {
                    var later = next.Of(period);
                    Assert.Equal((grain, period.Year + 1, period.Number), (later.Grain, later.Year, later.Number));
                    var (from, to) = next.Calendar.Days(later);
                    Assert.True(from >= start && to <= end && next.Calendar.Holds(later), $"{period} became {later}");
                    // What begins or ends a period goes on doing so, so that what is without gap stays so.
                    Assert.Equal((from, to), (next.Of(calendar.Days(period).First), next.Of(calendar.Days(period).Last)));
                    var again = new NextYear(next.Calendar).Of(later);
                    Assert.Equal((period.Year + 2, period.Number), (again.Year, again.Number));
                }
            }
            for (var day = first; day <= last; day = day.AddDays(1))
                Assert.InRange(next.Of(day), start, end);
            foreach (var week in calendar.Periods(Grain.Week, first, last))
                Assert.True(next.Calendar.Holds(next.Of(week)), $"{week} became {next.Of(week)}, which is no week of the calendar");
        }
    }

    [Drawn(200, 2000)]
    public void ADayMovedTwice_IsTwoYearsLater_AndDaysKeepTheirOrder(int seed)
    {
        var random = new Random(seed);
        var calendar = RandomCalendar.Months(random);
        var (next, day) = (new NextYear(calendar), new DateOnly(random.Next(1990, 2100), 1, 1).AddDays(random.Next(366)));
        var again = new NextYear(next.Calendar).Of(next.Of(day));

        Assert.Equal((day.Year + 2, day.Month), (again.Year, again.Month));
        var isLast = day.AddDays(1).Month != day.Month;
        Assert.Equal(isLast ? DateTime.DaysInMonth(again.Year, again.Month) : day.Day, again.Day);
        Assert.True(next.Of(day.AddDays(1)) >= next.Of(day));
    }
}
