using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Reviews;
using static PlanApi.UnitTests.Validation.PlanBuilder;

namespace PlanApi.UnitTests.Validation;

internal static class GovernanceCases
{
    public static readonly RuleCase[] All =
    [
        new("objective-without-owner", plan => plan.Objective("o"), plan => plan.Objective("o", owner: "boss")),
        new(
            "objective-alone",
            plan => plan.Objective("top").Objective("below", "top").Objective("beside"),
            plan => plan.Objective("one").Objective("two")
        )
        {
            Says = "beside",
        },
        new(
            "key-result-without-owner",
            plan => plan.Objective("o").KeyResult("k", "o", "t"),
            plan => plan.Objective("o", owner: "boss").KeyResult("k", "o", "t")
        ),
        new("alert-without-owner", plan => Alerts(plan).Objective("o"), plan => Alerts(plan).Objective("o", owner: "boss")),
        new("hold-without-reason", plan => Hold(plan, null), plan => Hold(plan, "boss")),
        new("review-schedule-without-owner", plan => Schedule(plan, null), plan => Schedule(plan, "boss")),
        new("waiver-without-finding", plan => plan.Waiver("w", "0123456789abcdef"), plan => plan.Objective("o").Waiver("w", Fingerprint())),
        new(
            "waiver-expired",
            plan => plan.Objective("o").Waiver("w", Fingerprint(), until: "2024-01-14"),
            plan => plan.Objective("o").Waiver("w", Fingerprint(), until: "2024-01-15")
        ),
        new(
            "waiver-without-acceptor",
            plan => plan.Waiver("w", "0123456789abcdef", acceptedBy: null),
            plan => plan.Waiver("w", "0123456789abcdef")
        ),
    ];

    private static string Fingerprint() => new PlanBuilder().Objective("o").Find("objective-without-owner")[0].Fingerprint;

    private static PlanBuilder Alerts(PlanBuilder plan) =>
        plan.With(document =>
            document with
            {
                Plan = document.Plan with
                {
                    Monitoring = new Monitoring { Lights = true, AnswerWithinHours = 24 },
                },
            }
        );

    private static PlanBuilder Schedule(PlanBuilder plan, string? owner) =>
        plan.With(document =>
            document with
            {
                ReviewSchedules =
                [
                    new ReviewSchedule
                    {
                        Code = C("monthly"),
                        Cadence = Grain.Month,
                        Owner = owner is null ? null : C(owner),
                    },
                ],
            }
        );

    private static PlanBuilder Hold(PlanBuilder plan, string? owner) =>
        plan.With(document =>
            document with
            {
                Holds =
                [
                    new Hold
                    {
                        Code = C("h"),
                        Indicator = C("gmv"),
                        Period = Period.OfYear(2024),
                        Measure = Measure.Target,
                        Owner = owner is null ? null : C(owner),
                    },
                ],
            }
        );
}
