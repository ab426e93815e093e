using PlanApi.Domain.Cube;
using PlanApi.Domain.Indicators;
using static PlanApi.UnitTests.Validation.PlanBuilder;

namespace PlanApi.UnitTests.Validation;

/// <summary>Numbers are as exact as they are written.</summary>
public sealed class WrittenTests
{
    [Theory]
    [InlineData(1.11111111, 90_000, 100_000, 0)]
    [InlineData(1.11111111, 90_001, 100_000, 1)]
    [InlineData(1.1, 90_000, 99_000, 0)]
    [InlineData(1.1, 90_000, 99_001, 1)]
    public void ARateIsRoundedWhereItFillsAllItsDecimals(decimal rate, decimal foreign, decimal home, int contradictions)
    {
        var plan = new PlanBuilder()
            .Indicator("gmv", unit: Unit.Currency)
            .Rate("EUR", rate)
            .Target("home", "gmv", $"= {home}")
            .Target("foreign", "gmv", $"= {foreign}", but: target => target with { Currency = C("EUR") });
        Assert.Equal(contradictions, plan.Find("target-contradiction").Count);
    }

    [Theory]
    [InlineData("33.4", "66.7", 0)]
    [InlineData("33.4", "66.6", 1)]
    [InlineData("33", "66", 0)]
    [InlineData("33", "65", 1)]
    public void SharesInAGroupAreRoundedAtTheirLastDecimal(string member, string group, int findings)
    {
        var plan = new PlanBuilder()
            .Dimension("market", "latam", "eu", "africa")
            .Group("market", "emerging", "latam,africa")
            .Indicator("gmv")
            .Indicator("share", IndicatorKind.Share, Unit.Percent, share => share with { Base = C("gmv"), ShareOf = C("market") })
            .Target("a", "share", $"= {member}", "market=latam")
            .Target("b", "share", $"= {member}", "market=africa")
            .Target("g", "share", $"= {group}", "market=emerging");
        Assert.Equal(findings, plan.Find("share-over-container").Count);
    }

    [Theory]
    [InlineData(33.33, 33.33, 33.33, 0)]
    [InlineData(33.3, 33.3, 33.3, 0)]
    [InlineData(33.33, 33.33, 33.3, 0)]
    [InlineData(33, 33, 33, 1)]
    [InlineData(33.3, 33.3, 33.6, 1)]
    public void WeightsAreRoundedAtTheirLastDecimal(decimal one, decimal two, decimal three, int findings)
    {
        var plan = new PlanBuilder().Weight("a", "line=sales", one).Weight("b", "line=brand", two).Weight("c", "line=traffic", three);
        Assert.Equal(findings, plan.Find("weights-not-whole").Count);
    }

    [Theory]
    [InlineData("= 33.3", 0)]
    [InlineData("= 33", 0)]
    [InlineData("= 34", 1)]
    public void AStatedGrowthIsRoundedAtItsLastDecimal(string growth, int findings)
    {
        var plan = new PlanBuilder()
            .Indicator("gmv")
            .Target("level", "gmv", "= 4")
            .Target("growth", "gmv", growth, against: "previousYear")
            .Cell(Measure.Actual, "gmv", "= 3", "2023");
        Assert.Equal(findings, plan.Find("implied-baseline-contradiction").Count);
    }
}
