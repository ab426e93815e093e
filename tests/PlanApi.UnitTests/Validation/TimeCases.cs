using PlanApi.Domain.Calendars;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Validation;

namespace PlanApi.UnitTests.Validation;

internal static class TimeCases
{
    public static readonly RuleCase[] All =
    [
        new("last-step-short-of-year", plan => Rising(plan, 5.5m), plan => Rising(plan, 6m))
        {
            Says = "its last step is only 5.5 % (q4) in 2024-Q4",
        },
        new(
            "last-step-short-of-year", // The steps of a flow are parts of the year, and no steps towards it.
            plan => Rising(plan, 5.9m),
            plan =>
                plan.Indicator("stores")
                    .Target("year", "stores", ">= 50", but: year => year with { RisesBy = Domain.Calendars.Grain.Quarter })
                    .Target("q4", "stores", "= 20", period: "2024-Q4")
        ),
        new("window-without-days", plan => plan.Window("sale", from: null), plan => plan.Window("sale")),
        new(
            "ends-before-start",
            plan => plan.Window("sale", "2024-06-18", "2024-06-01"),
            plan => plan.Window("sale", "2024-06-18", "2024-06-18")
        ),
        new(
            "ends-before-start",
            plan => plan.Weight("w", "line=sales", 100, "2024-06-18", "2024-06-17"),
            plan => plan.Weight("w", "line=sales", 100, "2024-06-18")
        ),
        new(
            "windows-overlap",
            plan => plan.Window("one").Window("two", "2024-06-18", "2024-06-20"),
            plan => plan.Window("one").Window("two", "2024-06-19", "2024-06-20").Window("three", precedence: 1)
        )
        {
            Says = "from 2024-06-18 to 2024-06-18",
        },
        new(
            "window-without-weights",
            plan => plan.Window("sale"),
            plan => plan.Window("sale").Weight("w", "line=sales", 40, window: "sale")
        ),
        new(
            "override-without-standing-weights",
            plan => plan.Window("sale").Weight("w", "line=sales", 40, window: "sale"),
            plan =>
                plan.Window("sale")
                    .Weight("w", "line=sales", 40, window: "sale")
                    .Weight("a", "line=sales", 30)
                    .Weight("b", "line=brand", 70)
        ),
        new(
            "weight-doubled",
            plan => plan.Weight("a", "line=sales", 100, to: "2024-06-30").Weight("b", "line=sales", 100, from: "2024-06-30"),
            plan => plan.Weight("a", "line=sales", 100, to: "2024-06-30").Weight("b", "line=sales", 100, from: "2024-07-01")
        ),
        new(
            "target-outside-plan-year",
            plan => plan.Indicator("gmv").Target("t", "gmv", "= 1", period: "2023-Q4"),
            plan => plan.Indicator("gmv").Target("t", "gmv", "= 1", period: "2024-Q4")
        ),
        new(
            "target-outside-plan-year",
            plan => plan.Indicator("gmv").Target("t", "gmv", "= 1", period: "2025"),
            plan => plan.Indicator("gmv").Target("t", "gmv", "= 1")
        )
        {
            Severity = Severity.Note,
            Says = "a time after the plan's year",
        },
        new(
            "member-ended",
            plan => Ending(plan).Target("t", "gmv", "= 1", "market=eu", period: "2024-Q3"),
            plan => Ending(plan).Target("t", "gmv", "= 1", "market=eu", period: "2024-Q2")
        )
        {
            Says = "2024-06-29",
        },
        new("steps-fall", plan => Steps(plan, "= 10", ">= 12", "= 11"), plan => Steps(plan, "= 10", ">= 12", "= 12"))
        {
            Says = "goes from at least 12 (q2) to 11 (q3)",
        },
    ];

    private static PlanBuilder Ending(PlanBuilder plan) =>
        plan.Indicator("gmv")
            .Dimension("market", "eu", "us")
            .With(document =>
                document with
                {
                    Members =
                    [
                        .. document.Members.Select(member =>
                            member with
                            {
                                Ends = member.Code.ToString() == "eu" ? new DateOnly(2024, 6, 29) : null,
                            }
                        ),
                    ],
                }
            );

    private static PlanBuilder Steps(PlanBuilder plan, params string[] values)
    {
        plan = plan.Indicator("rate", IndicatorKind.Score)
            .Target("year", "rate", "= 13", but: target => target with { RisesBy = Grain.Quarter });
        for (var i = 0; i < values.Length; i++)
            plan = plan.Target($"q{i + 1}", "rate", values[i], period: $"2024-Q{i + 1}");
        return plan;
    }

    private static PlanBuilder Rising(PlanBuilder plan, decimal last) =>
        plan.Indicator("rate", IndicatorKind.Ratio, Unit.Percent)
            .Target("year", "rate", ">= 6", but: year => year with { RisesBy = Domain.Calendars.Grain.Quarter })
            .Target("q1", "rate", "= 5", period: "2024-Q1")
            .Target("q4", "rate", $"= {last.ToString(System.Globalization.CultureInfo.InvariantCulture)}", period: "2024-Q4");
}
