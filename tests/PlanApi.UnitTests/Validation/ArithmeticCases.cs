using PlanApi.Domain.Cube;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Validation;
using PlanApi.Domain.Weights;
using static PlanApi.UnitTests.Validation.PlanBuilder;

namespace PlanApi.UnitTests.Validation;

internal static class ArithmeticCases
{
    public static readonly RuleCase[] All =
    [
        new(
            "parts-exceed-whole",
            plan => Sellers(plan).Target("latam", "sellers", "= 300", "market=latam").Target("eu", "sellers", ">= 250", "market=eu"),
            plan => Sellers(plan).Target("latam", "sellers", "= 300", "market=latam").Target("eu", "sellers", ">= 200", "market=eu")
        )
        {
            Says = "come to at least 550, which is more than the whole of 500",
        },
        new(
            "parts-exceed-whole", // Grandchildren count where their parent has no target.
            plan =>
                Sellers(plan).Target("mexico", "sellers", "= 300", "market=mexico").Target("brazil", "sellers", "= 201", "market=brazil"),
            plan =>
                Sellers(plan).Target("mexico", "sellers", "= 300", "market=mexico").Target("brazil", "sellers", "= 200", "market=brazil")
        ),
        new(
            "parts-exceed-whole", // "500, of which 100 from emerging markets": a group is a part, never added to its siblings.
            plan => Sellers(plan).Target("group", "sellers", "= 501", "market=emerging"),
            plan =>
                Sellers(plan)
                    .Target("group", "sellers", "= 100", "market=emerging")
                    .Target("latam", "sellers", "= 50", "market=latam")
                    .Target("eu", "sellers", "= 450", "market=eu")
        ),
        new(
            "parts-exceed-whole", // The members of a group against the group.
            plan =>
                Sellers(plan)
                    .Target("group", "sellers", "= 100", "market=emerging")
                    .Target("latam", "sellers", "= 60", "market=latam")
                    .Target("africa", "sellers", "= 50", "market=africa"),
            plan => Sellers(plan).Target("group", "sellers", "= 100", "market=emerging").Target("latam", "sellers", "= 60", "market=latam")
        ),
        new(
            "parts-short-of-whole",
            plan =>
                Sellers(plan)
                    .Target("latam", "sellers", "= 200", "market=latam")
                    .Target("eu", "sellers", "= 100", "market=eu")
                    .Target("africa", "sellers", "= 100", "market=africa"),
            plan => Sellers(plan).Target("latam", "sellers", "= 200", "market=latam").Target("eu", "sellers", "= 100", "market=eu")
        ),
        new("periods-against-whole", plan => Quarters(plan, 100, 200, 300, 401), plan => Quarters(plan, 100, 200, 300, 400)),
        new(
            "periods-against-whole",
            plan => Quarters(plan, 100, 200, 300, 399),
            plan => plan.Indicator("gmv").Target("year", "gmv", "= 1000").Target("q1", "gmv", "= 999", period: "2024-Q1")
        ),
        new(
            "periods-against-whole", // 366 days at 10 a day are 3,660.
            plan =>
                plan.Indicator("visitors", but: visitors => visitors with { PerDay = true })
                    .Target("year", "visitors", "= 10")
                    .Target("q1", "visitors", "= 41", period: "2024-Q1"),
            plan =>
                plan.Indicator("visitors", but: visitors => visitors with { PerDay = true })
                    .Target("year", "visitors", "= 10")
                    .Target("q1", "visitors", "= 40", period: "2024-Q1")
        ),
        new(
            "shares-over-hundred",
            plan => Shares(plan).Target("latam", "share", "= 60", "market=latam").Target("eu", "share", ">= 41", "market=eu"),
            plan =>
                Shares(plan)
                    .Target("latam", "share", "= 60", "market=latam")
                    .Target("eu", "share", "= 40", "market=eu")
                    .Target("group", "share", "= 60", "market=emerging")
        )
        {
            Says = "at least 101 %",
        },
        new(
            "shares-over-hundred",
            plan =>
                Shares(plan)
                    .Target("latam", "share", "= 33.4", "market=latam")
                    .Target("eu", "share", "= 33.4", "market=eu")
                    .Target("africa", "share", "= 33.4", "market=africa"),
            plan =>
                Shares(plan)
                    .Target("latam", "share", "= 33.3", "market=latam")
                    .Target("eu", "share", "= 33.3", "market=eu")
                    .Target("africa", "share", "= 33.5", "market=africa")
        ),
        new(
            "share-over-container",
            plan => Shares(plan).Target("latam", "share", "= 22", "market=latam").Target("group", "share", "<= 20", "market=emerging"),
            plan => Shares(plan).Target("latam", "share", ">= 18", "market=latam").Target("group", "share", "<= 20", "market=emerging")
        ),
        new(
            "share-over-container",
            plan => Shares(plan).Target("latam", "share", "= 22", "market=latam").Target("mexico", "share", "= 23", "market=mexico"),
            plan => Shares(plan).Target("latam", "share", "= 22", "market=latam").Target("mexico", "share", "= 22", "market=mexico")
        ),
        new("weights-not-whole", plan => Lines(plan, 30, 30, 30), plan => Lines(plan, 30, 30, 40)),
        new(
            "weights-not-whole", // A window that leaves the others alone must leave the sum alone too.
            plan => Lines(plan, 30, 30, 40).Window("sale", others: OtherWeights.Unchanged).Weight("w", "line=sales", 40, window: "sale"),
            plan => Lines(plan, 30, 30, 40).Window("sale").Weight("w", "line=sales", 40, window: "sale")
        )
        {
            Says = "add up to 110 % from 2024-06-01 to 2024-06-18",
        },
        new(
            "weights-not-whole",
            plan =>
                plan.Weight("a", "line=sales", 60, to: "2024-06-30")
                    .Weight("b", "line=sales", 50, from: "2024-07-01")
                    .Weight("c", "line=brand", 40),
            plan => plan.Weight("a", "line=sales", 60).Weight("c", "line=brand", 40).Weight("d", "line=sales", 100, within: "tier=head")
        )
        {
            Says = "add up to 90 % from 2024-07-01 to 2024-12-31",
        },
        new(
            "weight-out-of-range",
            plan => plan.Weight("a", "line=sales", 110).Weight("b", "line=brand", -10),
            plan => plan.Weight("a", "line=sales", 100).Weight("b", "line=brand", 0)
        ),
        new(
            "stored-total-differs",
            plan =>
                Sold(plan, 100)
                    .Cell(Measure.Target, "sold", "= 61", "2024-Q1", "market=latam")
                    .Cell(Measure.Target, "sold", "= 40", "2024-Q3", "market=latam"),
            plan =>
                Sold(plan, 100)
                    .Cell(Measure.Target, "sold", "= 60", "2024-Q1", "market=latam")
                    .Cell(Measure.Target, "sold", "= 40", "2024-Q3", "market=eu")
        )
        {
            Says = "is stored as 100, but the 2 cells below it come to 101",
        },
        new(
            "stored-total-differs", // What is not broken down yet is no more than a note; where parts overlap there is no sum.
            plan => Sold(plan, 100).Cell(Measure.Target, "sold", "= 60", "2024-Q1", "market=latam"),
            plan =>
                Sold(plan, 100).Cell(Measure.Target, "sold", "= 60", "2024-Q1").Cell(Measure.Target, "sold", "= 60", "2024", "market=latam")
        )
        {
            Severity = Severity.Note,
        },
        new(
            "stored-total-differs", // 366 days at 10 a day are 3,660; a quarter of 91 days at 41 a day is 3,731.
            plan =>
                Markets(plan)
                    .Indicator("daily", but: daily => daily with { PerDay = true })
                    .Cell(Measure.Target, "daily", "= 10", "2024")
                    .Cell(Measure.Target, "daily", "= 41", "2024-Q1"),
            plan =>
                Markets(plan)
                    .Indicator("stock", IndicatorKind.Stock)
                    .Cell(Measure.Target, "stock", "= 10", "2024")
                    .Cell(Measure.Target, "stock", "= 41", "2024-Q1")
                    .Cell(Measure.Reference, "stock", "= 10", "2023")
                    .Cell(Measure.Reference, "stock", "= 41", "2023", "market=eu")
        )
        {
            Says = "stored as 3,660, but the 1 cells below it come to 3,731",
        },
        new(
            "actuals-not-counted", // A week that is whole counts, and a day in it does not.
            plan =>
                plan.Indicator("sold").Cell(Measure.Actual, "sold", "= 70", "2024-W07").Cell(Measure.Actual, "sold", "= 5", "2024-02-13"),
            plan =>
                plan.Indicator("sold").Cell(Measure.Actual, "sold", "= 70", "2024-W07").Cell(Measure.Actual, "sold", "= 5", "2024-02-20")
        )
        {
            Says = "of shorter periods within it do not (1 of them, which come to 5)",
        },
        new("currency-without-rate", plan => Dollars(plan), plan => Dollars(plan).Rate("USD", 7m)),
    ];

