using PlanApi.Domain.Cube;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Validation;
using static PlanApi.UnitTests.Validation.PlanBuilder;

namespace PlanApi.UnitTests.Validation;

/// <summary>What follows over several steps from what plans state, and where that cannot be.</summary>
public sealed class ClosureTests
{
    private static readonly string[] _told =
    [
        "claims-cannot-all-hold",
        "identity-broken",
        "parts-exceed-whole",
        "parts-short-of-whole",
        "periods-against-whole",
        "shares-over-hundred",
        "share-over-container",
        "implied-baseline-contradiction",
    ];

    [Fact]
    public void AFormulaOfAFormulaIsFollowed()
    {
        var finding = Only(
            Turnover()
                .Target("price", "price", "= 10")
                .Target("volume", "volume", "= 1000")
                .Target("cost", "cost", "= 7000")
                .Target("profit", "profit", "= 5000")
        );
        Assert.Equal("claims-cannot-all-hold", finding.Rule);
        Assert.Contains(finding.Arithmetic, step => step is { Label: "turnover", Expression: "10 × 1,000", Result: "= 10,000" });
        Assert.Contains(finding.Arithmetic, step => step is { Label: "profit", Expression: "10,000 - 7,000", Result: "= 3,000" });
        Assert.Empty(
            Told(
                Turnover()
                    .Target("price", "price", "= 10")
                    .Target("volume", "volume", "= 1000")
                    .Target("cost", "cost", "= 7000")
                    .Target("profit", "profit", "= 3000")
            )
        );
    }

    [Fact]
    public void ATotalThatExistsOnlyThroughItsPartsIsHeldAgainstAnEquation()
    {
        var plan = Orders();
        foreach (var market in new[] { "latam", "eu", "africa" })
            plan.Target(market, "revenue", "= 500", $"market={market}");
        var finding = Only(plan);
        Assert.Equal("claims-cannot-all-hold", finding.Rule);
        Assert.Empty(plan.Find("identity-implies"));
        Assert.Contains(finding.Arithmetic, step => step is { Expression: "500 + 500 + 500", Result: "= 1,500" });
        Assert.Contains(finding.Arithmetic, step => step is { Expression: "1,500 / 10", Result: "= 150" });
        Assert.Contains(finding.Arithmetic, step => step is { Expression: "150 - 100.5", Result: "49.5" });
    }

    [Fact]
    public void ANoteThatSomethingIsNotStatedIsNotGivenWherePartsStateIt()
    {
        var plan = Orders();
        Assert.Single(plan.Find("identity-implies"));
        foreach (var (market, value) in new[] { ("latam", 500), ("eu", 300), ("africa", 200) })
            plan.Target(market, "revenue", $"= {value}", $"market={market}");
        Assert.Empty(Told(plan));
        Assert.Empty(plan.Find("identity-implies"));
    }

    [Fact]
    public void SharesTimesTotalsAreLevelsThatAddUp()
    {
        PlanBuilder Plan(string eu) =>
            Markets()
                .Indicator("gmv")
                .Target("all", "gmv", "= 1000")
                .Indicator("share", IndicatorKind.Share, Unit.Percent, share => share with { Base = C("gmv"), ShareOf = C("market") })
                .Target("latam", "share", "= 30", "market=latam")
                .Target("africa", "gmv", "= 300", "market=africa")
                .Target("eu", "gmv", eu, "market=eu");
        // The rule about shares beside levels tells it; the chain would be the same again.
        Assert.Single(Plan("= 500").Find("shares-and-levels"));
        Assert.Empty(Told(Plan("= 500")));
        Assert.Empty(Told(Plan("= 400")));
    }

    [Fact]
    public void QuartersMakeTheYearOfAnEquation()
    {
        PlanBuilder Plan(int last)
        {
            var plan = Orders();
            for (var quarter = 1; quarter <= 4; quarter++)
                plan.Target($"q{quarter}", "revenue", $"= {(quarter == 4 ? last : 200)}", period: $"2024-Q{quarter}");
            return plan;
        }
        Assert.Equal("claims-cannot-all-hold", Only(Plan(300)).Rule);
        Assert.Empty(Told(Plan(400)));
        Assert.Empty(Plan(400).Find("identity-implies"));
    }

