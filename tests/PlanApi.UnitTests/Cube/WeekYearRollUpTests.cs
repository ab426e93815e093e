using FsCheck.Xunit;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Indicators;
using PlanApi.UnitTests.Calendars;

namespace PlanApi.UnitTests.Cube;

/// <summary>Roll-ups over time in years of weeks, against sums over days that are counted one by one.</summary>
public sealed class WeekYearRollUpTests
{
    [Property(MaxTest = 300)]
    public void Quarters_AreTheSumOfTheirDaysAndMonths(Guid seed)
    {
        var random = new Random(seed.GetHashCode());
        var calendar = RandomCalendar.Weeks(random);
        var plan = new TinyPlan([]) { Calendar = calendar }
            .Indicator("flow", IndicatorKind.Flow)
            .Indicator("daily", IndicatorKind.Flow, but: daily => daily with { PerDay = true })
            .Indicator("last", IndicatorKind.Stock);
        var (day, month) = (RandomCalendar.FirstDay(calendar, calendar.Year), 0);
        var (sums, daily, lasts) = (new decimal[4], new decimal[4], new decimal?[4]);
        foreach (var weeks in RandomCalendar.MonthWeeks(calendar, calendar.Year))
        {
            var quarter = Math.Min(month / 3, 3);
            // A month is stored as a whole, in some of its days, or not at all. Months are written by their names, days by their dates.
            var kind = random.Next(3);
            var name = Name(calendar, month++);
            for (var at = 0; at < weeks * 7; at++, day = day.AddDays(1))
            {
                if (kind == 2 || (kind == 0 && at > 0) || (kind == 1 && random.Next(9) > 0))
                    continue;
                var (value, period) = (random.Next(-50, 100), kind == 0 ? name : $"{day:yyyy-MM-dd}");
                plan.Cell("flow", "", period, value).Cell("daily", "", period, value).Cell("last", "", period, value);
                sums[quarter] += value;
                daily[quarter] += value * (kind == 0 ? weeks * 7 : 1);
                lasts[quarter] = value;
            }
        }
        for (var quarter = 0; quarter < 4; quarter++)
        {
            var period = $"{calendar.Year:D4}-Q{quarter + 1}";
            if (lasts[quarter] is not { } last)
            {
                Assert.False(plan.Ask("flow", "", period).At(0).HasValue);
                continue;
            }
            var days = RandomCalendar.MonthWeeks(calendar, calendar.Year).Skip(quarter * 3).Take(quarter == 3 ? 4 : 3).Sum() * 7;
            Assert.Equal(sums[quarter] * 10_000, plan.Ask("flow", "", period).At(0).Steps);
            var mean = plan.Ask("daily", "", period).At(0).Value;
            Assert.Equal(new Rational((long)daily[quarter], days), new Rational(mean.Numerator, mean.Denominator));
            Assert.Equal(last * 10_000, plan.Ask("last", "", period).At(0).Steps);
        }
        if (lasts.Any(last => last is not null))
            Assert.Equal(sums.Sum() * 10_000, plan.Ask("flow", "", $"{calendar.Year:D4}").At(0).Steps);
    }

    private static string Name(Calendar calendar, int month)
    {
        var number = RandomCalendar.Numbers(calendar)[month];
        if (calendar.Weeks!.Pattern == WeekPattern.ThirteenFours)
            return $"{calendar.Year:D4}-{number:D2}";
        var start =
            (calendar.FirstMonth > 1 || calendar.FirstDay > 1) && calendar.NamedAfter == YearName.End ? calendar.Year - 1 : calendar.Year;
        return $"{(number < calendar.FirstMonth ? start + 1 : start):D4}-{number:D2}";
    }
}
