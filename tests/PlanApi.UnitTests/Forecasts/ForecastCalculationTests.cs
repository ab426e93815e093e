using System.Text.Json;
using FsCheck.Xunit;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Forecasts;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.UnitTests.Forecasts;

public sealed class ForecastCalculationTests
{
    [Theory]
    // A flow goes on by its days: 60 in 60 days of January and February, 31 in March.
    [InlineData("flow", "runRate", "31 29", "31 30 31 30 31 31 30 31 30 31")]
    [InlineData("stock", "runRate", "40 50", "50 50 50 50 50 50 50 50 50 50")]
    [InlineData("score", "runRate", "40 50", "45 45 45 45 45 45 45 45 45 45")]
    [InlineData("nonAdditive", "runRate", "7 9", "9 9 9 9 9 9 9 9 9 9")]
    // One a day in January, two in February: three in March.
    [InlineData("flow", "trend", "31 58", "93 120 155 180 217 248 270 310 330 372")]
    [InlineData("stock", "trend", "10 13", "16 19 22 25 28 31 34 37 40 43")]
    [InlineData("daily", "runRate", "10 10", "10 10 10 10 10 10 10 10 10 10")]
    public void WhatIsLeftGoesOn(string kind, string method, string over, string left)
    {
        var forecast = new ForecastCalculation(Indicator(kind), Months(Numbers(over))).By(
            Enum.Parse<ForecastMethod>(method, ignoreCase: true)
        );

        Assert.Equal($"{over} {left}", string.Join(' ', forecast.Months.Select(month => month.Number)));
        Assert.All(forecast.Months.Take(2), month => Assert.Equal(ForecastSource.Actual, month.Source));
    }

    [Fact]
    public void ASeasonRepeatsInTheProportionSoFar()
    {
        // 30 of 20 so far: half as much again as the year before.
        var months = Months([10, 20]).Select((month, at) => month with { YearBefore = Fraction.Of(at < 2 ? 10 : 10 * at) });

        var forecast = new ForecastCalculation(Indicator("flow"), [.. months]).By(ForecastMethod.Seasonal);

        Assert.Equal("10 20 30 45 60 75 90 105 120 135 150 165", string.Join(' ', forecast.Months.Select(month => month.Number)));
    }

    [Theory]
    [InlineData(-10, "-10", "-10 -10 -10 -10 -10 -10 -10 -10 -10 -10 -10 -10")]
    [InlineData(-10, "-20", "-20 -20 -20 -20 -20 -20 -20 -20 -20 -20 -20 -20")]
    // A profit after a loss is in no proportion to it, nor a loss after a profit.
    [InlineData(-10, "10", "noShape")]
    [InlineData(10, "-10", "noShape")]
    [InlineData(0, "10", "noShape")]
    public void ASeasonOfLossesRepeatsAndOneThatTurnsDoesNot(int yearBefore, string actual, string told)
    {
        var months = Months(Numbers(actual)).Select(month => month with { YearBefore = Fraction.Of(yearBefore) });

        var forecast = new ForecastCalculation(Indicator("flow"), [.. months]).By(ForecastMethod.Seasonal);

        Assert.Equal(
            told,
            forecast.Months.Count > 0
                ? string.Join(' ', forecast.Months.Select(month => month.Number))
                : JsonNamingPolicy.CamelCase.ConvertName(forecast.Fault.ToString())
        );
    }

    [Theory]
    [InlineData("flow", "runRate", "", "tooFewActuals")]
    [InlineData("stock", "trend", "5", "tooFewActuals")]
    [InlineData("flow", "runRate", "5 -", "noActual 2024-02")]
    [InlineData("flow", "seasonal", "5", "noShape 2024-01")]
    [InlineData("flow", "remainingTargets", "5", "noTarget 2024-02")]
    [InlineData("flow", "entered", "5", "notEntered 2024-02")]
    public void WhatCannotBeForecastSaysWhy(string kind, string method, string over, string fault)
    {
        var forecast = new ForecastCalculation(Indicator(kind), Months(Numbers(over))).By(
            Enum.Parse<ForecastMethod>(method, ignoreCase: true)
        );

        Assert.Empty(forecast.Months);
        Assert.Equal(
            fault,
            $"{forecast.Fault.ToString()[..1].ToLowerInvariant()}{forecast.Fault.ToString()[1..]} {forecast.FaultAt}".TrimEnd()
        );
    }

    [Fact]
    public void AScoreThatIsNotTakenEveryMonthLeavesThemOut()
    {
        var forecast = new ForecastCalculation(Indicator("score"), Months([4, null, 5])).By(ForecastMethod.RunRate);

        // The mean of 4 and 5, to no decimals, half away from zero.
        Assert.Equal("4,,5,5,5,5,5,5,5,5,5,5", string.Join(',', forecast.Months.Select(month => month.Number)));
    }

    [Property(MaxTest = 300)]
    public void TheMonthsLeftOfAFlowComeToTheRoundedWhole(int[] over, int decimals)
    {
        long?[] numbers = [.. over.Take(11).Select(number => (long?)(number % 100_000))];
        if (numbers.Length == 0)
            return;
        var indicator = Indicator("flow") with { Decimals = (decimals & int.MaxValue) % 5 };

        var forecast = new ForecastCalculation(indicator, Months(numbers)).By(ForecastMethod.RunRate);

        var days = Months(numbers).Take(numbers.Length).Sum(month => month.Days);
        var whole = Fraction.Of(numbers.Sum()!.Value) * Fraction.Of(366 - days, days);
        var left = forecast.Months.Skip(numbers.Length).Aggregate(Fraction.Zero, (sum, month) => sum + Fraction.Of(month.Number!.Value));
        Assert.Equal(whole.ToText(indicator.Decimals), left.ToText(indicator.Decimals));
    }

    [Property(MaxTest = 300)]
    public void ATrendThroughNumbersOnALineStaysOnIt(int first, int step, int over)
    {
        var (start, by, count) = (first % 100_000, step % 1_000, 2 + ((over & int.MaxValue) % 10));
        var months = Months([.. Enumerable.Range(0, count).Select(at => (long?)(start + ((long)by * at)))]);

        var forecast = new ForecastCalculation(Indicator("stock"), months).By(ForecastMethod.Trend);

        Assert.Equal(
            Enumerable.Range(0, 12).Select(at => start + ((decimal)by * at)),
            forecast.Months.Select(month => month.Number!.Value.ToDecimal())
        );
    }

    private static Indicator Indicator(string kind) =>
        new()
        {
            Code = Code.Known("some"),
            Unit = Unit.Number,
            Kind = kind == "daily" ? IndicatorKind.Flow : Enum.Parse<IndicatorKind>(kind, ignoreCase: true),
            PerDay = kind == "daily",
        };

    private static KnownMonth[] Months(long?[] over) =>
        [
            .. Enumerable
                .Range(0, 12)
                .Select(at => new KnownMonth(Period.OfMonth(2024, at + 1), DateTime.DaysInMonth(2024, at + 1), at < over.Length)
                {
                    Actual =
                        at < over.Length && over[at] is { } number
                            ? new CubeNumber(CellState.Stored, number * Quantity.StepsPerUnit)
                            : CubeNumber.Missing,
                }),
        ];

    private static long?[] Numbers(string text) =>
        [
            .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(number => number == "-" ? (long?)null : long.Parse(number, System.Globalization.CultureInfo.InvariantCulture)),
        ];
}
