using PlanApi.Domain.Cube;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Validation;
using static PlanApi.UnitTests.Validation.PlanBuilder;

namespace PlanApi.UnitTests.Validation;

/// <summary>What follows from relations that indicators and targets declare.</summary>
internal static class DeclaredCases
{
    public static readonly RuleCase[] All =
    [
        new(
            "stock-against-movements", // 100 + 30 - 10 = 120.
            plan =>
                Sellers(plan)
                    .Cell(Measure.Actual, "sellers", "= 100", "2023")
                    .Target("in", "joined", "= 30")
                    .Target("out", "left", "= 10")
                    .Target("c", "sellers", "= 150"),
            plan =>
                Sellers(plan)
                    .Cell(Measure.Actual, "sellers", "= 100", "2023")
                    .Target("in", "joined", "= 30")
                    .Target("out", "left", "= 10")
                    .Target("c", "sellers", "= 120")
        )
        {
            Says = "is to be 150 at the end of 2024 (c), but its opening value (100) and its movements make it 120",
        },
        new(
            "stock-against-movements", // What leaves is not claimed: it can only be less.
            plan =>
                Sellers(plan)
                    .Target("o", "sellers", "= 100", period: "2024-Q1")
                    .Target("in", "joined", "= 30", period: "2024-Q2")
                    .Target("c", "sellers", "= 150", period: "2024-Q2"),
            plan =>
                Sellers(plan)
                    .Target("o", "sellers", "= 100", period: "2024-Q1")
                    .Target("in", "joined", "= 30", period: "2024-Q2")
                    .Target("c", "sellers", "= 110", period: "2024-Q2")
        ),
        new(
            "sizes-exceed-share", // 50 of at least 10 are 500; 30 % of 1,000 are 300.
            plan =>
                Stores(plan)
                    .Target("n", "stores", "= 50", "kind=flagship")
                    .Target("s", "store-gmv", ">= 10", "kind=flagship")
                    .Target("p", "share", "= 30", "kind=flagship")
                    .Target("w", "gmv", "= 1000"),
            plan =>
                Stores(plan)
                    .Target("n", "stores", "= 30", "kind=flagship")
                    .Target("s", "store-gmv", ">= 10", "kind=flagship")
                    .Target("p", "share", "= 30", "kind=flagship")
                    .Target("w", "gmv", "= 1000")
        )
        {
            Says = "50 (n) of at least 10 each (s) come to at least 500, but only 300 is available (p)",
        },
        new(
            "sizes-exceed-share",
            plan => Stores(plan).Target("n", "stores", "= 50").Target("s", "store-gmv", "> 10").Target("w", "gmv", "= 500"),
            plan => Stores(plan).Target("n", "stores", "= 50").Target("s", "store-gmv", ">= 10").Target("w", "gmv", "= 500")
        ),
        new(
            "percentile-against-mean", // (8 - 0.9 x 5) / 0.1 = 35.
            plan => Delivery(plan).Target("p", "within", "= 5").Target("m", "days", "= 8"),
            plan => Delivery(plan).Target("p", "within", "= 8").Target("m", "days", "= 5")
        )
        {
            Severity = Severity.Warning,
            Says = "The other 10 % then have an average of at least 35",
        },
        new(
            "percentile-against-mean", // Nothing takes longer than 20 days.
            plan => Delivery(plan, 20).Target("p", "within", "= 5").Target("m", "days", "= 8"),
            plan => Delivery(plan, 20).Target("p", "within", "= 5").Target("m", "days", "= 4")
        ),
        new(
            "percentile-against-mean", // At least 80 % within 8 days, and a mean of 12: the others take 28.
            plan => Delivery(plan).Target("p", "in-time", ">= 80").Target("m", "days", ">= 12"),
            plan => Delivery(plan).Target("p", "in-time", ">= 80").Target("m", "days", "= 8")
        )
        {
            Severity = Severity.Warning,
            Says = "The other 20 % then have an average of at least 28",
        },
        new(
            "milestone-completes-less",
            plan =>
                plan.Indicator("stores")
                    .Target("m", "stores", "= 10", period: "2024-06", but: target => target with { Completes = true })
                    .Target("y", "stores", "= 50"),
            plan => plan.Indicator("stores").Target("m", "stores", "= 10", period: "2024-06").Target("y", "stores", "= 50")
        )
        {
            Says = "is complete with 10 in 2024-06 (m), but 2024 is to be 50 (y)",
        },
        new(
            "line-without-core-indicator",
            plan => Lines(plan).KeyResult("k2", "ops", "t2"),
            plan => Lines(plan).KeyResult("k2", "ops", "t1")
        )
        {
            Says = "line/operations",
        },
        new(
            "announced-place-without-target",
            plan => Announced(plan).Target("t", "gmv", "= 1", "market=mexico"),
            plan => Announced(plan).Target("t", "gmv", "= 1", "market=mexico").Target("u", "gmv", "= 1", "market=africa")
        )
        {
            Says = "market/africa",
        },
        new(
            "north-star-without-target",
            plan => plan.Indicator("value", but: value => value with { Importance = Importance.NorthStar }),
            plan => plan.Indicator("value", but: value => value with { Importance = Importance.NorthStar }).Target("t", "value", "= 1")
        ),
        new(
            "result-without-baseline",
            plan => Result(plan, IndicatorKind.Score, Unit.Points),
            plan => Result(plan, IndicatorKind.Flow, Unit.Number)
        ),
        new(
            "result-without-baseline",
            plan => Result(plan, IndicatorKind.Stock, Unit.Number),
            plan => Result(plan, IndicatorKind.Stock, Unit.Number).Cell(Measure.Actual, "x", "= 1", "2023")
        ),
        new(
            "change-from-zero",
            plan => plan.Indicator("x").Target("t", "x", "= 50 %", but: target => target with { Baseline = new Baseline { Value = Q(0) } }),
            plan => plan.Indicator("x").Target("t", "x", "= 50 %", but: target => target with { Baseline = new Baseline { Value = Q(1) } })
        ),
        new(
            "change-from-zero",
            plan =>
                plan.Indicator("profit", unit: Unit.Currency)
                    .Cell(Measure.Actual, "profit", "= -100", "2023")
                    .Target("t", "profit", "= 50", against: "previousYear"),
            plan =>
                plan.Indicator("profit", unit: Unit.Currency)
                    .Cell(Measure.Actual, "profit", "= -100", "2022")
                    .Target("t", "profit", "= 50", against: "previousYear")
        )
        {
            Says = "starts from -100 CNY",
        },
    ];

