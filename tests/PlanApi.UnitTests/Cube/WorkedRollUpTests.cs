using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Indicators;
using static PlanApi.UnitTests.Validation.PlanBuilder;

namespace PlanApi.UnitTests.Cube;

/// <summary>Numbers that a planner can check with pencil and paper.</summary>
public sealed class WorkedRollUpTests
{
    [Fact]
    public void AConversionOverTiersAndQuartersIsTheQuotientOfTheSumsAndNoMeanOfConversions()
    {
        var plan = Visits();
        Assert.Equal("8", Text(plan.Ask("conversion", "tier=top", "2024-Q1")));
        Assert.Equal("4", Text(plan.Ask("conversion", "tier=mid", "2024-Q1")));
        // 80 + 120 of 1,000 + 3,000.
        Assert.Equal("5", Text(plan.Ask("conversion", "", "2024-Q1")));
        // 80 + 120 + 110 + 150 of 1,000 + 3,000 + 1,000 + 3,000.
        Assert.Equal("23/4", Text(plan.Ask("conversion", "", "2024")));
        Assert.Equal(5_7500, plan.Ask("conversion", "", "2024").At(0).RoundedSteps(2));
        Assert.Equal(CellState.Derived, plan.Ask("conversion", "", "2024").At(0).State);
    }

    [Fact]
    public void GrowthIsMeasuredAgainstTheQuarterBeforeAndAgainstTheYearBeforeFromActuals()
    {
        var plan = Tiers()
            .Indicator("gmv", IndicatorKind.Flow)
            .Indicator(
                "on-quarter",
                IndicatorKind.Growth,
                Unit.Percent,
                growth => growth with { Base = C("gmv"), Against = GrowthBase.Parse("previousQuarter") }
            )
            .Indicator(
                "on-year",
                IndicatorKind.Growth,
                Unit.Percent,
                growth => growth with { Base = C("gmv"), Against = GrowthBase.Parse("yearBefore") }
            )
            .Cell("gmv", "tier=mid", "2024-Q1", 200)
            .Cell("gmv", "tier=top", "2024-Q1", 300)
            .Cell("gmv", "tier=mid", "2024-Q2", 290)
            .Cell("gmv", "tier=top", "2024-Q2", 300)
            .Cell("gmv", "tier=mid", "2023-Q2", 250, Measure.Actual)
            .Cell("gmv", "", "2023-Q1", 400, Measure.Reference);
        Assert.Equal("18", Text(plan.Ask("on-quarter", "", "2024-Q2")));
        Assert.Equal("45", Text(plan.Ask("on-quarter", "tier=mid", "2024-Q2")));
        Assert.Equal("16", Text(plan.Ask("on-year", "tier=mid", "2024-Q2")));
        Assert.Equal("25", Text(plan.Ask("on-year", "", "2024-Q1")));
        // No fourth quarter is known to grow from, and a year has no quarter before it.
        Assert.Equal("Missing", Text(plan.Ask("on-quarter", "", "2024-Q1")));
        Assert.Equal("NoBase", Text(plan.Ask("on-quarter", "", "2024")));
    }

    [Fact]
    public void ATiersShareIsItsPartOfAllTiersAtTheSamePlace()
    {
        var plan = Tiers()
            .Indicator("gmv", IndicatorKind.Flow)
            .Indicator("share", IndicatorKind.Share, Unit.Percent, share => share with { Base = C("gmv"), ShareOf = C("tier") })
            .Cell("gmv", "tier=mid;line=sales", "2024-Q1", 30)
            .Cell("gmv", "tier=top;line=sales", "2024-Q1", 70)
            .Cell("gmv", "tier=mid;line=ads", "2024-Q1", 10)
            .Cell("gmv", "tier=mid;line=ads", "2024-Q2", 90);
        Assert.Equal("30", Text(plan.Ask("share", "tier=mid;line=sales", "2024-Q1")));
        Assert.Equal("400/11", Text(plan.Ask("share", "tier=mid", "2024-Q1")));
        Assert.Equal("65", Text(plan.Ask("share", "tier=mid", "2024")));
        Assert.Equal("100", Text(plan.Ask("share", "", "2024")));
    }

