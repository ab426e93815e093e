using PlanApi.Domain.Calendars;
using PlanApi.Domain.ChangeControl;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Risks;
using static PlanApi.UnitTests.Validation.PlanBuilder;

namespace PlanApi.UnitTests.Validation;

/// <summary>Plans with risks, their levels, scores, responses and drills.</summary>
internal static class RiskCases
{
    public static readonly RuleCase[] All =
    [
        new("risk-matrix-cell-claimed-twice", plan => plan.With(Levels("low 1-5 1-2", "high 4-5 2-5")), plan => plan.With(Whole))
        {
            Says = "2 cells of the matrix several levels, by probability and impact: 4/2 (high, low); 5/2 (high, low).",
        },
        new("risk-matrix-cell-unclaimed", plan => plan.With(Levels("low 1-5 1-3", "high 2-5 4-5")), plan => plan.With(Whole))
        {
            Says = "2 cells of the matrix no level, by probability and impact: 1/4, 1/5.",
        },
        new("risk-matrix-cell-unclaimed", plan => plan.With(Levels("low 1-5 1-4")), plan => plan),
        new("risk-level-differs", plan => plan.With(Whole).With(Stated("high", 5, 2)), plan => plan.With(Whole).With(Stated("high", 1, 4)))
        {
            Says = "r is stated as high, but its scores of probability and impact (5/2) give low.",
        },
        new(
            "risk-level-differs",
            plan => plan.With(Levels("low 1-5 1-4", "high 1-5 4-5")).With(Stated("low", 3, 4)),
            plan => plan.With(Levels("low 1-5 1-4", "high 1-5 4-5")).With(Stated("high", 3, 4))
        )
        {
            Severity = Domain.Validation.Severity.Warning,
            Says = "(3/4) give high, low.",
        },
        new(
            "risk-level-differs", // The latest current assessment counts; a cell without a rule gives no level.
            plan => plan.With(Whole).With(Stated("high", 5, 5)).With(Assessed(AssessmentType.Current, 2, 2)),
            plan => plan.With(Levels("low 1-5 1-2", "high 5-5 5-5")).With(Stated("low", 4, 4))
        ),
        new(
            "risk-reassessment-overdue", // Due on the day itself is not too late.
            plan => plan.With(Risk()).With(Assessed(AssessmentType.Inherent, 1, 1, new DateOnly(2023, 10, 14))),
            plan => plan.With(Risk()).With(Assessed(AssessmentType.Inherent, 1, 1, new DateOnly(2023, 10, 15)))
        ),
        new(
            "risk-reassessment-overdue",
            plan => plan.With(Risk()).With(Assessed(AssessmentType.Current, 1, 1, new DateOnly(2023, 10, 14))),
            plan => plan.With(Risk(closed: true)).With(Assessed(AssessmentType.Current, 1, 1, new DateOnly(2023, 10, 14)))
        ),
        new("risk-without-assessment", plan => plan.With(Risk()), plan => plan.With(Risk()).With(Assessed(AssessmentType.Inherent, 1, 1))),
        new("risk-without-assessment", plan => plan.With(Risk()), plan => plan.With(Risk(closed: true))),
        new("risk-without-owner", plan => plan.With(Risk()), plan => plan.With(Risk(owner: "boss"))),
        new("risk-without-response", plan => plan.With(Risk()), plan => plan.With(Risk()).With(Met())),
        new("response-without-date", plan => plan.With(Met()), plan => plan.With(Met(due: "2024-06"))),
        new("response-without-date", plan => plan.With(Met()), plan => plan.With(Met(ResponseStrategy.Accept))),
        new("response-without-department", plan => plan.With(Met()), plan => plan.With(Met(department: "it"))),
        new(
            "residual-worse-than-inherent",
            plan => plan.With(Assessed(AssessmentType.Inherent, 2, 3)).With(Assessed(AssessmentType.Residual, 2, 4)).With(Risk()),
            plan => plan.With(Assessed(AssessmentType.Inherent, 2, 3)).With(Assessed(AssessmentType.Residual, 1, 4)).With(Risk())
        )
        {
            Says = "r is worse with its responses (2/4, by probability and impact) than without them (2/3).",
        },
        new(
            "residual-worse-than-inherent",
            plan =>
                plan.With(Whole).With(Assessed(AssessmentType.Inherent, 5, 3)).With(Assessed(AssessmentType.Residual, 1, 4)).With(Risk()),
            plan => plan.With(Whole).With(Assessed(AssessmentType.Residual, 5, 5)).With(Risk())
        ),
        new(
            "risk-above-appetite",
            plan => plan.With(Whole).With(Category("low")).With(Stated("low", 1, 4)),
            plan => plan.With(Whole).With(Category("low")).With(Stated("low", 1, 4)).With(Met())
        )
        {
            Says = "r is at high, above low, which is the most that c bears",
        },
        new(
            "risk-above-appetite",
            plan => plan.With(Whole).With(Category("low")).With(Stated("low", 1, 4)).With(Met(ResponseStrategy.Accept)),
            plan => plan.With(Whole).With(Category("high")).With(Stated("low", 5, 5))
        ),
        new(
            "risk-above-appetite", // Without scores, as the plan states.
            plan => plan.With(Whole).With(Category("low")).With(Risk("high")),
            plan => plan.With(Whole).With(Category(null)).With(Risk("high"))
        ),
        new("committees-unable-to-decide", plan => plan.With(Board()), plan => plan.With(Board(SeatRole.Expert)))
        {
            Says = "cannot decide on changes: it has 0 seats, and 1 of the roles that must vote have none.",
        },
        new("committees-unable-to-decide", plan => plan.With(Board(SeatRole.Executive)), plan => plan),
        new("drills-missing", plan => plan.With(Drills("2023-12-31")), plan => plan.With(Drills("2024-12-31")))
        {
            Says = "is to be rehearsed 1 times in a year, but 0 drills are planned or held in 2024.",
        },
        new("drills-missing", plan => plan.With(Drills(planned: "2025-Q1")), plan => plan.With(Drills(planned: "2024-Q4"))),
        new("correlations-not-valid", plan => plan.With(Correlated(-0.9m)), plan => plan.With(Correlated(0.9m)))
        {
            Says = "The correlations between a, b, c cannot all hold.",
        },
        new("correlations-not-valid", plan => plan.With(Correlated(0.9m, 0.8m)), plan => plan.With(Correlated(0.9m, 0.9m))),
    ];

