using PlanApi.Domain.Cube;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Validation;
using PlanApi.Domain.Values;
using static PlanApi.UnitTests.Validation.PlanBuilder;

namespace PlanApi.UnitTests.Validation;

internal static class ContradictionCases
{
    public static readonly RuleCase[] All =
    [
        new("claims-cannot-all-hold", plan => Profit(plan, 5000), plan => Profit(plan, 3000))
        {
            Says = "profit at the whole organisation in 2024 is 5,000 CNY by some of the plan's numbers and 3,000 CNY by others",
        },
        new(
            "target-contradiction",
            plan => Rate(plan).Target("one", "rate", "= 6").Target("two", "rate", "= 6.5"),
            plan => Rate(plan).Target("one", "rate", ">= 4.6").Target("two", "rate", "= 4.7")
        ),
        new(
            "same-need-different-numbers",
            plan => Rate(plan).Target("one", "rate", ">= 80", source: "3.3").Target("two", "rate", "= 90", source: "9"),
            plan => Rate(plan).Target("one", "rate", ">= 18", source: "5").Target("two", "rate", "<= 20", source: "6")
        )
        {
            Says = "at least 80 in section 3.3 (one), but 90 in section 9 (two)",
        },
        // Of two equal numbers nothing is meant differently, nor within one section; contradictions are another rule's.
        new(
            "same-need-different-numbers",
            plan => Returns(plan).Target("one", "returns", "<= 4.5", source: "3.3").Target("two", "returns", "<= 4", source: "9"),
            plan =>
                Returns(plan)
                    .Target("one", "returns", "<= 4.5", source: "3.3")
                    .Target("two", "returns", "<= 4", source: "3.3")
                    .Target("three", "returns", "= 5", source: "9")
        ),
        new(
            "target-outside-limit",
            plan => Rate(plan).Target("one", "rate", "= 22").Target("two", "rate", "<= 20"),
            plan => Rate(plan).Target("one", "rate", ">= 18").Target("two", "rate", "<= 20")
        )
        {
            Says = "but the limit is at most 20",
        },
        new(
            "target-outside-limit",
            plan => Returns(plan).Target("one", "returns", "<= 2", period: null).Target("two", "returns", ">= 3"),
            plan => Returns(plan).Target("one", "returns", "<= 4").Target("two", "returns", ">= 3")
        )
        {
            Severity = Severity.Warning,
        },
        new(
            "baseline-contradiction",
            plan => Rate(plan).Cell(Measure.Reference, "rate", "< 30", "2023").Target("t", "rate", "= 38", but: From(30)),
            plan => Rate(plan).Cell(Measure.Reference, "rate", "< 30", "2023").Target("t", "rate", "= 38", but: From(29))
        )
        {
            Severity = Severity.Warning,
            Says = "starts from 30 in one place and from under 30 in another",
        },
        new(
            "baseline-contradiction",
            plan => Rate(plan).Cell(Measure.Reference, "rate", "= 4.2", "2023").Cell(Measure.Baseline, "rate", "= 4.8", "2023"),
            plan => Rate(plan).Cell(Measure.Reference, "rate", "= 4.2", "2023").Cell(Measure.Reference, "rate", "= 4.8", "2022")
        ),
        new(
            "implied-baseline-contradiction",
            plan => Sales(plan).Cell(Measure.Reference, "sales", "= 6000", "2023"),
            plan => Sales(plan).Cell(Measure.Reference, "sales", "= 6400", "2023")
        ),
        new(
            "comparator-against-direction",
            plan => Returns(plan).Target("t", "returns", ">= 4.5"),
            plan => Returns(plan).Target("t", "returns", ">= 2").Target("u", "returns", "<= 4.5")
        )
        {
            Says = "lower is better",
        },
        new(
            "change-against-direction",
            plan => Rate(plan).Target("t", "rate", "= -12 %"),
            plan => Returns(plan).Target("t", "returns", "= -12 %")
        ),
        new("between-out-of-order", plan => Rate(plan).Target("t", "rate", "5..4"), plan => Rate(plan).Target("t", "rate", "4..5")),
        new(
            "adopted-value-outside-target",
            plan => Rate(plan).Target("t", "rate", ">= 90").Cell(Measure.Target, "rate", "= 80", "2024"),
            plan => Rate(plan).Target("t", "rate", ">= 90").Target("u", "rate", "= 80").Cell(Measure.Target, "rate", "= 80", "2024")
        ),
        new(
            "target-missed-by-cells",
            plan =>
                Stores(plan)
                    .Target("t", "stores", "<= 10")
                    .Cell(Measure.Target, "stores", "= 6", "2024-Q1")
                    .Cell(Measure.Target, "stores", "= 5", "2024-Q3"),
            plan =>
                Stores(plan)
                    .Target("t", "stores", "<= 11")
                    .Cell(Measure.Target, "stores", "= 6", "2024-Q1")
                    .Cell(Measure.Target, "stores", "= 5", "2024-Q3")
        )
        {
            Says = "the cells come to 11, but the target is at most 10",
        },
        new(
            "target-missed-by-cells", // What is missing may not be entered yet; a stored cell is another rule's.
            plan => Stores(plan).Target("t", "stores", ">= 10").Cell(Measure.Target, "stores", "= 6", "2024-Q1"),
            plan =>
                Stores(plan)
                    .Target("t", "stores", ">= 10")
                    .Cell(Measure.Target, "stores", "= 6", "2024")
                    .Cell(Measure.Actual, "stores", "= 1", "2024-Q1")
        )
        {
            Severity = Severity.Note,
        },
        new(
            "target-missed-by-cells",
            plan => Ratio(plan).Cell(Measure.Target, "visitors", "= 100", "2024-Q1").Cell(Measure.Target, "inquiries", "= 5", "2024-Q1"),
            plan => Ratio(plan).Cell(Measure.Target, "visitors", "= 100", "2024-Q1").Cell(Measure.Target, "inquiries", "= 6", "2024-Q1")
        )
        {
            Says = "the cells come to 5 %",
        },
        new(
            "bound-left-by-cells",
            plan =>
                Bounded(plan, max: 10)
                    .Cell(Measure.Target, "stores", "= 6", "2024-Q1", "tier=head")
                    .Cell(Measure.Target, "stores", "= 5", "2024-04", "tier=mid"),
            plan =>
                Bounded(plan, max: 10)
                    .Cell(Measure.Target, "stores", "= 5", "2024-Q1", "tier=head")
                    .Cell(Measure.Target, "stores", "= 5", "2024-04", "tier=mid")
                    .Cell(Measure.Target, "stores", "= 5", "2024-Q3", "tier=mid")
        )
        {
            Says = "is 11, but the bound cap allows at most 10",
        },
        new(
            "bound-left-by-cells",
            plan =>
                Bounded(plan, max: 5, reach: Reach.Below)
                    .Cell(Measure.Target, "stores", "= 6", "2024-05", "tier=head")
                    .Cell(Measure.Target, "stores", "= 5", "2024-05", "tier=mid"),
            plan =>
                Bounded(plan, max: 5, reach: Reach.Below)
                    .Cell(Measure.Target, "stores", "= 5", "2024-05", "tier=head")
                    .Cell(Measure.Target, "stores", "= 6", "2024-07", "tier=head")
                    .Cell(Measure.Actual, "stores", "= 6", "2024-05")
        ),
    ];

