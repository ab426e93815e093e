using FsCheck.Xunit;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Pace;
using PlanApi.Domain.Values;
using PlanApi.UnitTests.Cube;

namespace PlanApi.UnitTests.Pace;

// Seeds are drawn from a wide range, so that hardly any plan is drawn twice.
[Properties(StartSize = 1_000_000, EndSize = 1_000_000_000)]
public sealed class NumbersToDateTests
{
    [Drawn(100, 500)]
    public void AWholePeriodHasTheNumberOfTheCube(int seed)
    {
        var random = new System.Random(seed);
        var engine = RandomCube.Plan(random).Engine(shuffle: random);
        var frame = RandomCube.Frame(random, engine.Source.Scopes);
        var calendar = engine.Source.Calendar;
        PlaceOverDays At(Code indicator, int place)
        {
            var (first, last) = calendar.Days(frame.PeriodAt(place));
            return new PlaceOverDays(indicator, Measure.Target, frame.ScopeAt(engine.Source.Scopes, place), new DaySpan(first, last));
        }
        Code[] indicators =
        [
            .. engine
                .Source.Indicators.Values.Where(indicator =>
                    indicator.Kind is not (IndicatorKind.NonAdditive or IndicatorKind.Score or IndicatorKind.Growth)
                    && indicator.WeightedBy is null
                )
                .Select(indicator => indicator.Code),
        ];
        var toDate = new NumbersToDate(
            engine,
            indicators.SelectMany(indicator => Enumerable.Range(0, frame.Count).Select(place => At(indicator, place)))
        );

        foreach (var indicator in indicators)
        {
            for (var place = 0; place < frame.Count; place++)
            {
                var (expected, found) = (engine.Over(indicator, Measure.Target, frame).At(place), toDate.Of(At(indicator, place)));
                Assert.Equal(
                    (
                        expected.HasValue,
                        expected.HasValue ? expected.Value : default,
                        expected.State == CellState.Undefined ? expected.Reason : NoNumber.None
                    ),
                    (
                        found.HasValue,
                        found.HasValue ? found.Value : default,
                        found.State == CellState.Undefined ? found.Reason : NoNumber.None
                    )
                );
            }
        }
    }

    [Theory]
    [InlineData("visits", "2024-02-10", "140")]
    [InlineData("daily", "2024-02-10", "150/41")]
    [InlineData("staff", "2024-02-10", "7")]
    [InlineData("rate", "2024-02-10", "50")]
    [InlineData("score", "2024-02-10", "30/7")]
    [InlineData("plain-score", "2024-02-10", "5")]
    [InlineData("users", "2024-02-10", "90")]
    [InlineData("users", "2024-02-29", "95")]
    [InlineData("share", "2024-02-10", "100")]
    [InlineData("growth", "2024-02-10", "40")]
    [InlineData("per-visit", "2024-02-10", "1/2")]
    public void APartOfAYearRollsUpByItsKind(string indicator, string day, string expected)
    {
        var plan = Plan();
        var place = new PlaceOverDays(
            Code.Parse(indicator),
            Measure.Actual,
            Scope.Top,
            new DaySpan(new DateOnly(2024, 1, 1), DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))
        );
        var parts = expected.Split('/');
        var value = Fraction.Of(
            long.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture),
            parts.Length > 1 ? long.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) : 1
        );

        Assert.Equal(value, new NumbersToDate(plan.Engine(), [place]).Of(place).Value);
    }

    [Fact]
    public void LatestDaysAreThoseAtOrBelowAPlace()
    {
        var source = Plan().Cell("visits", "line=sales", "2024-02-12", 1, Measure.Actual).Source();
        var sales = Scope.Parse("line=sales")!;
        var brand = Scope.Parse("line=brand")!;

        var found = new LatestDays(source).Of(
            Code.Parse("visits"),
            Measure.Actual,
            [Scope.Top, sales, brand],
            new DaySpan(new DateOnly(2024, 1, 1), new DateOnly(2024, 2, 20))
        );
        Assert.Equal(
            (new DateOnly(2024, 2, 12), new DateOnly(2024, 2, 12), false),
            (found[Scope.Top], found[sales], found.ContainsKey(brand))
        );
        Assert.Equal(
            new DateOnly(2024, 2, 10),
            new LatestDays(source).Of(
                Code.Parse("visits"),
                Measure.Actual,
                [Scope.Top],
                new DaySpan(new DateOnly(2024, 1, 1), new DateOnly(2024, 2, 11))
            )[Scope.Top]
        );
        // What is computed is known until the earliest of its parts is.
        Assert.Equal(
            new DateOnly(2024, 2, 10),
            new LatestDays(source).Of(
                Code.Parse("rate"),
                Measure.Actual,
                [Scope.Top],
                new DaySpan(new DateOnly(2024, 1, 1), new DateOnly(2024, 2, 20))
            )[Scope.Top]
        );
    }

    // January by the month, February by the day as far as it has gone.
    private static TinyPlan Plan()
    {
        var line = new TinyDimension("line");
        line.Parents["sales"] = line.Parents["brand"] = "";
        return new TinyPlan([line])
            .Indicator("visits", IndicatorKind.Flow)
            .Indicator("orders", IndicatorKind.Flow)
            .Indicator("daily", IndicatorKind.Flow, but: flow => flow with { PerDay = true })
            .Indicator("staff", IndicatorKind.Stock)
            .Indicator(
                "rate",
                IndicatorKind.Ratio,
                Unit.Percent,
                ratio => ratio with { Numerator = Code.Parse("orders"), Denominator = Code.Parse("visits") }
            )
            .Indicator("score", IndicatorKind.Score, but: score => score with { WeightedBy = Code.Parse("visits") })
            .Indicator("plain-score", IndicatorKind.Score)
            .Indicator("users", IndicatorKind.NonAdditive)
            .Indicator(
                "share",
                IndicatorKind.Share,
                Unit.Percent,
                share => share with { Base = Code.Parse("visits"), ShareOf = Code.Parse("line") }
            )
            .Indicator(
                "growth",
                IndicatorKind.Growth,
                Unit.Percent,
                growth => growth with { Base = Code.Parse("visits"), Against = GrowthBase.Parse("yearBefore") }
            )
            .Indicator("per-visit", IndicatorKind.Formula, but: formula => formula with { Formula = "[orders] / [visits]" })
            .Cell("visits", "line=sales", "2024-01", 100, Measure.Actual)
            .Cell("visits", "line=sales", "2024-02-10", 40, Measure.Actual)
            .Cell("visits", "line=sales", "2023-01", 90, Measure.Actual)
            .Cell("visits", "line=sales", "2023-02-03", 10, Measure.Actual)
            .Cell("orders", "line=sales", "2024-01", 50, Measure.Actual)
            .Cell("orders", "line=sales", "2024-02-10", 20, Measure.Actual)
            .Cell("daily", "line=sales", "2024-02-05", 150, Measure.Actual)
            .Cell("staff", "line=sales", "2024-01", 9, Measure.Actual)
            .Cell("staff", "line=sales", "2024-02-08", 7, Measure.Actual)
            .Cell("score", "line=sales", "2024-01", 4, Measure.Actual)
            .Cell("score", "line=sales", "2024-02-10", 5, Measure.Actual)
            .Cell("plain-score", "", "2024-01", 4, Measure.Actual)
            .Cell("plain-score", "", "2024-02-10", 5, Measure.Actual)
            .Cell("users", "", "2024-01", 90, Measure.Actual)
            .Cell("users", "", "2024-02", 95, Measure.Actual);
    }
}