    [Theory]
    [InlineData(null, "14")]
    [InlineData(OverTime.Last, "14")]
    [InlineData(OverTime.Average, "16")]
    [InlineData(OverTime.Maximum, "20")]
    public void AStockSumsOverScopeAndShowsTheLastMeanOrLargestOverTime(OverTime? overTime, string year)
    {
        var plan = Tiers()
            .Indicator("sellers", IndicatorKind.Stock, but: stock => stock with { OverTime = overTime })
            .Cell("sellers", "tier=mid", "2024-01", 8)
            .Cell("sellers", "tier=top", "2024-01", 6)
            .Cell("sellers", "tier=mid", "2024-02", 13)
            .Cell("sellers", "tier=top", "2024-02", 7)
            .Cell("sellers", "tier=mid", "2024-03", 9)
            .Cell("sellers", "tier=top", "2024-03", 5);
        Assert.Equal("14", Text(plan.Ask("sellers", "", "2024-01")));
        Assert.Equal(year, Text(plan.Ask("sellers", "", "2024-Q1")));
        Assert.Equal(year, Text(plan.Ask("sellers", "", "2024")));
    }

    [Fact]
    public void AStoredStockDiffersFromItsPartsAtTheSameTimeAndNotFromEarlierOnes()
    {
        var plan = Tiers()
            .Indicator("sellers", IndicatorKind.Stock)
            .Cell("sellers", "", "2024-Q1", 100)
            .Cell("sellers", "tier=mid", "2024-Q1", 40)
            .Cell("sellers", "tier=top", "2024-Q1", 50)
            .Cell("sellers", "tier=mid", "2024-03", 1);
        var numbers = plan.Ask("sellers", "", "2024-Q1");
        Assert.Equal(("100", "90"), (Text(numbers), Text(numbers.BelowAt(0))));
    }

    [Fact]
    public void SatisfactionIsWeightedByTheOrdersOfEachPlace()
    {
        var plan = Tiers()
            .Indicator("orders", IndicatorKind.Flow)
            .Indicator("satisfaction", IndicatorKind.Score, but: score => score with { WeightedBy = C("orders") })
            .Cell("satisfaction", "tier=mid", "2024-Q1", 4.2m)
            .Cell("satisfaction", "tier=top", "2024-Q1", 4.8m)
            .Cell("orders", "tier=mid", "2024-01", 100)
            .Cell("orders", "tier=mid", "2024-02", 200)
            .Cell("orders", "tier=top", "2024-Q1", 100);
        // (4.2 x 300 + 4.8 x 100) / 400.
        Assert.Equal("87/20", Text(plan.Ask("satisfaction", "", "2024-Q1")));
        Assert.Equal("87/20", Text(plan.Ask("satisfaction", "", "2024")));
        Assert.Equal("21/5", Text(plan.Ask("satisfaction", "tier=mid", "2024")));
        plan.Cell("satisfaction", "tier=low", "2024-Q1", 3);
        Assert.Equal("NoWeight", Text(plan.Ask("satisfaction", "", "2024-Q1")));
        // What is stored covers what has no weight.
        plan.Cell("satisfaction", "", "2024-Q1", 4);
        Assert.Equal("4", Text(plan.Ask("satisfaction", "", "2024")));
    }

    [Fact]
    public void AFormulaIsEvaluatedFromEachPlacesOwnNumbers()
    {
        var plan = Visits()
            .Indicator("orders", IndicatorKind.Flow)
            .Indicator(
                "order-rate",
                IndicatorKind.Ratio,
                Unit.Percent,
                rate => rate with { Numerator = C("orders"), Denominator = C("inquiries") }
            )
            .Indicator("order-value", IndicatorKind.Ratio, but: value => value with { WeightedBy = C("orders") })
            .Indicator(
                "gmv",
                IndicatorKind.Formula,
                but: gmv => gmv with { Formula = "[visitors] * [conversion] / 100 * [order-rate] / 100 * [order-value]" }
            )
            .Cell("orders", "tier=top", "2024-Q1", 20)
            .Cell("orders", "tier=mid", "2024-Q1", 12)
            .Cell("order-value", "tier=top", "2024-Q1", 50)
            .Cell("order-value", "tier=mid", "2024-Q1", 90);
        Assert.Equal("1000", Text(plan.Ask("gmv", "tier=top", "2024-Q1")));
        Assert.Equal("1080", Text(plan.Ask("gmv", "tier=mid", "2024-Q1")));
        // 4,000 x 5 % x 16 % x 65, which is also 1,000 + 1,080.
        Assert.Equal("2080", Text(plan.Ask("gmv", "", "2024-Q1")));
        Assert.Equal("Missing", Text(plan.Ask("gmv", "", "2024-Q2")));
    }

