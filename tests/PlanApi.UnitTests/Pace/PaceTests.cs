using PlanApi.Domain.Calendars;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Pace;
using PlanApi.Domain.Values;

namespace PlanApi.UnitTests.Pace;

public sealed class PaceTests
{
    private static readonly Calendar Calendar = new()
    {
        Year = 2024,
        ReferenceFrom = 2022,
        ReferenceTo = 2025,
    };

    [Theory]
    // 170 of 366 days have passed on 18 June.
    [InlineData("flow", "straightLine", "2024-06-18", 366, null, "170")]
    [InlineData("daily", "straightLine", "2024-06-18", 100000, null, "100000")]
    [InlineData("stock", "straightLine", "2024-06-18", 466, 100d, "270")]
    [InlineData("ratio", "straightLine", "2024-06-18", 4.5, null, "9/2")]
    [InlineData("flow", "straightLine", "2024-12-31", 366, null, "366")]
    // Steps at the quarters' ends.
    [InlineData("flow", "steps", "2024-03-30", 50, null, "0")]
    [InlineData("flow", "steps", "2024-03-31", 50, null, "25/2")]
    [InlineData("stock", "steps", "2024-09-30", 50, null, "75/2")]
    [InlineData("stock", "steps", "2024-09-30", 50, 10d, "40")]
    public void DueByADay(string kind, string method, string day, double value, double? baseline, string due)
    {
        var pace = Calculation(kind, value, baseline)
            .By(Day(day), Enum.Parse<PaceMethod>(method, ignoreCase: true), null, null, PaceInputs.None);

        Assert.Equal(due, pace.Expected!.Value.Low.ToString());
    }

    [Fact]
    public void AFlowsBaselineCountsAsFarAsItsPeriodHasGone()
    {
        // 100 the year before, 120 wanted: at half of the leap year 60 are due where there were 50.
        var pace = Calculation("flow", 120, 100).By(Day("2024-07-01"), PaceMethod.StraightLine, null, null, PaceInputs.None);

        Assert.Equal(("60", "50"), (pace.Expected!.Value.Low.ToString(), pace.Expected.Value.Baseline.ToString()));
        Assert.Equal("1/2", Attainment.Of(pace.Expected.Value, Fraction.Of(55)).Value.ToString());
    }

    [Fact]
    public void PeriodTargetsAreDueAsTheyEndAndPartOfTheOneThatRuns()
    {
        // 12 + 12 + 13 x 30/92.
        var pace = Calculation("flow", 50, null).By(Day("2024-07-30"), PaceMethod.PeriodTargets, null, null, Quarters(12, 12, 13, 13));
        Assert.Equal(Fraction.Of(24) + Fraction.Of(13 * 30, 92), pace.Expected!.Value.Low);

        // They say the way; where they come to 40, a target of 50 is due in proportion.
        pace = Calculation("flow", 50, null).By(Day("2024-06-30"), PaceMethod.PeriodTargets, null, null, Quarters(10, 10, 10, 10));
        Assert.Equal("25", pace.Expected!.Value.Low.ToString());

        // A stock comes from the end of one quarter to the next: half of the way from 20 to 30.
        pace = Calculation("stock", 40, null).By(Day("2024-08-15"), PaceMethod.PeriodTargets, null, null, Quarters(10, 20, 30, 40));
        Assert.Equal("25", pace.Expected!.Value.Low.ToString());
    }

    [Fact]
    public void ASeasonalPaceGoesByWeights()
    {
        var pacing = new Pacing
        {
            Method = PaceMethod.Seasonal,
            Weights = [.. Enumerable.Range(1, 12).Select(month => new Quantity(month * Quantity.StepsPerUnit))],
        };
        var inputs = new PaceInputs([
            .. Enumerable
                .Range(1, 12)
                .Select(month => new PacePart(Period.OfMonth(2024, month), Period.OfMonth(2024, month), Fraction.Of(month))),
        ]);

        // (1 + 2 + 3 x 10/31) of 78.
        Assert.Equal(
            Fraction.Of(3) + Fraction.Of(30, 31),
            Calculation("flow", 78, null).By(Day("2024-03-10"), PaceMethod.Seasonal, pacing, null, inputs).Expected!.Value.Low
        );
        Assert.Equal(
            PaceFault.WrongWeights,
            Calculation("flow", 78, null).By(Day("2024-03-10"), PaceMethod.Seasonal, pacing, null, PaceInputs.None).Fault
        );
        Assert.Equal(
            PaceFault.NoShape,
            Calculation("flow", 78, null)
                .By(Day("2024-03-10"), PaceMethod.Seasonal, new Pacing { Method = PaceMethod.Seasonal }, null, PaceInputs.None)
                .Fault
        );
        Assert.Equal(
            "6",
            Calculation("ratio", 8, null)
                .By(
                    Day("2024-03-10"),
                    PaceMethod.Seasonal,
                    new Pacing { Method = PaceMethod.Seasonal },
                    null,
                    new PaceInputs([], Fraction.Of(3), Fraction.Of(4))
                )
                .Expected!.Value.Low.ToString()
        );
    }

    [Theory]
    [InlineData("2024-01-01", "2024-12-31", "2024")]
    [InlineData("2024-01-01", "2024-06-18", "2024-Q1 2024-04 2024-05 2024-06-01 2024-06-18")]
    [InlineData("2024-02-28", "2024-03-01", "2024-02-28 2024-02-29 2024-03-01")]
    [InlineData("2024-03-18", "2024-03-24", "2024-W12")]
    public void DaysAreMadeOfTheLongestPeriods(string first, string last, string some)
    {
        var periods = new DaySpan(Day(first), Day(last)).Periods(Calendar);

        Assert.All(some.Split(' '), period => Assert.Contains(Period.Parse(period), periods));
        Assert.Equal(new DaySpan(Day(first), Day(last)).Length, periods.Sum(Calendar.LengthOf));
    }

    private static PaceInputs Quarters(params int[] numbers) =>
        new([
            .. numbers.Select(
                (number, at) => new PacePart(Period.OfQuarter(2024, at + 1), Period.OfQuarter(2024, at + 1), Fraction.Of(number))
            ),
        ]);

    private static PaceCalculation Calculation(string kind, double value, double? baseline)
    {
        var indicator = new Indicator
        {
            Code = Code.Parse(kind),
            Unit = Unit.Number,
            PerDay = kind == "daily",
            Kind = kind switch
            {
                "stock" => IndicatorKind.Stock,
                "ratio" => IndicatorKind.Ratio,
                _ => IndicatorKind.Flow,
            },
        };
        var number = Fraction.Of(Quantity.Of((decimal)value));
        return new PaceCalculation(
            Calendar,
            indicator,
            Period.OfYear(2024),
            new Goal(Aim.Up, number, number, baseline is { } from ? Fraction.Of(Quantity.Of((decimal)from)) : null)
        );
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
