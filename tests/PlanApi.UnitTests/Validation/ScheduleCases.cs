using PlanApi.Domain.Calendars;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Schedules;
using PlanApi.Domain.Values;
using static PlanApi.UnitTests.Validation.PlanBuilder;

namespace PlanApi.UnitTests.Validation;

/// <summary>Plans with phases, initiatives, milestones and dependencies.</summary>
internal static class ScheduleCases
{
    private static readonly LocalText Words = LocalText.English("words");

    public static readonly RuleCase[] All =
    [
        new("activity-without-owner", plan => plan.With(Milestone()), plan => plan.With(Milestone(owner: "boss"))),
        new(
            "activity-without-owner", // A main line needs none.
            plan => plan.With(Initiatives(new("line"), new("work", "line"))),
            plan => plan.With(Initiatives(new("line"), new("work", "line", Owner: "boss")))
        )
        {
            Says = "(1): work",
        },
        new("milestone-without-criteria", plan => plan.With(Milestone(criteria: false)), plan => plan.With(Milestone())),
        new(
            "initiative-without-dates",
            plan => plan.With(Initiatives(new("line"), new("work", "line", "2024-Q1"))),
            plan => plan.With(Initiatives(new("line"), new("work", "line", "2024-Q1", "2024-Q2")))
        )
        {
            Says = "(1): work",
        },
        new(
            // The cases are judged on 15 January 2024: the quarters of 2023 are over.
            "initiative-progress-missing",
            plan => plan.With(OfLastYear(new("line"), new("work", "line", "2023-03", "2023-09"))),
            plan => plan.With(OfLastYear(new("line"), new("work", "line", "2024-01", "2024-03")))
        )
        {
            Says = "(1): work",
        },
        new(
            "initiative-progress-missing",
            plan => plan.With(OfLastYear(new Work("work", Start: "2023-03"))).With(Told("2023-Q1", "2023-Q2", "2023-12")),
            plan => plan.With(OfLastYear(new Work("work", Start: "2023-03"))).With(Told("2023-02", "2023-06-15", "2023-Q3", "2023"))
        ),
        new(
            "initiative-progress-missing",
            plan => plan.With(OfLastYear(new Work("work", Start: "2023-03"))).With(Told("2023-Q1", finished: new DateOnly(2023, 7, 1))),
            plan => plan.With(OfLastYear(new Work("work", Start: "2023-03"))).With(Told("2023-Q1", finished: new DateOnly(2023, 6, 30)))
        ),
        new(
            "phase-watches-nothing-measured",
            plan => plan.Indicator("visits").Indicator("orders").With(Watching("visits", "orders")),
            plan => plan.Indicator("visits").Indicator("orders").Target("t", "orders", ">= 5").With(Watching("visits", "orders"))
        ),
        new(
            "phase-watches-nothing-measured",
            plan => plan.Indicator("visits").Indicator("orders").Rate().With(Watching("rate")),
            plan => plan.Indicator("visits").Indicator("orders").Rate().Target("t", "orders", ">= 5").With(Watching("rate"))
        ),
        new(
            "initiative-without-target",
            plan => plan.With(Initiatives(new Work("work"))),
            plan =>
                plan.With(Initiatives(new Work("work")))
                    .With(document =>
                        document with
                        {
                            Contributions =
                            [
                                new()
                                {
                                    Code = C("c"),
                                    Initiative = C("work"),
                                    Target = C("t"),
                                },
                            ],
                        }
                    )
        ),
        new(
            "ends-before-start",
            plan => plan.With(Initiatives(new Work("work", Start: "2024-Q3", End: "2024-06"))),
            plan => plan.With(Initiatives(new Work("work", Start: "2024-Q2", End: "2024-06")))
        ),
        new("dependency-broken", plan => plan.With(Linked(lag: 1)), plan => plan.With(Linked(lag: 0)))
        {
            Says = "b is to start on 2024-04-01, but by the dependency d on a not before 2024-04-02: 1 days too early",
        },
        new(
            "dependency-broken",
            plan => plan.With(Linked(DependencyType.StartToStart, 92)),
            plan => plan.With(Linked(DependencyType.StartToStart, 91))
        ),
        new(
            "dependency-broken",
            plan => plan.With(Linked(DependencyType.FinishToFinish, 92)),
            plan => plan.With(Linked(DependencyType.FinishToFinish, 91))
        )
        {
            Says = "b is to finish on 2024-06-30",
        },
        new(
            "dependency-broken",
            plan => plan.With(Linked(DependencyType.StartToFinish, 182)),
            plan => plan.With(Linked(DependencyType.StartToFinish, 181))
        ),
        new(
            "preparation-after-event",
            plan => plan.With(Milestone(due: "2024-07", prepares: new DateOnly(2024, 6, 18))),
            plan => plan.With(Milestone(due: "2024-06", prepares: new DateOnly(2024, 6, 18)))
        )
        {
            Says = "prepares an event on 2024-06-18, but is due in 2024-07, after it",
        },
        new(
            "milestone-not-in-phase",
            plan => plan.With(Milestone(due: "2024-07")).With(Phases()),
            plan => plan.With(Milestone(due: "2024-06")).With(Phases())
        )
        {
            Says = "from 2024-01-01 to 2024-06-30, but is due on 2024-07-31",
        },
        new(
            "phase-started-before-acceptance",
            plan => plan.With(Milestone()).With(Phases(new DateOnly(2024, 7, 1))),
            plan => plan.With(Milestone(accepted: new DateOnly(2024, 7, 1))).With(Phases(new DateOnly(2024, 7, 1)))
        )
        {
            Says = "(accepted: not yet)",
        },
        new(
            "phase-started-before-acceptance",
            plan => plan.With(Milestone(accepted: new DateOnly(2024, 7, 2))).With(Phases(new DateOnly(2024, 7, 1))),
            plan => plan.With(Milestone()).With(Phases())
        )
        {
            Says = "(accepted: 2024-07-02)",
        },
    ];