    [Fact]
    public void ABaseThatIsStatedByItsQuartersIsABase()
    {
        PlanBuilder Plan(int last)
        {
            var plan = new PlanBuilder()
                .Indicator("gmv")
                .Target("level", "gmv", "= 1000")
                .Target("growth", "gmv", "= 25", against: "previousYear");
            for (var quarter = 1; quarter <= 4; quarter++)
                plan.Cell(Measure.Actual, "gmv", $"= {(quarter == 4 ? last : 200)}", $"2023-Q{quarter}");
            return plan;
        }
        Assert.Equal("claims-cannot-all-hold", Only(Plan(100)).Rule);
        Assert.Empty(Told(Plan(200)));
        Assert.Empty(Plan(200).Find("implied-baseline"));
    }

    [Fact]
    public void AGroupIsTheWholeOfItsMembers()
    {
        PlanBuilder Plan(string top) =>
            Markets()
                .Indicator("sellers")
                .Target("latam", "sellers", "= 60", "market=latam")
                .Target("africa", "sellers", "= 50", "market=africa")
                .Indicator("price", IndicatorKind.NonAdditive)
                .Indicator("fees", IndicatorKind.Formula, but: fees => fees with { Formula = "[sellers] * [price]" })
                .Target("price", "price", "= 2", "market=emerging")
                .Target("fees", "fees", top, "market=emerging");
        Assert.Equal("claims-cannot-all-hold", Only(Plan("= 300")).Rule);
        Assert.Empty(Told(Plan("= 220")));
    }

    [Fact]
    public void ARatioFromItsPartsMeetsTheSameRatioElsewhere()
    {
        PlanBuilder Plan(string inquiries) =>
            Markets()
                .Indicator("visitors")
                .Indicator("inquiries")
                .Indicator(
                    "rate",
                    IndicatorKind.Ratio,
                    Unit.Percent,
                    rate => rate with { Numerator = C("inquiries"), Denominator = C("visitors") }
                )
                .Target("v1", "visitors", "= 600", "market=latam")
                .Target("v2", "visitors", "= 300", "market=eu")
                .Target("v3", "visitors", "= 100", "market=africa")
                .Target("rate", "rate", "= 6")
                .Target("inquiries", "inquiries", inquiries);
        Assert.Equal("claims-cannot-all-hold", Only(Plan("= 100")).Rule);
        Assert.Empty(Told(Plan("= 62")));
    }

    [Fact]
    public void EachOfContradictoryClaimsOfAWholeIsHeldAgainstTheParts()
    {
        var plan = Markets()
            .Indicator("sellers")
            .Target("all", "sellers", "= 500")
            .Target("all2", "sellers", "= 100")
            .Target("latam", "sellers", "= 200", "market=latam")
            .Target("eu", "sellers", "= 100", "market=eu");
        Assert.Single(plan.Find("target-contradiction"));
        Assert.Contains(
            "more than the whole of 100",
            FindingText.Sentence(Assert.Single(plan.Find("parts-exceed-whole")), "en"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void ContradictionsThatNeedOneAnotherSNumbersAreAllTold()
    {
        var plan = new PlanBuilder()
            .Dimension("market", "a", "a/b", "b/c")
            .Indicator("sellers")
            .Target("a", "sellers", "= 1", "market=a")
            .Target("b", "sellers", "= 2", "market=b")
            .Target("c", "sellers", "= 3", "market=c");
        Assert.Equal(2, Told(plan).Count);
    }

    private static PlanBuilder Markets() =>
        new PlanBuilder().Dimension("market", "latam", "eu", "africa").Group("market", "emerging", "latam,africa");

    private static PlanBuilder Orders() =>
        Markets()
            .Indicator("orders")
            .Indicator(
                "price",
                IndicatorKind.Ratio,
                Unit.Currency,
                price => price with { Numerator = C("revenue"), Denominator = C("orders") }
            )
            .Indicator("revenue", unit: Unit.Currency)
            .Target("orders", "orders", "= 10")
            .Target("price", "price", "= 100");

    private static PlanBuilder Turnover() =>
        new PlanBuilder()
            .Indicator("price", IndicatorKind.NonAdditive, Unit.Currency)
            .Indicator("volume")
            .Indicator("cost", unit: Unit.Currency)
            .Indicator("turnover", IndicatorKind.Formula, Unit.Currency, turnover => turnover with { Formula = "[price] * [volume]" })
            .Indicator("profit", IndicatorKind.Formula, Unit.Currency, profit => profit with { Formula = "[turnover] - [cost]" });

    internal static List<Finding> Told(PlanBuilder plan) => [.. plan.Validate().Findings.Where(finding => _told.Contains(finding.Rule))];

    internal static Finding Only(PlanBuilder plan)
    {
        var told = Told(plan);
        Assert.True(told.Count == 1, string.Join("\n", told.Select(finding => $"{finding.Rule}: {FindingText.Sentence(finding, "en")}")));
        return told[0];
    }
}
