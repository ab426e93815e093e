using PlanApi.Domain.Cube;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Validation;

namespace PlanApi.UnitTests.Validation;

public sealed class GrowthTests
{
    [Fact]
    public void QuarterlyGrowthIsHeldAgainstYearlyGrowthInBothReadings()
    {
        var finding = Assert.Single(
            new PlanBuilder()
                .Indicator("gmv")
                .Target("kpi", "gmv", "= 18", against: "previousQuarter")
                .Target("result", "gmv", "= 25", against: "previousYear")
                .Find("growth-compounding")
        );
        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Equal(
            [
                ("point-to-point", "1.18 ^ 4 - 1", "+93.88 %"),
                ("year-on-flat-year", "(1.18 + 1.18 ^ 2 + 1.18 ^ 3 + 1.18 ^ 4) / 4 - 1", "+53.86 %"),
                ("year-on-like-year", "1.18 ^ 4 - 1", "+93.88 %"),
                ("stated", "result", "= +25 % vs 2023"),
                ("needed-rate", "1.25 ^ (1/4) - 1", "+5.737 %"),
                ("needed-rate-on-flat-year", "(f + f ^ 2 + f ^ 3 + f ^ 4) = 4 × 1.25", "+9.128 %"),
            ],
            finding.Arithmetic.Select(step => (step.Label, step.Expression, step.Result))
        );
    }

    [Theory]
    [InlineData("= 93.9")]
    [InlineData("= 54")]
    [InlineData(">= 50")]
    public void AYearlyGrowthThatAgreesWithAReadingIsNoFinding(string yearly) =>
        Assert.Empty(
            new PlanBuilder()
                .Indicator("gmv")
                .Target("kpi", "gmv", "= 18", against: "previousQuarter")
                .Target("result", "gmv", yearly, against: "previousYear")
                .Find("growth-compounding")
        );

    [Fact]
    public void ALevelAndAGrowthImplyABaselineThatAnotherTargetFallsBehind()
    {
        var plan = new PlanBuilder()
            .Indicator("visitors", but: visitors => visitors with { PerDay = true })
            .Target("kpi", "visitors", "= 100000", source: "kpis")
            .Target("growth", "visitors", "= 35 %", source: "results")
            .Target("level", "visitors", "> 500000", source: "results");
        var finding = Assert.Single(plan.Find("target-behind-implied-baseline"));
        Assert.Equal(["kpi", "level", "growth"], finding.Places.Select(place => place.Key));
        Assert.Equal(new Step("implied-baseline", "500,000 / 1.35", "> 370,370.3704 /day"), finding.Arithmetic[0]);
        // The warning says what the note would.
        Assert.Empty(plan.Find("implied-baseline"));
        Assert.Empty(
            new PlanBuilder()
                .Indicator("visitors")
                .Target("kpi", "visitors", "= 400000", source: "kpis")
                .Target("growth", "visitors", "= 35 %", source: "results")
                .Target("level", "visitors", "> 500000", source: "results")
                .Find("target-behind-implied-baseline")
        );
    }

    [Theory]
    [InlineData("= 6400", 0)]
    [InlineData("= 6410", 0)] // 8,000 / 6,410 is 1.248, which is 25 % when rounded.
    [InlineData("= 6000", 1)]
    [InlineData("< 6400", 0)]
    [InlineData("< 6300", 1)]
    public void AnImpliedBaselineIsHeldAgainstTheStatedOne(string baseline, int findings)
    {
        var plan = new PlanBuilder()
            .Indicator("sales", IndicatorKind.Flow, Unit.Currency)
            .Target("level", "sales", "= 8000")
            .Target("growth", "sales", "= 25", against: "previousYear")
            .Cell(Measure.Reference, "sales", baseline, "2023")
            .Cell(Measure.Reference, "sales", "= 5000", "2022");
        Assert.Equal(findings, plan.Find("implied-baseline-contradiction").Count);
        Assert.Empty(plan.Find("implied-baseline"));
    }
}