    [Fact]
    public void AQuotientByZeroSaysSo()
    {
        var plan = Visits()
            .Cell("inquiries", "tier=low", "2024-Q1", 5)
            .Cell("visitors", "tier=low", "2024-Q1", 0)
            .Indicator("half", IndicatorKind.Formula, but: half => half with { Formula = "[inquiries] / [visitors]" });
        Assert.Equal("DivisionByZero", Text(plan.Ask("conversion", "tier=low", "2024-Q1")));
        Assert.Equal("DivisionByZero", Text(plan.Ask("half", "tier=low", "2024-Q1")));
        Assert.Equal("Missing", Text(plan.Ask("conversion", "tier=low", "2024-Q2")));
    }

    [Fact]
    public void FormulasThatNeedEachOtherAreACycleForAllThatNeedsThem()
    {
        var plan = Tiers()
            .Indicator("hen", IndicatorKind.Formula, but: hen => hen with { Formula = "[egg] * 2" })
            .Indicator("egg", IndicatorKind.Formula, but: egg => egg with { Formula = "[hen] / 2" })
            .Indicator("farm", IndicatorKind.Formula, but: farm => farm with { Formula = "[egg] + 1" });
        Assert.All(new[] { "hen", "egg", "farm" }, code => Assert.Equal("Cycle", Text(plan.Ask(code, "", "2024"))));
    }

    [Fact]
    public void WhatIsNotAdditiveIsShownWhereItIsEnteredAndNowhereAbove()
    {
        var plan = Tiers()
            .Indicator("unique-visitors", IndicatorKind.NonAdditive)
            .Cell("unique-visitors", "tier=mid", "2024-Q1", 40)
            .Cell("unique-visitors", "", "2024-Q2", 70);
        Assert.Equal("40", Text(plan.Ask("unique-visitors", "tier=mid", "2024-Q1")));
        Assert.Equal("NotAdditive", Text(plan.Ask("unique-visitors", "", "2024-Q1")));
        Assert.Equal("NotAdditive", Text(plan.Ask("unique-visitors", "", "2024")));
        Assert.Equal("Missing", Text(plan.Ask("unique-visitors", "tier=top", "2024")));
    }

    [Fact]
    public void AnIndicatorHoldsNothingOfADimensionThatItDoesNotSumOver()
    {
        var plan = Tiers()
            .Indicator("stores", IndicatorKind.Flow, but: stores => stores with { Dimensions = [C("line")] })
            .Cell("stores", "line=ads", "2024", 100)
            .Cell("stores", "line=ads;tier=mid", "2024", 30);
        Assert.Equal("100", Text(plan.Ask("stores", "", "2024")));
        Assert.Equal("30", Text(plan.Ask("stores", "tier=mid", "2024")));
    }

    [Fact]
    public void LinesAndTiersOverlapUnlessWhatIsStoredAboveSaysWhatBothComeTo()
    {
        var plan = Tiers()
            .Indicator("gmv", IndicatorKind.Flow)
            .Cell("gmv", "line=ads", "2024-Q1", 60)
            .Cell("gmv", "tier=mid", "2024-Q1", 50);
        Assert.Equal("Overlap", Text(plan.Ask("gmv", "", "2024")));
        plan.Cell("gmv", "", "2024-Q1", 80);
        Assert.Equal("80", Text(plan.Ask("gmv", "", "2024")));
        Assert.Equal("Overlap", Text(plan.Ask("gmv", "", "2024-Q1").BelowAt(0)));
    }

    [Fact]
    public void WeeksStandBesideMonthsAndAddUpToNothing()
    {
        var plan = Tiers()
            .Indicator("visitors", IndicatorKind.Flow)
            .Cell("visitors", "tier=mid", "2024-W02", 7)
            .Cell("visitors", "tier=mid", "2024-01", 30)
            .Cell("visitors", "tier=top", "2024-01-09", 1);
        Assert.Equal("7", Text(plan.Ask("visitors", "tier=mid", "2024-W02")));
        Assert.Equal("8", Text(plan.Ask("visitors", "", "2024-W02")));
        Assert.Equal("31", Text(plan.Ask("visitors", "", "2024-01")));
        Assert.Equal("31", Text(plan.Ask("visitors", "", "2024")));
    }

    [Fact]
    public void AFlowPerDayCountsForEachDayOfItsPeriod()
    {
        var plan = Tiers()
            .Indicator("calls", IndicatorKind.Flow, but: calls => calls with { PerDay = true })
            .Cell("calls", "", "2024-01", 10)
            .Cell("calls", "", "2024-02", 40);
        // 31 days of 10 and 29 of 40 are 1,470, over the quarter's 91 days.
        Assert.Equal("210/13", Text(plan.Ask("calls", "", "2024-Q1")));
    }