    private static Func<PlanDocument, PlanDocument> Board(params SeatRole[] roles) =>
        plan =>
            plan with
            {
                Parties = [new() { Code = C("ann") }],
                Committees = [new() { Code = C("board"), RequiredRoles = [SeatRole.Expert] }],
                CommitteeSeats =
                [
                    .. roles.Select(role => new CommitteeSeat
                    {
                        Code = C("seat"),
                        Committee = C("board"),
                        Party = C("ann"),
                        Role = role,
                    }),
                ],
            };

    private static PlanDocument Whole(PlanDocument plan) => Levels("low 1-5 1-3", "high 1-5 4-5")(plan);

    // low 1-5 1-3: the scores of probability, then those of impact.
    private static Func<PlanDocument, PlanDocument> Levels(params string[] rules) =>
        plan =>
            plan with
            {
                RiskLevels =
                [
                    .. rules
                        .Select(rule => rule.Split(' ', '-'))
                        .Select(
                            (rule, at) =>
                                new RiskLevel
                                {
                                    Code = C(rule[0]),
                                    Severity = at + 1,
                                    ProbabilityFrom = int.Parse(rule[1]),
                                    ProbabilityTo = int.Parse(rule[2]),
                                    ImpactFrom = int.Parse(rule[3]),
                                    ImpactTo = int.Parse(rule[4]),
                                }
                        ),
                ],
            };

    private static Func<PlanDocument, PlanDocument> Category(string? appetite) =>
        plan => plan with { RiskCategories = [new() { Code = C("c"), Appetite = appetite is null ? null : C(appetite) }] };

    private static Func<PlanDocument, PlanDocument> Risk(string? level = null, string? owner = null, bool closed = false) =>
        plan =>
            plan with
            {
                Risks =
                [
                    new()
                    {
                        Code = C("r"),
                        Category = C("c"),
                        Level = level is null ? null : C(level),
                        Owner = owner is null ? null : C(owner),
                        Closed = closed ? new DateOnly(2024, 1, 5) : null,
                    },
                ],
            };

    private static Func<PlanDocument, PlanDocument> Stated(string level, int probability, int impact) =>
        plan => Assessed(AssessmentType.Inherent, probability, impact)(Risk(level)(plan));

    private static Func<PlanDocument, PlanDocument> Assessed(AssessmentType type, int probability, int impact, DateOnly? date = null) =>
        plan =>
            plan with
            {
                RiskAssessments =
                [
                    .. plan.RiskAssessments,
                    new()
                    {
                        Code = C($"r-{type}".ToLowerInvariant()),
                        Risk = C("r"),
                        Type = type,
                        Date = date,
                        Probability = probability,
                        Impact = impact,
                    },
                ],
            };

    private static Func<PlanDocument, PlanDocument> Met(
        ResponseStrategy strategy = ResponseStrategy.Reduce,
        string? due = null,
        string? department = null
    ) =>
        plan =>
            plan with
            {
                RiskResponses =
                [
                    new()
                    {
                        Code = C("response"),
                        Risk = C("r"),
                        Strategy = strategy,
                        Due = due is null ? null : Period.Parse(due),
                        Department = department is null ? null : C(department),
                    },
                ],
            };

    private static Func<PlanDocument, PlanDocument> Drills(string? held = null, string? planned = null) =>
        plan =>
            plan with
            {
                ContingencyPlans = [new() { Code = C("standby"), DrillsAYear = 1 }],
                Drills =
                [
                    new()
                    {
                        Code = C("drill"),
                        ContingencyPlan = C("standby"),
                        Held = held is null ? null : DateOnly.Parse(held),
                        Planned = planned is null ? null : Period.Parse(planned),
                    },
                ],
            };

    private static Func<PlanDocument, PlanDocument> Correlated(decimal last, decimal? again = null) =>
        plan =>
            plan with
            {
                RiskCorrelations =
                [
                    Correlation("a", "b", 0.9m),
                    Correlation("b", "c", 0.9m),
                    Correlation("a", "c", last),
                    .. again is { } other ? [Correlation("c", "a", other)] : Array.Empty<RiskCorrelation>(),
                ],
            };

    private static RiskCorrelation Correlation(string first, string second, decimal coefficient) =>
        new()
        {
            Code = C($"{first}-{second}"),
            First = C(first),
            Second = C(second),
            Coefficient = Q(coefficient),
        };
}