    private static PlanBuilder Stores(PlanBuilder plan) => plan.Dimension("tier", "head", "mid").Indicator("stores");

    private static PlanBuilder Ratio(PlanBuilder plan) =>
        plan.Indicator("visitors")
            .Indicator("inquiries")
            .Indicator(
                "rate",
                IndicatorKind.Ratio,
                Unit.Percent,
                rate => rate with { Numerator = C("inquiries"), Denominator = C("visitors") }
            )
            .Target("t", "rate", ">= 6", period: "2024-Q1");

    private static PlanBuilder Bounded(PlanBuilder plan, decimal max, Reach reach = Reach.Cell) =>
        Stores(plan)
            .With(document =>
                document with
                {
                    Bounds =
                    [
                        new Bound
                        {
                            Code = C("cap"),
                            Indicator = C("stores"),
                            Measure = Measure.Target,
                            Period = Domain.Calendars.Period.OfQuarter(2024, 2),
                            Max = Q(max),
                            ToDate = reach == Reach.Cell,
                            Reach = reach,
                            Scope = Scope.Top,
                        },
                    ],
                }
            );

    private static PlanBuilder Rate(PlanBuilder plan) => plan.Indicator("rate", IndicatorKind.Score);

    private static PlanBuilder Returns(PlanBuilder plan) =>
        plan.Indicator("returns", IndicatorKind.Score, but: returns => returns with { Direction = Direction.LowerIsBetter });

    private static PlanBuilder Sales(PlanBuilder plan) =>
        plan.Indicator("sales", unit: Unit.Currency)
            .Target("level", "sales", "= 8000")
            .Target("growth", "sales", "= 25", against: "previousYear");

    private static Func<Target, Target> From(decimal value) => target => target with { Baseline = new Baseline { Value = Q(value) } };

    private static PlanBuilder Profit(PlanBuilder plan, int profit) =>
        plan.Indicator("price", IndicatorKind.NonAdditive, Unit.Currency)
            .Indicator("volume")
            .Indicator("cost", unit: Unit.Currency)
            .Indicator("turnover", IndicatorKind.Formula, Unit.Currency, turnover => turnover with { Formula = "[price] * [volume]" })
            .Indicator("profit", IndicatorKind.Formula, Unit.Currency, it => it with { Formula = "[turnover] - [cost]" })
            .Target("price", "price", "= 10")
            .Target("volume", "volume", "= 1000")
            .Target("cost", "cost", "= 7000")
            .Target("profit", "profit", $"= {profit}");
}
