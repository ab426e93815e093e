using PlanApi.Domain.Cube;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Validation;
using static PlanApi.UnitTests.Validation.PlanBuilder;

namespace PlanApi.UnitTests.Validation;

internal static class FeasibilityCases
{
    public static readonly RuleCase[] All =
    [
        new(
            "growth-compounding",
            plan =>
                plan.Indicator("gmv")
                    .Target("q", "gmv", "= 18", against: "previousQuarter")
                    .Target("y", "gmv", "= 25", against: "previousYear"),
            plan =>
                plan.Indicator("gmv")
                    .Target("q", "gmv", "= 5.7", against: "previousQuarter")
                    .Target("y", "gmv", "= 25", against: "previousYear")
        ),
        new(
            "growth-compounding",
            plan =>
                plan.Indicator("gmv")
                    .Target("m", "gmv", "= 5", against: "previousMonth")
                    .Target("q", "gmv", "= 5", against: "previousQuarter"),
            plan =>
                plan.Indicator("gmv")
                    .Target("m", "gmv", "= 5", against: "previousMonth")
                    .Target("q", "gmv", "= 15.8", against: "previousQuarter")
        ),
        new(
            "implied-baseline",
            plan => plan.Indicator("gmv").Target("level", "gmv", "= 125").Target("growth", "gmv", "= 25 %"),
            plan => plan.Indicator("gmv").Target("level", "gmv", "= 125").Target("growth", "gmv", "= 25", against: "previousQuarter")
        )
        {
            Says = "imply a start of 100,",
        },
        new(
            "implied-baseline",
            plan =>
                plan.Indicator("rate", IndicatorKind.Score)
                    .Target("level", "rate", "= 6.5")
                    .Target("points", "rate", "= 0.5", but: target => target with { Basis = Basis.Points }),
            plan => plan.Indicator("rate", IndicatorKind.Score).Target("level", "rate", "= 6.5")
        )
        {
            Says = "imply a start of 6,",
        },
        new(
            "target-behind-implied-baseline",
            plan =>
                plan.Indicator("gmv")
                    .Target("level", "gmv", "> 500", source: "9")
                    .Target("growth", "gmv", "= 35 %", source: "9")
                    .Target("kpi", "gmv", "= 100", source: "3"),
            plan =>
                plan.Indicator("gmv")
                    .Target("level", "gmv", "> 500", source: "9")
                    .Target("growth", "gmv", "= 35 %", source: "9")
                    .Target("kpi", "gmv", "= 400", source: "3")
        ),
        new(
            "baseline-past-target",
            plan => plan.Indicator("rate", IndicatorKind.Score).Target("t", "rate", "= 6", but: From(6.5m)),
            plan => plan.Indicator("rate", IndicatorKind.Score).Target("t", "rate", "= 6", but: From(5.5m))
        ),
        new(
            "baseline-past-target", // From the latest past value, where the target names no baseline.
            plan =>
                Delivery(plan)
                    .Target("t", "delivery", "= 8")
                    .Cell(Measure.Reference, "delivery", "= 12.3", "2022")
                    .Cell(Measure.Reference, "delivery", "= 7", "2023"),
            plan =>
                Delivery(plan)
                    .Target("t", "delivery", "= 8")
                    .Cell(Measure.Reference, "delivery", "= 7", "2022")
                    .Cell(Measure.Reference, "delivery", "= 12.3", "2023")
        ),
        new(
            "baseline-past-target", // A quarter is held against a quarter, and not against a year.
            plan =>
                plan.Indicator("gmv")
                    .Target("q1", "gmv", "= 300", period: "2024-Q1")
                    .Cell(Measure.Actual, "gmv", "= 310", "2023-Q4")
                    .Cell(Measure.Actual, "gmv", "= 1000", "2023"),
            plan => plan.Indicator("gmv").Target("q1", "gmv", "= 300", period: "2024-Q1").Cell(Measure.Actual, "gmv", "= 1000", "2023")
        ),
        new(
            "target-equals-baseline",
            plan => plan.Indicator("rate", IndicatorKind.Score).Target("t", "rate", ">= 6", but: From(6)),
            plan => plan.Indicator("rate", IndicatorKind.Score).Target("t", "rate", "> 6", but: From(6))
        ),
        new(
            "value-outside-range",
            plan => plan.Indicator("share", IndicatorKind.Share, Unit.Percent).Target("t", "share", "= 120"),
            plan => plan.Indicator("share", IndicatorKind.Share, Unit.Percent).Target("t", "share", "= 100").Target("u", "share", "= 120 %")
        ),
        new(
            "value-outside-range",
            plan => Score(plan).Target("t", "score", "= 4.7", but: From(5.1m)),
            plan => Score(plan).Target("t", "score", "= 4.7", but: From(4.1m))
        ),
        new("value-outside-range", plan => Score(plan).Target("t", "score", "> 5"), plan => Score(plan).Target("t", "score", ">= 5")),
        new(
            "value-outside-range",
            plan => plan.Indicator("margin", IndicatorKind.Ratio, Unit.Percent).Cell(Measure.Actual, "margin", "= 104", "2023"),
            plan => plan.Indicator("profit", unit: Unit.Currency).Cell(Measure.Actual, "profit", "= -4", "2023")
        )
        {
            Severity = Severity.Warning,
        },
        new(
            "target-outside-band",
            plan => Banded(plan).Target("t", "stock-days", "> 40"),
            plan => Banded(plan).Target("t", "stock-days", ">= 40")
        ),
        new(
            "value-outside-range",
            plan => plan.Indicator("gmv").Target("t", "gmv", "= -101 %"),
            plan => plan.Indicator("gmv").Target("t", "gmv", "= -100 %")
        ),
        new(
            "identity-broken",
            plan => Rates(plan).Target("r", "rate", "= 6").Target("i", "inquiries", "= 500").Target("v", "visitors", "= 10000"),
            plan => Rates(plan).Target("r", "rate", "= 6").Target("i", "inquiries", "= 602").Target("v", "visitors", "= 10000")
        )
        {
            Says = "rate it is 5 %",
        },
        new(
            "identity-broken", // +35 % and +20 % are +62 %.
            plan => Product(plan, "a,b").Target("f", "f", "= 25 %").Target("a", "a", "= 35 %").Target("b", "b", "= 20 %"),
            plan => Product(plan, "a,b").Target("f", "f", "= 62 %").Target("a", "a", "= 35 %").Target("b", "b", "= 20 %")
        )
        {
            Says = "it is +62 %",
        },
        new(
            "identity-broken", // Formulas that add are evaluated over levels.
            plan => Sum(plan).Target("f", "f", "= 10").Target("a", "a", "= 4").Target("b", "b", ">= 8"),
            plan => Sum(plan).Target("f", "f", "= 10").Target("a", "a", "= 4").Target("b", "b", ">= 6")
        ),
        new(
            "identity-broken", // A share against the levels of part and whole.
            plan =>
                Share(plan)
                    .Target("s", "share", "= 18", "market=latam")
                    .Target("l", "gmv", "= 12", "market=latam")
                    .Target("w", "gmv", "= 100"),
            plan =>
                Share(plan)
                    .Target("s", "share", "= 12", "market=latam")
                    .Target("l", "gmv", "= 12", "market=latam")
                    .Target("w", "gmv", "= 100")
        ),
        new(
            "identity-implausible",
            plan => Product(plan, "a,b,c").Target("f", "f", "= 25 %").Target("a", "a", "= 35 %").Target("b", "b", "= 20 %"),
            plan => Product(plan, "a,b,c").Target("f", "f", "= 80 %").Target("a", "a", "= 35 %").Target("b", "b", "= 20 %")
        )
        {
            Says = "leaves -22.84 % for c",
        },
        new(
            "identity-implausible", // More inquiries than visitors.
            plan =>
                Rates(plan)
                    .Indicator("more", IndicatorKind.Formula, but: more => more with { Formula = "[visitors] * [rate] / 100" })
                    .Target("m", "more", "= 500")
                    .Target("v", "visitors", "= 100"),
            plan =>
                Rates(plan)
                    .Indicator("more", IndicatorKind.Formula, but: more => more with { Formula = "[visitors] * [rate] / 100" })
                    .Target("m", "more", "= 50")
                    .Target("v", "visitors", "= 100")
        ),
        new(
            "identity-implies", // 10 a day in 366 days, of which 5 % are 183.
            plan => Rates(plan, perDay: true).Target("r", "rate", "= 5").Target("v", "visitors", "= 10"),
            plan => Rates(plan, perDay: true).Target("r", "rate", "= 5")
        )
        {
            Says = "inquiries is then 183",
        },
        new(
            "identity-implies",
            plan => Share(plan).Target("s", "share", "= 12", "market=latam").Target("w", "gmv", "= 100"),
            plan => Share(plan).Target("s", "share", "= 12", "market=latam")
        )
        {
            Says = "gmv (market=latam) is then 12",
        },
    ];

