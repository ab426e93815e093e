using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Reviews;
using PlanApi.UnitTests.Calendars;

namespace PlanApi.UnitTests.Reviews;

/// <summary>A period is reviewed when it is over in the plan's time zone: once, and none is forgotten.</summary>
public sealed class ReviewCalendarTests
{
    // Clocks that leave out midnight or a whole day, and that show the end of a day twice.
    private static readonly string[] Zones =
    [
        "America/Sao_Paulo",
        "America/St_Johns",
        "Pacific/Apia",
        "Asia/Beirut",
        "America/Havana",
        "Africa/Cairo",
        "Asia/Kolkata",
        "Pacific/Kiritimati",
        "Etc/GMT+12",
        "Europe/Berlin",
        "UTC",
    ];

    [Theory]
    // 4 November 2018 begins at one o'clock: 23:59:59 on the third, at UTC-3, is 02:59:59 UTC.
    [InlineData("America/Sao_Paulo", "2018-11-04T02:59:59Z", "2018-11-02")]
    [InlineData("America/Sao_Paulo", "2018-11-04T03:00:00Z", "2018-11-03")]
    // 30 December 2011 was left out: the 29th ends at 10:00 UTC, and the 31st begins.
    [InlineData("Pacific/Apia", "2011-12-30T09:59:59Z", "2011-12-28")]
    [InlineData("Pacific/Apia", "2011-12-30T10:00:00Z", "2011-12-30")]
    // On 7 November 2010, one minute after midnight, the clock went back to 23:01 of the sixth.
    [InlineData("America/St_Johns", "2010-11-07T02:30:30Z", "2010-11-05")]
    [InlineData("America/St_Johns", "2010-11-07T03:29:59Z", "2010-11-05")]
    [InlineData("America/St_Johns", "2010-11-07T03:30:00Z", "2010-11-06")]
    // On 6 November 2016, at one o'clock, the clock went back to midnight: the day began twice, and the fifth did not come again.
    [InlineData("America/Havana", "2016-11-06T03:59:59Z", "2016-11-04")]
    [InlineData("America/Havana", "2016-11-06T04:56:00Z", "2016-11-05")]
    [InlineData("Asia/Shanghai", "2024-03-31T15:59:59Z", "2024-03-30")]
    [InlineData("Asia/Shanghai", "2024-03-31T16:00:00Z", "2024-03-31")]
    public void ADayIsOverWhenTheClockShowsItNoMore(string zone, string now, string over) =>
        Assert.Equal(
            DateOnly.Parse(over, System.Globalization.CultureInfo.InvariantCulture),
            ReviewCalendar.LastDayOver(
                DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture),
                TimeZoneInfo.FindSystemTimeZoneById(zone)
            )
        );

    [Property(MaxTest = 2000)]
    public Property A_day_that_is_over_never_comes_again_and_the_next_has_begun() =>
        Prop.ForAll(
            Gen.Choose(int.MinValue, int.MaxValue).ToArbitrary(),
            seed =>
            {
                var random = new Random(seed);
                var zone = TimeZoneInfo.FindSystemTimeZoneById(Zones[random.Next(Zones.Length)]);
                var now = new DateTimeOffset(2009, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(random.NextInt64(0, 60L * 24 * 365 * 18));
                var over = ReviewCalendar.LastDayOver(now, zone);
                var dates = Enumerable.Range(0, 200).Select(step => Local(now.AddMinutes(step), zone)).ToList();
                return (dates.Min() == over.AddDays(1)).Label($"{zone.Id} {now:O}: {over:O}");
            }
        );

    [Property(MaxTest = 300)]
    public Property Looking_every_day_or_after_a_long_time_finds_the_same_but_for_days_long_gone() =>
        Prop.ForAll(
            Gen.Choose(int.MinValue, int.MaxValue).ToArbitrary(),
            seed =>
            {
                var random = new Random(seed);
                var calendar = RandomCalendar.Weeks(random);
                calendar = random.Next(2) == 0 ? calendar with { Weeks = null } : calendar;
                var (grain, after) = ((Grain)random.Next(6), random.Next(0, 9));
                var (first, last) = calendar.Days(Period.OfYear(calendar.Year));
                var end = first.AddDays(random.Next(-40, 420));
                var found = new HashSet<Period>();
                for (var day = first.AddDays(-10); day <= end; day = day.AddDays(1))
                    found.UnionWith(ReviewCalendar.Due(calendar, grain, after, day));
                var once = ReviewCalendar.Due(calendar, grain, after, end).ToList();
                // What is due, day by day: each period of the year is there once it is over, and no other.
                var expected = new List<Period>();
                for (var day = first.AddDays(-7); day <= last.AddDays(7); day = day.AddDays(1))
                {
                    var period = calendar.PeriodOf(grain, day);
                    var (from, to) = calendar.Days(period);
                    if (day == to && to >= first && from <= last && to.AddDays(after) <= end)
                        expected.Add(period);
                }
                var latest = grain == Grain.Day ? expected.TakeLast(ReviewCalendar.MostDays).ToList() : expected;
                return once.SequenceEqual(latest) && found.SetEquals(expected);
            }
        );

    private static DateOnly Local(DateTimeOffset at, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
}