    private static PlanBuilder Markets(PlanBuilder plan) =>
        plan.Dimension("market", "latam", "latam/mexico", "latam/brazil", "eu", "africa").Group("market", "emerging", "latam,africa");

    private static PlanBuilder Sellers(PlanBuilder plan) => Markets(plan).Indicator("sellers").Target("all", "sellers", "= 500");

    private static PlanBuilder Shares(PlanBuilder plan) =>
        Markets(plan)
            .Indicator("gmv")
            .Indicator("share", IndicatorKind.Share, Unit.Percent, share => share with { Base = C("gmv"), ShareOf = C("market") });

    private static PlanBuilder Quarters(PlanBuilder plan, params int[] values)
    {
        plan = plan.Indicator("gmv").Target("year", "gmv", "= 1000");
        for (var i = 0; i < values.Length; i++)
            plan = plan.Target($"q{i + 1}", "gmv", $"= {values[i]}", period: $"2024-Q{i + 1}");
        return plan;
    }

    private static PlanBuilder Lines(PlanBuilder plan, decimal sales, decimal brand, decimal traffic) =>
        plan.Weight("a", "line=sales", sales).Weight("b", "line=brand", brand).Weight("c", "line=traffic", traffic);

    private static PlanBuilder Sold(PlanBuilder plan, decimal year) =>
        Markets(plan).Indicator("sold").Cell(Measure.Target, "sold", $"= {year}", "2024");

    private static PlanBuilder Dollars(PlanBuilder plan) =>
        plan.Indicator("gmv", unit: Unit.Currency).Target("t", "gmv", "> 50", but: target => target with { Currency = C("USD") });
}
