using PlanApi.Domain.Indicators;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Validation;

namespace PlanApi.UnitTests.Validation;

public sealed class TargetContradictionTests
{
    private const string Rule = "target-contradiction";

    [Theory]
    [InlineData(">= 4.6", "= 4.7")]
    [InlineData(">= 4.6", "= 4.6")]
    [InlineData("> 4.6", ">= 4.7")]
    [InlineData("4..5", "5..6")]
    [InlineData("= 6", "= 6")]
    [InlineData("> 30", "<= 31")]
    public void ClaimsThatCanBothHoldDoNotContradict(string one, string two) => Assert.Empty(Plan(one, two).Find(Rule));

    [Theory]
    [InlineData("= 6", "= 6.5")]
    [InlineData("> 4.6", "= 4.6")]
    [InlineData(">= 90", "= 80")]
    [InlineData("4..5", "5.0001..6")]
    public void ClaimsThatExcludeEachOtherContradict(string one, string two)
    {
        var finding = Assert.Single(Plan(one, two).Find(Rule));
        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Equal(["one", "two"], finding.Places.Select(place => place.Key).Order());
    }

    [Fact]
    public void OfManyClaimsTheTightestAreNamedFirstAndThoseThatFitAreLeftOut()
    {
        var finding = Assert.Single(
            Plan("= 6", "= 6.5").Target("fits", "satisfaction", ">= 5").Target("other", "satisfaction", "= 7").Find(Rule)
        );
        Assert.Equal(["other", "one", "two"], finding.Places.Select(place => place.Key));
        Assert.Equal("1", finding.Arithmetic[^1].Result);
    }

    [Fact]
    public void AMissingPeriodCountsAsThePlansYearAndMakesItAWarning() =>
        Assert.Equal(
            Severity.Warning,
            Assert
                .Single(
                    new PlanBuilder()
                        .Indicator("rate", IndicatorKind.Score)
                        .Target("one", "rate", "= 6", period: null)
                        .Target("two", "rate", "= 6.5")
                        .Find(Rule)
                )
                .Severity
        );

    [Fact]
    public void OtherPeriodsAndScopesDoNotContradict() =>
        Assert.Empty(
            new PlanBuilder()
                .Indicator("rate", IndicatorKind.Score)
                .Dimension("market", "latam")
                .Target("one", "rate", "= 6", period: "2024-Q1")
                .Target("two", "rate", "= 6.5")
                .Target("three", "rate", "= 7", "market=latam")
                .Find(Rule)
        );

    [Fact]
    public void GrowthIsComparedOnTheSameBaseOnly()
    {
        var plan = new PlanBuilder().Indicator("gmv").Target("one", "gmv", "= 15", against: "previousYear");
        Assert.Single(plan.Target("two", "gmv", "= 20", against: "yearBefore").Find(Rule));
        Assert.Equal(2, Assert.Single(plan.Target("three", "gmv", "= 30", against: "2022").Find(Rule)).Places.Count);
    }

    [Fact]
    public void AGrowthIndicatorAndAGrowthOfItsBaseAreTheSameNumber() =>
        Assert.Single(
            new PlanBuilder()
                .Indicator("gmv")
                .Indicator(
                    "gmv-growth",
                    IndicatorKind.Growth,
                    Unit.Percent,
                    growth => growth with { Base = PlanBuilder.C("gmv"), Against = Domain.Calendars.GrowthBase.Parse("previousYear") }
                )
                .Target("one", "gmv-growth", "= 15")
                .Target("two", "gmv", "= 20", against: "2023")
                .Find(Rule)
        );

    [Fact]
    public void TheLastValueOfAStockIsTheYears() =>
        Assert.Single(
            new PlanBuilder()
                .Indicator("sellers", IndicatorKind.Stock)
                .Target("one", "sellers", "= 500")
                .Target("two", "sellers", "= 600", period: "2024-12")
                .Find(Rule)
        );

    [Fact]
    public void AmountsInOtherCurrenciesAreComparedAtThePlanningRate()
    {
        var plan = new PlanBuilder()
            .Indicator("gmv", IndicatorKind.Flow, Unit.Currency)
            .Target("one", "gmv", "= 700")
            .Target("two", "gmv", "= 100", but: target => target with { Currency = PlanBuilder.C("USD") });
        Assert.Empty(plan.Find(Rule));
        Assert.Empty(plan.Rate("USD", 7m).Find(Rule));
        Assert.Single(plan.Rate("USD", 7.1m, "2023-12-31").Find(Rule));
    }

    [Fact]
    public void TheSentenceIsPutIntoWords()
    {
        var finding = Assert.Single(Plan(">= 4.7", "= 4.6").Find(Rule));
        Assert.Equal(
            "satisfaction at the whole organisation in 2024 cannot be both at least 4.7 (one) and 4.6 (two).",
            FindingText.Sentence(finding, "en")
        );
        Assert.Contains("至少 4.7", FindingText.Sentence(finding, "zh"), StringComparison.Ordinal);
        Assert.Equal(FindingText.Sentence(finding, "en"), FindingText.Sentence(finding, "fr"));
    }

    private static PlanBuilder Plan(string one, string two) =>
        new PlanBuilder()
            .Indicator("satisfaction", IndicatorKind.Score)
            .Target("one", "satisfaction", one)
            .Target("two", "satisfaction", two);
}
