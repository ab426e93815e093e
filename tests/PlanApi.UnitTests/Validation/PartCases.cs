using PlanApi.Domain.Indicators;
using static PlanApi.UnitTests.Validation.PlanBuilder;

namespace PlanApi.UnitTests.Validation;

/// <summary>Wholes against what their parts allow.</summary>
internal static class PartCases
{
    public static readonly RuleCase[] All =
    [
        new(
            "mean-outside-parts",
            plan =>
                Markets(plan)
                    .Indicator("score", IndicatorKind.Score)
                    .Target("w", "score", "= 4.7")
                    .Target("a", "score", "= 4.1", "market=eu")
                    .Target("b", "score", "= 4.5", "market=latam"),
            plan =>
                Markets(plan)
                    .Indicator("score", IndicatorKind.Score)
                    .Target("w", "score", "= 4.4")
                    .Target("a", "score", "= 4.1", "market=eu")
                    .Target("b", "score", "= 4.5", "market=latam")
        )
        {
            Says = "is to be 4.7 (w), but all its parts over market (2) lie within at least 4.1 at most 4.5",
        },
        new(
            "mean-outside-parts", // Over time; of quarters that are not all stated nothing follows.
            plan => Quarters(plan.Indicator("rate", IndicatorKind.Ratio, Unit.Percent), "rate", 5, 6, 6, 7).Target("y", "rate", ">= 8"),
            plan => Quarters(plan.Indicator("rate", IndicatorKind.Ratio, Unit.Percent), "rate", 5, 6, 6).Target("y", "rate", ">= 8")
        ),
        new(
            "mean-outside-parts", // A group of two.
            plan =>
                Markets(plan)
                    .Group("market", "both", "eu,latam")
                    .Indicator("days", IndicatorKind.Ratio, Unit.Days)
                    .Target("w", "days", "<= 8", "market=both")
                    .Target("a", "days", "= 9", "market=eu")
                    .Target("b", "days", "= 12", "market=latam"),
            plan =>
                Markets(plan)
                    .Group("market", "both", "eu,latam")
                    .Indicator("days", IndicatorKind.Ratio, Unit.Days)
                    .Target("w", "days", "<= 8", "market=both")
                    .Target("a", "days", "= 7", "market=eu")
                    .Target("b", "days", "= 12", "market=latam")
        ),
        new(
            "mean-outside-parts", // The average of a stock over its quarters.
            plan => Quarters(Stock(plan, OverTime.Average), "people", 100, 100, 110, 120).Target("y", "people", "= 130"),
            plan => Quarters(Stock(plan, OverTime.Average), "people", 100, 100, 110, 120).Target("y", "people", "= 110")
        ),
        new(
            "maximum-against-parts",
            plan => Quarters(Stock(plan, OverTime.Maximum), "people", 100, 140).Target("y", "people", "<= 130"),
            plan => Quarters(Stock(plan, OverTime.Maximum), "people", 100, 130).Target("y", "people", "<= 130")
        ),
        new(
            "maximum-against-parts", // None of them reaches it.
            plan => Quarters(Stock(plan, OverTime.Maximum), "people", 100, 140, 150, 120).Target("y", "people", "= 160"),
            plan => Quarters(Stock(plan, OverTime.Maximum), "people", 100, 140, 150).Target("y", "people", "= 160")
        ),
        new(
            "growth-outside-parts",
            plan =>
                Markets(plan)
                    .Indicator("gmv")
                    .Target("w", "gmv", "= 25 %")
                    .Target("a", "gmv", "= 10 %", "market=eu")
                    .Target("b", "gmv", "= 20 %", "market=latam"),
            plan =>
                Markets(plan)
                    .Indicator("gmv")
                    .Target("w", "gmv", "= 15 %")
                    .Target("a", "gmv", "= 10 %", "market=eu")
                    .Target("b", "gmv", "= 20 %", "market=latam")
        )
        {
            Says = "is to grow by +25 % (w), but all its parts over market (2) grow by at least 10 at most 20 %",
        },
        new(
            "growth-outside-parts", // Quarters on the same quarters of the year before.
            plan => Growths(plan.Indicator("gmv"), 10, 12, 14, 16).Target("y", "gmv", "= 20", against: "previousYear"),
            plan => Growths(plan.Indicator("gmv"), 10, 12, 14, 16).Target("y", "gmv", "= 13", against: "previousYear")
        ),
        new(
            "growth-against-steps",
            plan => Quarters(plan.Indicator("gmv"), "gmv", 100, 110).Target("g", "gmv", "= 18", against: "previousQuarter"),
            plan => Quarters(plan.Indicator("gmv"), "gmv", 100, 118).Target("g", "gmv", "= 18", against: "previousQuarter")
        )
        {
            Says = "goes from 100 in 2024-Q1 (q1) to 110 in 2024-Q2 (q2): that is +10 %",
        },
        new(
            "growth-against-steps", // A loss that grows by 40 % of its size has fallen by that.
            plan => Quarters(plan.Indicator("gmv"), "gmv", -100, -140).Target("g", "gmv", "= 50", against: "previousQuarter"),
            plan => Quarters(plan.Indicator("gmv"), "gmv", -100, -50).Target("g", "gmv", "= 50", against: "previousQuarter")
        )
        {
            Says = "to -140 in 2024-Q2 (q2): that is -40 %",
        },
        new(
            "growth-against-steps", // From the last quarter of the year before.
            plan =>
                Quarters(plan.Indicator("gmv"), "gmv", 100)
                    .Cell(Domain.Cube.Measure.Actual, "gmv", "= 95", "2023-Q4")
                    .Target("g", "gmv", "= 18", against: "previousQuarter"),
            plan =>
                Quarters(plan.Indicator("gmv"), "gmv", 112)
                    .Cell(Domain.Cube.Measure.Actual, "gmv", "= 95", "2023-Q4")
                    .Target("g", "gmv", "= 18", against: "previousQuarter")
        ),
        new(
            "growth-compounding", // Months of one quarter against that quarter.
            plan =>
                plan.Indicator("gmv")
                    .Target("m", "gmv", "= 5", period: "2024-Q2", against: "previousMonth")
                    .Target("q", "gmv", "= 5", period: "2024-Q2", against: "previousQuarter"),
            plan =>
                plan.Indicator("gmv")
                    .Target("m", "gmv", "= 5", period: "2024-Q2", against: "previousMonth")
                    .Target("q", "gmv", "= 15.8", period: "2024-Q2", against: "previousQuarter")
        ),
        new(
            "break-downs-differ",
            plan =>
                Markets(plan)
                    .Dimension("tier", "head", "mid")
                    .Indicator("gmv")
                    .Target("a", "gmv", "= 100", "market=eu")
                    .Target("b", "gmv", "= 200", "market=latam")
                    .Target("c", "gmv", "= 150", "tier=head")
                    .Target("d", "gmv", "= 100", "tier=mid"),
            plan =>
                Markets(plan)
                    .Dimension("tier", "head", "mid")
                    .Indicator("gmv")
                    .Target("a", "gmv", "= 100", "market=eu")
                    .Target("b", "gmv", "= 200", "market=latam")
                    .Target("c", "gmv", "= 150", "tier=head")
                    .Target("d", "gmv", "= 150", "tier=mid")
        )
        {
            Says = "adds up to 250 over tier, but to 300 over market. Both",
        },
        new(
            "break-downs-differ", // Over markets and over quarters.
            plan =>
                Quarters(Markets(plan).Indicator("gmv"), "gmv", 60, 70, 80, 90)
                    .Target("a", "gmv", "= 150", "market=eu")
                    .Target("b", "gmv", "= 200", "market=latam"),
            plan =>
                Quarters(Markets(plan).Indicator("gmv"), "gmv", 60, 70, 80, 90)
                    .Target("a", "gmv", "= 100", "market=eu")
                    .Target("b", "gmv", "= 200", "market=latam")
        ),
        new(
            "groups-exceed-whole", // A group and a member outside it.
            plan => Shares(plan).Target("g", "share", "= 60", "market=emerging").Target("o", "share", "= 45", "market=eu"),
            plan => Shares(plan).Target("g", "share", "= 60", "market=emerging").Target("o", "share", "= 40", "market=eu")
        )
        {
            Says = "g, o come to at least 105 %. That is more than the whole of 100 %",
        },
        new(
            "groups-exceed-whole", // Two groups that overlap in Latin America, of at most 10 %.
            plan =>
                Shares(plan)
                    .Target("g", "share", "= 60", "market=emerging")
                    .Target("h", "share", "= 55", "market=americas")
                    .Target("l", "share", "= 10", "market=latam"),
            plan =>
                Shares(plan)
                    .Target("g", "share", "= 60", "market=emerging")
                    .Target("h", "share", "= 55", "market=americas")
                    .Target("l", "share", "= 15", "market=latam")
        )
        {
            Says = "come to at least 105 %",
        },
        new(
            "groups-exceed-whole", // A group within another.
            plan =>
                Shares(plan)
                    .Group("market", "most", "latam,africa,us")
                    .Target("g", "share", "= 60", "market=emerging")
                    .Target("m", "share", "<= 50", "market=most"),
            plan =>
                Shares(plan)
                    .Group("market", "most", "latam,africa,us")
                    .Target("g", "share", "= 50", "market=emerging")
                    .Target("m", "share", "<= 50", "market=most")
        ),
        new(
            "shares-and-levels",
            plan =>
                Shares(plan)
                    .Target("w", "gmv", "= 1000")
                    .Target("s", "share", "= 40", "market=eu")
                    .Target("l", "gmv", "= 700", "market=latam"),
            plan =>
                Shares(plan)
                    .Target("w", "gmv", "= 1000")
                    .Target("s", "share", "= 40", "market=eu")
                    .Target("l", "gmv", "= 600", "market=latam")
        )
        {
            Says = "its parts over market come to at least 1,100, some stated as shares and some as levels",
        },
    ];