    [Fact]
    public void LargeNumbersOfBothSignsAddUpInAnyOrderAndASumThatDoesNotFitIsAnError()
    {
        var plan = Tiers()
            .Indicator("gmv", IndicatorKind.Flow)
            .Cell("gmv", "tier=mid", "2024-Q1", 899_999_999_999_999m)
            .Cell("gmv", "tier=top", "2024-Q1", 899_999_999_999_999m)
            .Cell("gmv", "tier=low", "2024-Q1", -899_999_999_999_999m);
        Assert.Equal("899999999999999", Text(plan.Ask("gmv", "", "2024")));
        plan.Cells[("gmv", Measure.Target)].RemoveAt(2);
        Assert.Throws<OverflowException>(() => plan.Ask("gmv", "", "2024").At(0));
    }

    [Fact]
    public void ASellerCountsWhereItStoodInEachPeriodOrWhereItStandsAfterEveryMove()
    {
        var plan = Tiers().Indicator("gmv", IndicatorKind.Flow);
        plan.Dimensions[1].Parents["acme"] = "mid";
        plan.Dimensions[1].Moves.Add(("acme", new DateOnly(2024, 7, 1), "top"));
        plan.Cell("gmv", "tier=acme", "2024-Q1", 10).Cell("gmv", "tier=acme", "2024-Q3", 20);
        Assert.Equal(("10", "20"), (Text(plan.Ask("gmv", "tier=mid", "2024")), Text(plan.Ask("gmv", "tier=top", "2024"))));
        Assert.Equal(
            ("Missing", "30"),
            (Text(plan.Ask("gmv", "tier=mid", "2024", asIs: true)), Text(plan.Ask("gmv", "tier=top", "2024", asIs: true)))
        );
    }

    [Fact]
    public void WhatOverlapsAfterAMoveIsSeenBesideWhatDoesNotBefore()
    {
        var plan = Tiers().Indicator("gmv", IndicatorKind.Flow);
        (plan.Dimensions[1].Parents["chain"], plan.Dimensions[1].Parents["shop"]) = ("mid", "chain");
        plan.Dimensions[1].Moves.Add(("chain", new DateOnly(2024, 2, 15), "top"));
        plan.Cell("gmv", "tier=shop", "2024-01", 10)
            .Cell("gmv", "tier=shop", "2024-03", 20)
            .Cell("gmv", "line=ads;tier=chain", "2024-Q1", 30);
        Assert.Equal("10", Text(plan.Ask("gmv", "tier=mid", "2024")));
        Assert.Equal("Overlap", Text(plan.Ask("gmv", "tier=top", "2024")));
    }

    internal static TinyPlan Tiers()
    {
        var (line, tier) = (new TinyDimension("line"), new TinyDimension("tier"));
        (line.Parents["ads"], line.Parents["sales"]) = ("", "");
        (tier.Parents["low"], tier.Parents["mid"], tier.Parents["top"]) = ("", "", "");
        return new TinyPlan([line, tier]);
    }

    private static TinyPlan Visits() =>
        Tiers()
            .Indicator("visitors", IndicatorKind.Flow)
            .Indicator("inquiries", IndicatorKind.Flow)
            .Indicator(
                "conversion",
                IndicatorKind.Ratio,
                Unit.Percent,
                ratio => ratio with { Numerator = C("inquiries"), Denominator = C("visitors") }
            )
            .Cell("visitors", "tier=top", "2024-Q1", 1_000)
            .Cell("inquiries", "tier=top", "2024-Q1", 80)
            .Cell("visitors", "tier=mid", "2024-Q1", 3_000)
            .Cell("inquiries", "tier=mid", "2024-Q1", 120)
            .Cell("visitors", "tier=top", "2024-Q3", 1_000)
            .Cell("inquiries", "tier=top", "2024-Q3", 110)
            .Cell("visitors", "tier=mid", "2024-Q3", 3_000)
            .Cell("inquiries", "tier=mid", "2024-Q3", 150);

    internal static string Text(Numbers numbers) => Text(numbers.At(0));

    internal static string Text(CubeNumber number) =>
        number.State == CellState.Undefined ? number.Reason.ToString()
        : number.HasValue ? number.Value.ToString()
        : number.State.ToString();
}
