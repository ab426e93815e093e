using PlanApi.Domain.Cube;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Validation;
using static PlanApi.UnitTests.Validation.PlanBuilder;

namespace PlanApi.UnitTests.Validation;

/// <summary>A plan whose numbers all fit, broken down in every way that rules look at: nothing may be found in it.</summary>
public sealed class ConsistentPlanTests
{
    private static readonly (string Market, int Level, string Share, int Growth, decimal Score)[] _markets =
    [
        ("eu", 700, "58.3", 15, 4.4m),
        ("latam", 300, "25", 25, 4.2m),
        ("africa", 200, "16.7", 35, 4.0m),
    ];

    [Fact]
    public void Numbers_ThatFit_AreLeftAlone()
    {
        var plan = new PlanBuilder().With(document =>
            document with
            {
                Plan = document.Plan with
                {
                    Calendar = document.Plan.Calendar with { Year = 2025, FirstMonth = 7, ReferenceFrom = 2023, ReferenceTo = 2026 },
                },
            }
        );
        plan.Dimension("market", "eu", "latam", "africa")
            .Dimension("tier", "head", "mid", "new")
            .Group("market", "emerging", "latam,africa")
            .Group("market", "both", "eu,latam")
            .Indicator("gmv")
            .Indicator("joined")
            .Indicator("left")
            .Indicator("stores")
            .Indicator("orders")
            .Indicator("share", IndicatorKind.Share, Unit.Percent, share => share with { Base = C("gmv"), ShareOf = C("market") })
            .Indicator(
                "score",
                IndicatorKind.Score,
                Unit.Percent,
                score =>
                    score with
                    {
                        WeightedBy = C("orders"),
                        Range = new() { Min = Q(0), Max = Q(5) },
                    }
            )
            .Indicator("peak", IndicatorKind.Stock, but: peak => peak with { OverTime = OverTime.Maximum })
            .Indicator("people", IndicatorKind.Stock, but: people => people with { OverTime = OverTime.Average })
            .Indicator("sellers", IndicatorKind.Stock, but: sellers => sellers with { Inflows = [C("joined")], Outflows = [C("left")] })
            .Indicator("store-gmv", IndicatorKind.NonAdditive, but: size => size with { EachOf = C("stores"), Base = C("gmv") })
            .Indicator(
                "days",
                IndicatorKind.Score,
                but: days =>
                    days with
                    {
                        WeightedBy = C("orders"),
                        Range = new() { Min = Q(0), Max = Q(60) },
                    }
            )
            .Indicator("within", IndicatorKind.NonAdditive, but: within => within with { PercentileOf = C("days"), Rank = Q(90) })
            .Target("gmv", "gmv", "= 1200", period: "2025")
            .Target("growth", "gmv", "= 20", period: "2025", against: "previousYear")
            .Target("orders", "orders", "= 100", period: "2025")
            .Target("emerging", "share", "= 41.7", "market=emerging", "2025")
            .Target("both", "gmv", "= 1000", "market=both", "2025")
            .Target("both-share", "share", "= 83.3", "market=both", "2025")
            .Target("score", "score", "= 4.3", period: "2025")
            .Target("peak", "peak", "= 140", period: "2025")
            .Target("people", "people", "= 115", period: "2025")
            .Target("store-gmv", "store-gmv", ">= 10", period: "2025")
            .Target("stores", "stores", "= 50", period: "2025")
            .Bound("stores", "stores", ">= 10", "2024-12", toDate: true)
            .Bound("stores-cap", "stores", "<= 60", "2025")
            .Target("days", "days", "= 5", period: "2025")
            .Target("within", "within", "= 8", period: "2025")
            .Cell(Measure.Actual, "sellers", "= 100", "2024-Q4");
        foreach (var (market, level, share, growth, score) in _markets)
        {
            plan.Target($"gmv-{market}", "gmv", $"= {level}", $"market={market}", "2025")
                .Target($"share-{market}", "share", $"= {share}", $"market={market}", "2025")
                .Target($"growth-{market}", "gmv", $"= {growth} %", $"market={market}", "2025")
                .Target($"score-{market}", "score", $"= {score}", $"market={market}", "2025");
        }
        foreach (var (tier, level) in new[] { ("head", 600), ("mid", 400), ("new", 200) })
            plan.Target($"gmv-{tier}", "gmv", $"= {level}", $"tier={tier}", "2025");
        var sellers = 100;
        foreach (var (quarter, level) in new[] { 270, 290, 310, 330 }.Index())
        {
            var period = $"2025-Q{quarter + 1}";
            sellers += 20 - 5;
            plan.Target($"gmv-q{quarter}", "gmv", $"= {level}", period: period)
                .Target($"joined-q{quarter}", "joined", "= 20", period: period)
                .Target($"left-q{quarter}", "left", "= 5", period: period)
                .Target($"sellers-q{quarter}", "sellers", $"= {sellers}", period: period)
                .Target($"peak-q{quarter}", "peak", $"= {110 + (quarter * 10)}", period: period)
                .Target($"orders-q{quarter}", "orders", $"= {22 + (quarter * 2)}", period: period)
                .Target($"people-q{quarter}", "people", $"= {100 + (quarter * 10)}", period: period)
                .Target($"score-q{quarter}", "score", $"= {4.2m + (quarter * 0.1m)}", period: period);
        }

        var found = plan.Validate()
            .Findings.Where(finding =>
                finding.Severity > Severity.Note && finding.Rule is not ("change-without-baseline" or "target-equals-baseline")
            );

        Assert.Equal(60, plan.Document.Targets.Count);
        Assert.Empty(found.Select(finding => $"{finding.Rule}: {FindingText.Sentence(finding, "en")}"));
    }
}