    private static PlanBuilder Markets(PlanBuilder plan) => plan.Dimension("market", "eu", "latam");

    private static PlanBuilder Shares(PlanBuilder plan) =>
        plan.Dimension("market", "eu", "latam", "africa", "us")
            .Group("market", "emerging", "latam,africa")
            .Group("market", "americas", "latam,us")
            .Indicator("gmv")
            .Indicator("share", IndicatorKind.Share, Unit.Percent, share => share with { Base = C("gmv"), ShareOf = C("market") });

    private static PlanBuilder Stock(PlanBuilder plan, OverTime over) =>
        plan.Indicator("people", IndicatorKind.Stock, but: people => people with { OverTime = over });

    private static PlanBuilder Quarters(PlanBuilder plan, string indicator, params int[] values) =>
        values
            .Index()
            .Aggregate(
                plan,
                (built, one) => built.Target($"q{one.Index + 1}", indicator, $"= {one.Item}", period: $"2024-Q{one.Index + 1}")
            );

    private static PlanBuilder Growths(PlanBuilder plan, params int[] values) =>
        values
            .Index()
            .Aggregate(
                plan,
                (built, one) =>
                    built.Target($"q{one.Index + 1}", "gmv", $"= {one.Item}", period: $"2024-Q{one.Index + 1}", against: "yearBefore")
            );
}
