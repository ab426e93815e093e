using System.Collections.Frozen;
using PlanApi.Domain.Budgets;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Currencies;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Imports;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.People;
using PlanApi.Domain.Risks;
using PlanApi.Domain.Rounds;
using PlanApi.Domain.Scenarios;
using PlanApi.Domain.Schedules;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;
using PlanApi.Domain.Weights;

namespace PlanApi.Domain.RollForward;

/// <summary>The one table of what becomes of each kind of part: a line each. A kind without a line is carried as it is.</summary>
public static class KindRolls
{
    private static readonly FrozenDictionary<PartKind, KindRoll> _lines = new Dictionary<PartKind, KindRoll>
    {
        [PartKind.Section] = KindRoll.Carried,
        [PartKind.Party] = KindRoll.Carried,
        [PartKind.Dimension] = KindRoll.Carried,
        // The new year begins with the parents of the old one's last day; later moves are still to come.
        [PartKind.Member] = KindRoll.As<Member>(
            (part, year) =>
                part with
                {
                    Parent = part.ParentOn(year.LastDay),
                    Moves = [.. part.Moves.Where(move => move.From > year.LastDay)],
                }
        ),
        [PartKind.Group] = KindRoll.Carried,
        [PartKind.List] = KindRoll.Carried,
        [PartKind.Currency] = KindRoll.Carried,
        [PartKind.Scenario] = KindRoll.Carried.Unless<Scenario>(part => !Scenario.IsBaseline(part), LeftBecause.Scenario),
        // A rate holds from its day on, until another one is known.
        [PartKind.ExchangeRate] = KindRoll
            .As<ExchangeRate>((part, _) => part with { Scenario = Own(part.Scenario) })
            .In<ExchangeRate>(part => part.Scenario),
        [PartKind.Indicator] = KindRoll.Moved<Indicator>((part, year) => part with { Against = year.Of(part.Against) }),
        // Last year's baseline is none of the new year's: that is what was reached, among the references.
        [PartKind.Target] = KindRoll
            .Moved<Target>(
                (part, year) =>
                    part with
                    {
                        Period = year.Of(part.Period),
                        Against = year.Of(part.Against),
                        Baseline = null,
                        Scenario = Own(part.Scenario),
                    }
            )
            .In<Target>(part => part.Scenario)
            .WithTargets()
            .Letting("derivation"),
        [PartKind.Objective] = KindRoll
            .Moved<Objective>((part, year) => part with { Period = year.Of(part.Period), Scenario = Own(part.Scenario) })
            .In<Objective>(part => part.Scenario)
            .Letting("parents"),
        [PartKind.KeyResult] = KindRoll.Carried.Letting("parent"),
        [PartKind.WeightWindow] = KindRoll.Moved<WeightWindow>(
            (part, year) => part with { From = year.Of(part.From), To = year.Of(part.To) }
        ),
        [PartKind.Weight] = KindRoll.Moved<Weight>((part, year) => part with { From = year.Of(part.From), To = year.Of(part.To) }),
        [PartKind.ReviewSchedule] = KindRoll.Carried,
        // Nothing is agreed on yet for the new year, and nothing has begun.
        [PartKind.Phase] = KindRoll.Moved<Phase>(
            (part, year) =>
                part with
                {
                    Start = year.Of(part.Start),
                    End = year.Of(part.End),
                    BaselineStart = null,
                    BaselineEnd = null,
                    Started = null,
                    Finished = null,
                }
        ),
        [PartKind.Initiative] = KindRoll
            .Moved<Initiative>(
                (part, year) =>
                    part with
                    {
                        Start = year.Of(part.Start),
                        End = year.Of(part.End),
                        BaselineStart = null,
                        BaselineEnd = null,
                        Started = null,
                        Progress = [],
                    }
            )
            .Unless<Initiative>(part => part.Finished is not null)
            .Letting("parent"),
        [PartKind.Contribution] = KindRoll.Carried,
        [PartKind.Milestone] = KindRoll.Moved<Milestone>(
            (part, year) =>
                part with
                {
                    Due = year.Of(part.Due),
                    BaselineDue = null,
                    Prepares = year.Of(part.Prepares),
                    Accepted = null,
                    AcceptedBy = null,
                    Evidence = LocalText.Empty,
                }
        ),
        [PartKind.Dependency] = KindRoll.Carried,
        [PartKind.BudgetItem] = KindRoll
            .Moved<BudgetItem>(
                (part, year) =>
                    part with
                    {
                        Period = year.Of(part.Period),
                        Submitted = null,
                        Approved = null,
                        ApprovedBy = null,
                        Reason = null,
                    }
            )
            .Letting("objective"),
        [PartKind.DecisionPackage] = KindRoll.Carried,
        [PartKind.FundingSource] = KindRoll.Moved<FundingSource>((part, year) => part with { Available = year.Of(part.Available) }),
        [PartKind.BudgetEntry] = KindRoll.LeftBehind,
        [PartKind.Team] = KindRoll.As<Team>((part, _) => part with { AtStart = null }),
        [PartKind.Post] = KindRoll.As<Post>((part, _) => part with { AtStart = null }),
        [PartKind.StaffMovement] = KindRoll.LeftBehind,
        [PartKind.Resource] = KindRoll.Moved<Resource>((part, year) => part with { Due = year.Of(part.Due) }).Letting("fundedBy"),
        [PartKind.RiskLevel] = KindRoll.Carried,
        [PartKind.RiskCategory] = KindRoll.Carried,
        // What is known of an open risk stays known, on its day; a response that is late stays late.
        [PartKind.Risk] = KindRoll.Carried.Unless<Risk>(part => part.Closed is not null),
        [PartKind.RiskAssessment] = KindRoll.Carried,
        [PartKind.RiskResponse] = KindRoll.Carried.Letting("cap"),
        [PartKind.RiskImpact] = KindRoll.Carried,
        [PartKind.RiskCorrelation] = KindRoll.Carried,
        [PartKind.ContingencyPlan] = KindRoll.Carried,
        [PartKind.Drill] = KindRoll
            .Moved<Drill>((part, year) => part with { Planned = year.Of(part.Planned) })
            .Unless<Drill>(part => part.Held is not null),
        [PartKind.RiskCase] = KindRoll.Carried.Letting("risk"),
        [PartKind.KeyRiskIndicator] = KindRoll.Carried,
        [PartKind.PlanningRound] = KindRoll.Moved<PlanningRound>(
            (part, year) => part with { Opens = year.Of(part.Opens), Due = year.Of(part.Due) }
        ),
        [PartKind.SliceAssignment] = KindRoll.Moved<SliceAssignment>(
            (part, year) =>
                part with
                {
                    Period = year.Of(part.Period),
                    Due = year.Of(part.Due),
                    State = SliceState.Assigned,
                    Submitted = null,
                    Reason = null,
                }
        ),
        [PartKind.Committee] = KindRoll.Carried,
        [PartKind.CommitteeSeat] = KindRoll.Carried,
        // A hold keeps a number, and the numbers stay behind.
        [PartKind.Hold] = KindRoll.LeftBehind,
        [PartKind.Bound] = KindRoll.Moved<Bound>((part, year) => part with { Period = year.Of(part.Period) }).WithTargets(),
        // A pattern without a year means the new plan's year by itself.
        [PartKind.ImportMapping] = KindRoll.Moved<ImportMapping>(
            (part, year) =>
                part with
                {
                    PeriodColumns = [.. part.PeriodColumns.Select(column => column with { Period = year.Of(column.Period) })],
                    Constants = part.Constants with { Period = year.Of(part.Constants.Period), Scenario = Own(part.Constants.Scenario) },
                }
        ),
        [PartKind.Waiver] = KindRoll.LeftBehind,
    }.ToFrozenDictionary();

    /// <summary>The kinds that have a line.</summary>
    public static IReadOnlyList<PartKind> Kinds => _lines.Keys;

    /// <summary>What becomes of a kind.</summary>
    public static KindRoll Of(PartKind kind) => _lines.GetValueOrDefault(kind, KindRoll.Carried);

    // Whatever scenario is rolled forward, it is the new plan's baseline.
    private static Code? Own(Code? scenario) => scenario is null ? null : Code.Baseline;
}