    private static Func<Target, Target> From(decimal value) => target => target with { Baseline = new Baseline { Value = Q(value) } };

    private static PlanBuilder Delivery(PlanBuilder plan) =>
        plan.Indicator("delivery", IndicatorKind.Ratio, Unit.Days, delivery => delivery with { Direction = Direction.LowerIsBetter });

    private static PlanBuilder Banded(PlanBuilder plan) =>
        plan.Indicator(
            "stock-days",
            IndicatorKind.Score,
            but: days =>
                days with
                {
                    Direction = Direction.InsideBand,
                    Band = new() { Min = Q(30), Max = Q(40) },
                }
        );

    private static PlanBuilder Score(PlanBuilder plan) =>
        plan.Indicator("score", IndicatorKind.Score, but: score => score with { Range = new() { Max = Q(5) } });

    private static PlanBuilder Rates(PlanBuilder plan, bool perDay = false) =>
        plan.Indicator("inquiries")
            .Indicator("visitors", but: visitors => visitors with { PerDay = perDay })
            .Indicator(
                "rate",
                IndicatorKind.Ratio,
                Unit.Percent,
                rate => rate with { Numerator = C("inquiries"), Denominator = C("visitors") }
            );

    private static PlanBuilder Product(PlanBuilder plan, string factors)
    {
        foreach (var factor in factors.Split(','))
            plan = plan.Indicator(factor, IndicatorKind.NonAdditive);
        return plan.Indicator(
            "f",
            IndicatorKind.Formula,
            but: f => f with { Formula = string.Join(" * ", factors.Split(',').Select(code => $"[{code}]")) + " / 100" }
        );
    }

    private static PlanBuilder Sum(PlanBuilder plan) =>
        plan.Indicator("a", unit: Unit.Currency)
            .Indicator("b", unit: Unit.Currency)
            .Indicator("f", IndicatorKind.Formula, but: f => f with { Formula = "[a] + [b]" });

    private static PlanBuilder Share(PlanBuilder plan) =>
        plan.Dimension("market", "latam", "eu")
            .Indicator("gmv")
            .Indicator("share", IndicatorKind.Share, Unit.Percent, share => share with { Base = C("gmv"), ShareOf = C("market") });
}