    private sealed record Work(string Code, string? Parent = null, string? Start = null, string? End = null, string? Owner = null);

    private static Func<PlanDocument, PlanDocument> Initiatives(params Work[] works) =>
        document =>
            document with
            {
                Initiatives =
                [
                    .. works.Select(work => new Initiative
                    {
                        Code = C(work.Code),
                        Parent = work.Parent is { } parent ? C(parent) : null,
                        Start = work.Start is { } start ? Period.Parse(start) : null,
                        End = work.End is { } end ? Period.Parse(end) : null,
                        Owner = work.Owner is { } owner ? C(owner) : null,
                    }),
                ],
            };

    private static Func<PlanDocument, PlanDocument> OfLastYear(params Work[] works) =>
        document =>
            Initiatives(works)(document) with
            {
                Plan = document.Plan with { Calendar = document.Plan.Calendar with { Year = 2023 } },
            };

    private static Func<PlanDocument, PlanDocument> Told(params string[] periods) => Told(null, periods);

    private static Func<PlanDocument, PlanDocument> Told(string period, DateOnly finished) => Told(finished, period);

    private static Func<PlanDocument, PlanDocument> Told(DateOnly? finished, params string[] periods) =>
        document =>
            document with
            {
                Initiatives =
                [
                    .. document.Initiatives.Select(initiative =>
                        initiative with
                        {
                            Finished = finished,
                            Progress =
                            [
                                .. periods.Select(period => new InitiativeProgress { Period = Period.Parse(period), Done = Q(10) }),
                            ],
                        }
                    ),
                ],
            };

    private static Func<PlanDocument, PlanDocument> Watching(params string[] indicators) =>
        document => document with { Phases = [new() { Code = C("one"), Indicators = [.. indicators.Select(C)] }] };

    private static PlanBuilder Rate(this PlanBuilder plan) =>
        plan.Indicator("rate", IndicatorKind.Ratio, but: ratio => ratio with { Numerator = C("orders"), Denominator = C("visits") });

    private static Func<PlanDocument, PlanDocument> Linked(DependencyType type = DependencyType.FinishToStart, int lag = 0) =>
        document =>
            Initiatives(new("a", Start: "2024-Q1", End: "2024-Q1"), new("b", Start: "2024-Q2", End: "2024-Q2"))(document) with
            {
                Dependencies =
                [
                    new()
                    {
                        Code = C("d"),
                        Initiative = C("b"),
                        AfterInitiative = C("a"),
                        Type = type,
                        Lag = lag,
                    },
                ],
            };

    private static Func<PlanDocument, PlanDocument> Milestone(
        string? owner = null,
        bool criteria = true,
        string due = "2024-06",
        DateOnly? prepares = null,
        DateOnly? accepted = null
    ) =>
        document =>
            document with
            {
                Milestones =
                [
                    new()
                    {
                        Code = C("m"),
                        Phase = C("one"),
                        Owner = owner is null ? null : C(owner),
                        Criteria = criteria ? [Words] : [],
                        Due = Period.Parse(due),
                        Prepares = prepares,
                        Accepted = accepted,
                    },
                ],
            };

    private static Func<PlanDocument, PlanDocument> Phases(DateOnly? started = null) =>
        document =>
            document with
            {
                Phases =
                [
                    new()
                    {
                        Code = C("one"),
                        Start = Period.Parse("2024-Q1"),
                        End = Period.Parse("2024-Q2"),
                    },
                    new()
                    {
                        Code = C("two"),
                        Start = Period.Parse("2024-Q3"),
                        End = Period.Parse("2024-Q4"),
                    },
                    new()
                    {
                        Code = C("three"),
                        Start = Period.Parse("2025"),
                        End = Period.Parse("2025"),
                        Started = started,
                    },
                ],
                Dependencies =
                [
                    new()
                    {
                        Code = C("d2"),
                        Phase = C("two"),
                        AfterPhase = C("one"),
                    },
                    new()
                    {
                        Code = C("d3"),
                        Phase = C("three"),
                        AfterPhase = C("two"),
                    },
                ],
            };
}
