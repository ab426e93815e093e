using PlanApi.Domain.Cube;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Validation;
using PlanApi.Domain.Values;
using static PlanApi.UnitTests.Validation.PlanBuilder;

namespace PlanApi.UnitTests.Validation;

internal static class StructureCases
{
    public static readonly RuleCase[] All =
    [
        new(
            "indicator-lacks-parts",
            plan => plan.Indicator("share", IndicatorKind.Share, Unit.Percent, share => share with { ShareOf = C("market") }),
            plan => plan.Indicator("gmv").Indicator("share", IndicatorKind.Share, Unit.Percent, Share)
        )
        {
            Says = "share",
        },
        new(
            "indicator-lacks-parts",
            plan => plan.Indicator("rate", IndicatorKind.Ratio, Unit.Percent),
            plan => plan.Indicator("rate", IndicatorKind.Ratio, Unit.Percent, rate => rate with { WeightedBy = C("visitors") })
        )
        {
            Severity = Severity.Warning,
        },
        new(
            "indicator-kind-mismatch",
            plan => plan.Indicator("stores", IndicatorKind.Stock, but: stores => stores with { PerDay = true }),
            plan => plan.Indicator("stores", IndicatorKind.Stock, but: stores => stores with { OverTime = OverTime.Average })
        ),
        new("formula-unreadable", plan => Formula(plan, "[a] * * 2"), plan => Formula(plan, "[a] * 2"))
        {
            Says = "a code, a number or a parenthesis is expected at character 7",
        },
        new(
            "formula-unknown-indicator",
            plan => Formula(plan.Indicator("a"), "[a] * [b]"),
            plan => Formula(plan.Indicator("a").Indicator("b"), "[a] * [b]")
        ),
        new(
            "circular-definition",
            plan =>
                Formula(plan, "[ratio] * 2")
                    .Indicator(
                        "ratio",
                        IndicatorKind.Ratio,
                        Unit.Percent,
                        ratio => ratio with { Numerator = C("f"), Denominator = C("g") }
                    ),
            plan =>
                Formula(plan, "[ratio] * 2")
                    .Indicator("ratio", IndicatorKind.Ratio, Unit.Percent, ratio => ratio with { Numerator = C("h"), Denominator = C("g") })
        ),
        new("circular-structure", plan => plan.Dimension("market", "a/b", "b/a"), plan => plan.Dimension("market", "a", "a/b")),
        new(
            "circular-structure",
            plan => plan.Objective("a", "b").Objective("b", "c").Objective("c", "a").Objective("d", "a"),
            plan => plan.Objective("a", "b,c").Objective("b", "c").Objective("c")
        )
        {
            Says = "a, b, c",
        },
        new(
            "indicators-share-name",
            plan => plan.Indicator("a", but: Named("Sellers")).Indicator("b", but: Named("sellers")),
            plan => plan.Indicator("a", but: Named("Sellers")).Indicator("b", but: Named("New sellers"))
        ),
        new(
            "indicators-define-same-number",
            plan =>
                plan.Indicator("share", IndicatorKind.Share, Unit.Percent, Share)
                    .Indicator("share-2", IndicatorKind.Share, Unit.Percent, Share),
            plan =>
                plan.Indicator("share", IndicatorKind.Share, Unit.Percent, Share)
                    .Indicator("share-2", IndicatorKind.Share, Unit.Percent, share => Share(share) with { ShareOf = C("tier") })
        ),
        new(
            "member-unused",
            plan => plan.Indicator("gmv").Dimension("market", "latam", "latam/mexico", "eu").Target("t", "gmv", "= 1", "market=mexico"),
            plan => plan.Indicator("gmv").Dimension("market", "latam", "latam/mexico").Target("t", "gmv", "= 1", "market=mexico")
        )
        {
            Says = "eu",
        },
        new(
            "section-unused",
            plan => plan.Section("1", SectionPurpose.Objectives),
            plan => plan.Section("1", SectionPurpose.Objectives).Indicator("gmv").Target("t", "gmv", "= 1", source: "1")
        ),
        new("matrix-size", plan => Matrix(plan, columns: 4), plan => Matrix(plan, columns: 3)) { Says = "announces 4 columns" },
        new(
            "list-count",
            plan => plan.With(document => document with { Lists = [List(12)] }),
            plan => plan.With(document => document with { Lists = [List(2)] })
        )
        {
            Says = "announces 12 things in sources, but names 2",
        },
        new(
            "group-definitions",
            plan =>
                plan.Dimension("market", "latam", "middle-east", "africa")
                    .Group("market", "emerging", "latam,middle-east", "latam,middle-east,africa"),
            plan => plan.Dimension("market", "latam", "middle-east").Group("market", "emerging", "latam,middle-east", "middle-east,latam")
        )
        {
            Says = "Not in all of them: africa",
        },
        new(
            "value-finer-than-step",
            plan => plan.Indicator("stores", but: stores => stores with { Decimals = 0 }).Target("t", "stores", "= 1.5"),
            plan =>
                plan.Indicator("stores", but: stores => stores with { Decimals = 0 })
                    .Target("t", "stores", "= 2")
                    .Target("u", "stores", "= 1.5 %")
        ),
        new(
            "range-out-of-order",
            plan => plan.Indicator("score", IndicatorKind.Score, but: score => score with { Range = Between(5, 1) }),
            plan => plan.Indicator("score", IndicatorKind.Score, but: score => score with { Range = Between(1, 5), Band = Between(4, 6) })
        ),
        new(
            "range-out-of-order",
            plan => plan.Indicator("score", IndicatorKind.Score, but: score => score with { Range = Between(1, 5), Band = Between(6, 7) }),
            plan => plan.Indicator("score", IndicatorKind.Score)
        ),
        new(
            "thresholds-out-of-order",
            plan => plan.Indicator("gmv", but: Lights(0.8m, 0.95m)),
            plan => plan.Indicator("gmv", but: Lights(0.95m, 0.8m))
        ),
        new(
            "scope-outside-dimensions",
            plan => plan.Indicator("gmv", but: gmv => gmv with { Dimensions = [C("line")] }).Target("t", "gmv", "= 1", "market=latam"),
            plan => plan.Indicator("gmv", but: gmv => gmv with { Dimensions = [C("line")] }).Target("t", "gmv", "= 1", "line=sales")
        ),
        new(
            "derived-value-stored",
            plan => plan.Indicator("share", IndicatorKind.Share, Unit.Percent, Share).Cell(Measure.Actual, "share", "= 12", "2024-01"),
            plan => plan.Indicator("share", IndicatorKind.Share, Unit.Percent, Share).Cell(Measure.Reference, "share", "= 12", "2023")
        ),
        new(
            "currency-of-other-unit",
            plan => plan.Indicator("stores").Target("t", "stores", "= 1", but: target => target with { Currency = C("USD") }),
            plan => plan.Indicator("gmv", unit: Unit.Currency).Target("t", "gmv", "= 1", but: target => target with { Currency = C("USD") })
        ),
        new(
            "exchange-rate-contradiction",
            plan => plan.Rate("USD", 7m).Rate("USD", 7.2m),
            plan => plan.Rate("USD", 7m).Rate("USD", 7.2m, "2023-06-01")
        ),
    ];

