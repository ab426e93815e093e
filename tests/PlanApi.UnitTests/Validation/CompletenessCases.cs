using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Validation;
using PlanApi.Domain.Values;
using static PlanApi.UnitTests.Validation.PlanBuilder;

namespace PlanApi.UnitTests.Validation;

internal static class CompletenessCases
{
    public static readonly RuleCase[] All =
    [
        new(
            "indicator-without-target",
            plan => plan.Indicator("gmv", but: gmv => gmv with { Importance = Importance.Core }),
            plan => plan.Indicator("gmv", but: gmv => gmv with { Importance = Importance.Core }).Target("t", "gmv", "= 1")
        ),
        new(
            "indicator-without-target",
            plan => plan.Indicator("gmv"),
            plan => plan.Indicator("gmv").Indicator("f", IndicatorKind.Formula, but: f => f with { Formula = "[gmv] * 2" })
        )
        {
            Severity = Severity.Note,
        },
        new(
            "target-without-period",
            plan => plan.Indicator("gmv").Target("t", "gmv", "= 1", period: null),
            plan => plan.Indicator("gmv").Target("t", "gmv", "= 1")
        ),
        new(
            "growth-without-against",
            plan => plan.Indicator("gmv").Target("t", "gmv", "= 18", but: target => target with { Basis = Basis.Growth }),
            plan => plan.Indicator("gmv").Target("t", "gmv", "= 18", against: "previousQuarter")
        ),
        new(
            "change-without-baseline",
            plan => plan.Indicator("gmv").Target("t", "gmv", "= 15 %"),
            plan => plan.Indicator("gmv").Target("t", "gmv", "= 15 %").Cell(Measure.Reference, "gmv", "= 100", "2023")
        ),
        new(
            "score-without-scale",
            plan => plan.Indicator("score", IndicatorKind.Score),
            plan => plan.Indicator("score", IndicatorKind.Score, but: score => score with { Range = new() { Max = Q(5) } })
        ),
        new(
            "lights-without-thresholds",
            plan => Lights(plan.Indicator("gmv").Target("t", "gmv", "= 1")),
            plan =>
                Lights(
                    plan.Indicator(
                            "gmv",
                            but: gmv =>
                                gmv with
                                {
                                    Thresholds = new() { Green = Q(0.95m), Yellow = Q(0.8m) },
                                }
                        )
                        .Target("t", "gmv", "= 1")
                        .Indicator("other")
                )
        ),
        new(
            "objective-without-key-result",
            plan => plan.Indicator("gmv").Target("t", "gmv", "= 1").Objective("top").Objective("below", "top").KeyResult("k", "top", "t"),
            plan => plan.Indicator("gmv").Target("t", "gmv", "= 1").Objective("top").Objective("below", "top").KeyResult("k", "below", "t")
        )
        {
            Says = "below",
        },
        new(
            "key-result-without-period",
            plan => Result(plan.Indicator("gmv").Target("t", "gmv", "= 1", period: null)),
            plan => Result(plan.Indicator("gmv").Target("t", "gmv", "= 1"))
        ),
        new(
            "key-result-without-baseline",
            plan => Result(plan.Indicator("gmv", unit: Unit.Currency).Target("t", "gmv", "= 1")),
            plan =>
                Result(
                    plan.Indicator("gmv", unit: Unit.Currency)
                        .Target("t", "gmv", "= 1", but: target => target with { Baseline = new Baseline { Value = Q(0.5m) } })
                )
        ),
        new(
            "intent-without-result",
            plan =>
                Sections(plan)
                    .Indicator("a")
                    .Indicator("b")
                    .Target("t", "a", "= 1", source: "kpis")
                    .Target("u", "b", "= 1", source: "results"),
            plan => Sections(plan).Indicator("a").Target("t", "a", "= 1", source: "kpis").Target("u", "a", "= 10 %", source: "results")
        ),
        new(
            "result-without-intent",
            plan =>
                Sections(plan)
                    .Indicator("a")
                    .Indicator("b")
                    .Target("t", "a", "= 1", source: "kpis")
                    .Target("u", "b", "= 1", source: "results"),
            plan => Sections(plan).Indicator("a").Target("u", "a", "= 1", source: "results")
        ),
        new(
            "steps-without-values",
            plan => plan.Indicator("gmv").Target("t", "gmv", "= 10", but: ByQuarter).Target("q1", "gmv", "= 1", period: "2024-Q1"),
            plan =>
                plan.Indicator("gmv")
                    .Target("t", "gmv", "= 10", but: ByQuarter)
                    .Target("q1", "gmv", "= 1", period: "2024-Q1")
                    .Target("q2", "gmv", "= 2", period: "2024-Q2")
                    .Target("q3", "gmv", "= 3", period: "2024-Q3")
                    .Cell(Measure.Target, "gmv", "= 4", "2024-Q4")
        ),
        new(
            "matrix-line-empty",
            plan => Matrix(plan.Indicator("gmv").Target("t", "gmv", "= 1", "line=sales")),
            plan => Matrix(plan.Indicator("gmv").Target("t", "gmv", "= 1", "line=sales").Objective("o", scope: "line=brand"))
        )
        {
            Says = "brand",
        },
        new(
            "target-without-source",
            plan => plan.Indicator("gmv").Target("t", "gmv", "= 1").Target("u", "gmv", "= 1", source: "kpis"),
            plan => plan.Indicator("gmv").Target("t", "gmv", "= 1")
        ),
        new(
            "wording-read-two-ways",
            plan =>
                plan.Indicator("share")
                    .Indicator("growth")
                    .Target("t", "share", "= 40", source: "9", but: Worded)
                    .Target("u", "growth", "= 40", source: "9", but: Worded),
            plan =>
                plan.Indicator("gmv")
                    .Target("t", "gmv", "= 35 %", source: "9", but: Worded)
                    .Target("u", "gmv", "> 500", source: "9", but: Worded)
        ),
        new(
            "sibling-without-weight",
            plan => Results(plan).Weight("w", "key-result k", 100),
            plan => Results(plan).Weight("w", "key-result k", 60).Weight("v", "key-result l", 40)
        ),
        new(
            "sibling-without-weight",
            plan => plan.Objective("top").Objective("a", "top").Objective("b", "top").Weight("w", "objective a", 100),
            plan => plan.Objective("top").Objective("a", "top").Objective("b").Weight("w", "objective a", 100)
        ),
    ];

    private static Target ByQuarter(Target target) => target with { RisesBy = Grain.Quarter };

    private static Target Worded(Target target) => target with { Wording = LocalText.English("emerging markets contribute 40 %") };

    private static PlanBuilder Result(PlanBuilder plan) => plan.Objective("o").KeyResult("k", "o", "t");

    private static PlanBuilder Results(PlanBuilder plan) =>
        Result(plan.Indicator("gmv").Target("t", "gmv", "= 1")).KeyResult("l", "o", "t");

    private static PlanBuilder Sections(PlanBuilder plan) =>
        plan.Section("kpis", SectionPurpose.Indicators).Section("results", SectionPurpose.ExpectedResults);

    private static PlanBuilder Lights(PlanBuilder plan) =>
        plan.With(document => document with { Plan = document.Plan with { Monitoring = new Monitoring { Lights = true } } });

    private static PlanBuilder Matrix(PlanBuilder plan) =>
        plan.Dimension("line", "sales", "brand")
            .Dimension("tier")
            .With(document =>
                document with
                {
                    Plan = document.Plan with
                    {
                        Matrix = new MatrixLayout { Rows = C("line"), Columns = C("tier") },
                    },
                }
            );
}
