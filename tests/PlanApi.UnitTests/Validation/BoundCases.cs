using PlanApi.Domain.Validation;

namespace PlanApi.UnitTests.Validation;

internal static class BoundCases
{
    public static readonly RuleCase[] All =
    [
        new(
            "bound-against-target",
            plan => plan.Indicator("stores").Target("t", "stores", "= 25").Bound("cap", "stores", "<= 20"),
            plan => plan.Indicator("stores").Target("t", "stores", "= 20").Bound("cap", "stores", "<= 20")
        )
        {
            Says = "is to be 25 (t), but the bound cap allows at most 20",
        },
        new(
            "bound-against-target", // At least 30 by June is at least 30 in the year.
            plan => plan.Indicator("stores").Target("t", "stores", "= 25").Bound("floor", "stores", ">= 30", "2024-06", toDate: true),
            plan => plan.Indicator("stores").Target("t", "stores", "= 30").Bound("floor", "stores", ">= 30", "2024-06", toDate: true)
        ),
        new(
            "bound-against-target", // A quarter of which the year allows less.
            plan => plan.Indicator("stores").Target("t", "stores", "= 25", period: "2024-Q2").Bound("cap", "stores", "<= 20"),
            plan =>
                plan.Indicator("stores", Domain.Indicators.IndicatorKind.Score)
                    .Target("t", "stores", "= 25", period: "2024-Q2")
                    .Bound("cap", "stores", "<= 20")
        ),
        new(
            "bound-against-target",
            plan => plan.Indicator("stores").Target("t", "stores", "= 25", period: null).Bound("cap", "stores", "<= 20"),
            plan => plan.Indicator("stores").Target("t", "stores", ">= 15", period: null).Bound("cap", "stores", "<= 20")
        )
        {
            Severity = Severity.Warning,
        },
        new(
            "bounds-contradict",
            plan => plan.Indicator("stores").Bound("cap", "stores", "<= 20").Bound("floor", "stores", ">= 30"),
            plan => plan.Indicator("stores").Bound("cap", "stores", "<= 20").Bound("floor", "stores", ">= 30", scope: "market=eu")
        )
        {
            Says = "at least 30 in 2024 (floor) and at most 20 in 2024 (cap)",
        },
        new(
            "bounds-contradict", // At least 30 by June, and at most 20 in the year.
            plan => plan.Indicator("stores").Bound("cap", "stores", "<= 20").Bound("floor", "stores", ">= 30", "2024-06", toDate: true),
            plan => plan.Indicator("stores").Bound("cap", "stores", "<= 40").Bound("floor", "stores", ">= 30", "2024-06", toDate: true)
        ),
    ];
}