    private static PlanBuilder Sellers(PlanBuilder plan) =>
        plan.Indicator("joined")
            .Indicator("left")
            .Indicator("sellers", IndicatorKind.Stock, but: sellers => sellers with { Inflows = [C("joined")], Outflows = [C("left")] });

    private static PlanBuilder Stores(PlanBuilder plan) =>
        plan.Dimension("kind", "flagship", "other")
            .Indicator("gmv")
            .Indicator("stores")
            .Indicator("share", IndicatorKind.Share, Unit.Percent, share => share with { Base = C("gmv"), ShareOf = C("kind") })
            .Indicator("store-gmv", IndicatorKind.NonAdditive, but: size => size with { EachOf = C("stores"), Base = C("gmv") });

    private static PlanBuilder Delivery(PlanBuilder plan, decimal? longest = null) =>
        plan.Indicator(
                "days",
                IndicatorKind.Score,
                but: days =>
                    days with
                    {
                        Range = new() { Min = Q(0), Max = longest is { } most ? Q(most) : null },
                    }
            )
            .Indicator("within", IndicatorKind.NonAdditive, but: within => within with { PercentileOf = C("days"), Rank = Q(90) })
            .Indicator("in-time", IndicatorKind.NonAdditive, Unit.Percent, share => share with { PercentileOf = C("days"), Limit = Q(8) });

    private static PlanBuilder Lines(PlanBuilder plan) =>
        plan.Dimension("line", "sales", "operations")
            .Dimension("tier", "head")
            .With(document =>
                document with
                {
                    Plan = document.Plan with
                    {
                        Matrix = new MatrixLayout { Rows = C("line"), Columns = C("tier") },
                    },
                }
            )
            .Indicator("gmv", but: gmv => gmv with { Importance = Importance.Core })
            .Indicator("returns", but: returns => returns with { Importance = Importance.Supporting })
            .Target("t1", "gmv", "= 1")
            .Target("t2", "returns", "= 1")
            .Objective("sales", scope: "line=sales")
            .Objective("ops", scope: "line=operations")
            .KeyResult("k1", "sales", "t1");

    private static PlanBuilder Announced(PlanBuilder plan) =>
        plan.Dimension("market", "latam", "latam/mexico", "africa")
            .Group("market", "new-ones", "latam,africa")
            .Indicator("gmv")
            .Objective("expand", scope: "market=new-ones");

    private static PlanBuilder Result(PlanBuilder plan, IndicatorKind kind, Unit unit) =>
        plan.Section("9", SectionPurpose.ExpectedResults).Indicator("x", kind, unit).Target("t", "x", "= 4", source: "9");
}
