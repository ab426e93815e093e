using FsCheck.Xunit;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Indicators;
using PlanApi.UnitTests.Calendars;

namespace PlanApi.UnitTests.Cube;

/// <summary>What is stored for days, weeks and months comes to the same along every way up.</summary>
public sealed class WeekSumTests
{
    [Property(MaxTest = 300)]
    public void Months_Quarters_HalfYearsAndWeeks_ComeToTheSameYear(Guid seed)
    {
        var random = new Random(seed.GetHashCode());
        var calendar = random.Next(3) == 0 ? RandomCalendar.Weeks(random) : RandomCalendar.Months(random);
        calendar = calendar with { ReferenceFrom = calendar.Year, ReferenceTo = calendar.Year };
        var decimals = random.Next(3);
        var plan = new TinyPlan([]) { Calendar = calendar }.Indicator(
            "flow",
            IndicatorKind.Flow,
            but: flow => flow with { Decimals = decimals }
        );
        var (first, last) = calendar.PlanDays();
        var withMonths = random.Next(2) == 0;
        foreach (var grain in new[] { Grain.Day, Grain.Week, Grain.Month })
        {
            foreach (
                var period in calendar
                    .Periods(grain, first, last)
                    .Where(_ => random.Next(grain == Grain.Day ? 20 : 3) == 0 && (withMonths || grain != Grain.Month))
            )
                plan.Cell(
                    "flow",
                    "",
                    period.ToString(),
                    random.Next(-500, 500)
                        / (
                            decimals == 0 ? 1m
                            : decimals == 1 ? 10m
                            : 100m
                        )
                );
        }
        var engine = plan.Engine();
        var year = Sum(engine, [Period.OfYear(calendar.Year)]);
        foreach (var grain in new[] { Grain.Month, Grain.Quarter, Grain.HalfYear })
            Assert.Equal(year, Sum(engine, [.. calendar.Periods(grain, first, last)]));
        if (withMonths)
            return;
        // A week at the edge counts with its part within the year.
        Period[] weeks =
        [
            .. calendar
                .Periods(Grain.Week, first, last)
                .SelectMany(week =>
                    calendar.Days(week).First < first || calendar.Days(week).Last > last
                        ? calendar.PartsOf(week).Where(part => calendar.Contains(Period.OfYear(calendar.Year), part))
                        : [week]
                ),
        ];
        Assert.Equal(year, Sum(engine, weeks));
    }

    [Theory]
    [InlineData("2024-01", 30)]
    [InlineData("2024-02", 70)]
    [InlineData("2024-Q1", 110)]
    [InlineData("2024-W05", 70)]
    public void AWeekInTwoMonths_CountsByItsDays(string period, decimal expected)
    {
        // W05 has three days in January and four in February; 31 January lies in it and counts with it.
        var plan = new TinyPlan([])
            .Indicator("flow", IndicatorKind.Flow)
            .Cell("flow", "", "2024-W05", 70)
            .Cell("flow", "", "2024-01-31", 5)
            .Cell("flow", "", "2024-W07", 30)
            .Cell("flow", "", "2024-03-31", 10);

        Assert.Equal(expected * 10_000, plan.Ask("flow", "", period).At(0).Steps);
    }

    [Fact]
    public void ALevelsWeek_CountsAtItsLastDay()
    {
        var plan = new TinyPlan([])
            .Indicator("sellers", IndicatorKind.Stock)
            .Cell("sellers", "", "2024-W05", 70)
            .Cell("sellers", "", "2024-01-31", 50);

        Assert.Equal((500_000, 700_000), (plan.Ask("sellers", "", "2024-01").At(0).Steps, plan.Ask("sellers", "", "2024-02").At(0).Steps));
    }

    [Fact]
    public void AWholeNumber_StaysWholeInBothMonths()
    {
        var plan = new TinyPlan([])
            .Indicator("stores", IndicatorKind.Flow, but: stores => stores with { Decimals = 0 })
            .Cell("stores", "", "2024-W05", 10);

        Assert.Equal((40_000, 60_000), (plan.Ask("stores", "", "2024-01").At(0).Steps, plan.Ask("stores", "", "2024-02").At(0).Steps));
    }

    private static Int128 Sum(Domain.Cube.RollUps.RollUpEngine engine, Period[] periods)
    {
        var numbers = engine.Over(
            Domain.Values.Code.Parse("flow"),
            Measure.Target,
            new Domain.Cube.RollUps.Frame([], periods, 1, 0, periods.Length)
        );
        return Enumerable
            .Range(0, periods.Length)
            .Select(numbers.At)
            .Aggregate((Int128)0, (sum, number) => sum + (number.HasValue ? number.Steps : 0));
    }
}