    private static Indicator Share(Indicator share) => share with { Base = C("gmv"), ShareOf = C("market") };

    private static PlanBuilder Formula(PlanBuilder plan, string text) =>
        plan.Indicator("f", IndicatorKind.Formula, but: indicator => indicator with { Formula = text });

    private static Func<Indicator, Indicator> Named(string name) => indicator => indicator with { Names = LocalText.English(name) };

    private static Func<Indicator, Indicator> Lights(decimal green, decimal yellow) =>
        indicator =>
            indicator with
            {
                Thresholds = new Thresholds { Green = Q(green), Yellow = Q(yellow) },
            };

    private static Domain.Indicators.Range Between(decimal min, decimal max) => new() { Min = Q(min), Max = Q(max) };

    private static NamedList List(int announced) =>
        new()
        {
            Code = C("sources"),
            Announced = announced,
            Items = [LocalText.English("rivals"), LocalText.English("users")],
        };

    private static PlanBuilder Matrix(PlanBuilder plan, int columns) =>
        plan.Dimension("line", "traffic", "sales")
            .Dimension("tier", "head", "mid", "new")
            .With(document =>
                document with
                {
                    Plan = document.Plan with
                    {
                        Matrix = new MatrixLayout
                        {
                            Rows = C("line"),
                            Columns = C("tier"),
                            AnnouncedRows = 2,
                            AnnouncedColumns = columns,
                        },
                    },
                }
            );
}
