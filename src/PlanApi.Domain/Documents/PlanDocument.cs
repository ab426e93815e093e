using System.Text.Json.Serialization;
using PlanApi.Domain.Budgets;
using PlanApi.Domain.ChangeControl;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Currencies;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Parties;
using PlanApi.Domain.People;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Reviews;
using PlanApi.Domain.Risks;
using PlanApi.Domain.Rounds;
using PlanApi.Domain.Scenarios;
using PlanApi.Domain.Schedules;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Validation;
using PlanApi.Domain.Values;
using PlanApi.Domain.Weights;

namespace PlanApi.Domain.Documents;

/// <summary>A whole plan as one document: structure, targets, weights, holds and cells. History stays out.</summary>
public sealed partial record PlanDocument
{
    public const string CurrentFormat = "planapi/1";

    /// <summary>The name of the last list, the only one that does not hold parts.</summary>
    public const string CellList = "cells";

    public required string Format { get; init; }

    public required Plan Plan { get; init; }

    /// <summary>The scenario of the cells without a scenario, and of the document's findings.</summary>
    public Code Scenario { get; init; } = Code.Baseline;

    /// <summary>The parts of every kind. Kinds that rules use have a name of their own below.</summary>
    [JsonIgnore]
    public PartLists ByKind { get; init; } = PartLists.Empty;

    public IReadOnlyList<Section> Sections
    {
        get => ByKind.Of<Section>();
        init => ByKind = ByKind.With(PartKind.Section, value);
    }

    public IReadOnlyList<Party> Parties
    {
        get => ByKind.Of<Party>();
        init => ByKind = ByKind.With(PartKind.Party, value);
    }

    public IReadOnlyList<Dimension> Dimensions
    {
        get => ByKind.Of<Dimension>();
        init => ByKind = ByKind.With(PartKind.Dimension, value);
    }

    public IReadOnlyList<Member> Members
    {
        get => ByKind.Of<Member>();
        init => ByKind = ByKind.With(PartKind.Member, value);
    }

    public IReadOnlyList<Group> Groups
    {
        get => ByKind.Of<Group>();
        init => ByKind = ByKind.With(PartKind.Group, value);
    }

    public IReadOnlyList<NamedList> Lists
    {
        get => ByKind.Of<NamedList>();
        init => ByKind = ByKind.With(PartKind.List, value);
    }

    public IReadOnlyList<Currency> Currencies
    {
        get => ByKind.Of<Currency>();
        init => ByKind = ByKind.With(PartKind.Currency, value);
    }

    public IReadOnlyList<Scenario> Scenarios
    {
        get => ByKind.Of<Scenario>();
        init => ByKind = ByKind.With(PartKind.Scenario, value);
    }

    public IReadOnlyList<ExchangeRate> ExchangeRates
    {
        get => ByKind.Of<ExchangeRate>();
        init => ByKind = ByKind.With(PartKind.ExchangeRate, value);
    }

    public IReadOnlyList<Indicator> Indicators
    {
        get => ByKind.Of<Indicator>();
        init => ByKind = ByKind.With(PartKind.Indicator, value);
    }

    public IReadOnlyList<Target> Targets
    {
        get => ByKind.Of<Target>();
        init => ByKind = ByKind.With(PartKind.Target, value);
    }

    public IReadOnlyList<Objective> Objectives
    {
        get => ByKind.Of<Objective>();
        init => ByKind = ByKind.With(PartKind.Objective, value);
    }

    public IReadOnlyList<KeyResult> KeyResults
    {
        get => ByKind.Of<KeyResult>();
        init => ByKind = ByKind.With(PartKind.KeyResult, value);
    }

    public IReadOnlyList<WeightWindow> WeightWindows
    {
        get => ByKind.Of<WeightWindow>();
        init => ByKind = ByKind.With(PartKind.WeightWindow, value);
    }

    public IReadOnlyList<Weight> Weights
    {
        get => ByKind.Of<Weight>();
        init => ByKind = ByKind.With(PartKind.Weight, value);
    }

    public IReadOnlyList<ReviewSchedule> ReviewSchedules
    {
        get => ByKind.Of<ReviewSchedule>();
        init => ByKind = ByKind.With(PartKind.ReviewSchedule, value);
    }

    public IReadOnlyList<Phase> Phases
    {
        get => ByKind.Of<Phase>();
        init => ByKind = ByKind.With(PartKind.Phase, value);
    }

    public IReadOnlyList<Initiative> Initiatives
    {
        get => ByKind.Of<Initiative>();
        init => ByKind = ByKind.With(PartKind.Initiative, value);
    }

    public IReadOnlyList<Contribution> Contributions
    {
        get => ByKind.Of<Contribution>();
        init => ByKind = ByKind.With(PartKind.Contribution, value);
    }

    public IReadOnlyList<Milestone> Milestones
    {
        get => ByKind.Of<Milestone>();
        init => ByKind = ByKind.With(PartKind.Milestone, value);
    }

    public IReadOnlyList<Dependency> Dependencies
    {
        get => ByKind.Of<Dependency>();
        init => ByKind = ByKind.With(PartKind.Dependency, value);
    }

    public IReadOnlyList<BudgetItem> BudgetItems
    {
        get => ByKind.Of<BudgetItem>();
        init => ByKind = ByKind.With(PartKind.BudgetItem, value);
    }

    public IReadOnlyList<DecisionPackage> DecisionPackages
    {
        get => ByKind.Of<DecisionPackage>();
        init => ByKind = ByKind.With(PartKind.DecisionPackage, value);
    }

    public IReadOnlyList<FundingSource> FundingSources
    {
        get => ByKind.Of<FundingSource>();
        init => ByKind = ByKind.With(PartKind.FundingSource, value);
    }

    public IReadOnlyList<BudgetEntry> BudgetEntries
    {
        get => ByKind.Of<BudgetEntry>();
        init => ByKind = ByKind.With(PartKind.BudgetEntry, value);
    }

    public IReadOnlyList<Team> Teams
    {
        get => ByKind.Of<Team>();
        init => ByKind = ByKind.With(PartKind.Team, value);
    }

    public IReadOnlyList<Post> Posts
    {
        get => ByKind.Of<Post>();
        init => ByKind = ByKind.With(PartKind.Post, value);
    }

    public IReadOnlyList<StaffMovement> StaffMovements
    {
        get => ByKind.Of<StaffMovement>();
        init => ByKind = ByKind.With(PartKind.StaffMovement, value);
    }

    public IReadOnlyList<Resource> Resources
    {
        get => ByKind.Of<Resource>();
        init => ByKind = ByKind.With(PartKind.Resource, value);
    }

    public IReadOnlyList<RiskLevel> RiskLevels
    {
        get => ByKind.Of<RiskLevel>();
        init => ByKind = ByKind.With(PartKind.RiskLevel, value);
    }

    public IReadOnlyList<RiskCategory> RiskCategories
    {
        get => ByKind.Of<RiskCategory>();
        init => ByKind = ByKind.With(PartKind.RiskCategory, value);
    }

    public IReadOnlyList<Risk> Risks
    {
        get => ByKind.Of<Risk>();
        init => ByKind = ByKind.With(PartKind.Risk, value);
    }

    public IReadOnlyList<RiskAssessment> RiskAssessments
    {
        get => ByKind.Of<RiskAssessment>();
        init => ByKind = ByKind.With(PartKind.RiskAssessment, value);
    }

    public IReadOnlyList<RiskResponse> RiskResponses
    {
        get => ByKind.Of<RiskResponse>();
        init => ByKind = ByKind.With(PartKind.RiskResponse, value);
    }

    public IReadOnlyList<RiskImpact> RiskImpacts
    {
        get => ByKind.Of<RiskImpact>();
        init => ByKind = ByKind.With(PartKind.RiskImpact, value);
    }

    public IReadOnlyList<RiskCorrelation> RiskCorrelations
    {
        get => ByKind.Of<RiskCorrelation>();
        init => ByKind = ByKind.With(PartKind.RiskCorrelation, value);
    }

    public IReadOnlyList<ContingencyPlan> ContingencyPlans
    {
        get => ByKind.Of<ContingencyPlan>();
        init => ByKind = ByKind.With(PartKind.ContingencyPlan, value);
    }

    public IReadOnlyList<Drill> Drills
    {
        get => ByKind.Of<Drill>();
        init => ByKind = ByKind.With(PartKind.Drill, value);
    }

    public IReadOnlyList<RiskCase> RiskCases
    {
        get => ByKind.Of<RiskCase>();
        init => ByKind = ByKind.With(PartKind.RiskCase, value);
    }

    public IReadOnlyList<KeyRiskIndicator> KeyRiskIndicators
    {
        get => ByKind.Of<KeyRiskIndicator>();
        init => ByKind = ByKind.With(PartKind.KeyRiskIndicator, value);
    }

    public IReadOnlyList<PlanningRound> PlanningRounds
    {
        get => ByKind.Of<PlanningRound>();
        init => ByKind = ByKind.With(PartKind.PlanningRound, value);
    }

    public IReadOnlyList<SliceAssignment> SliceAssignments
    {
        get => ByKind.Of<SliceAssignment>();
        init => ByKind = ByKind.With(PartKind.SliceAssignment, value);
    }

    public IReadOnlyList<Committee> Committees
    {
        get => ByKind.Of<Committee>();
        init => ByKind = ByKind.With(PartKind.Committee, value);
    }

    public IReadOnlyList<CommitteeSeat> CommitteeSeats
    {
        get => ByKind.Of<CommitteeSeat>();
        init => ByKind = ByKind.With(PartKind.CommitteeSeat, value);
    }

    public IReadOnlyList<Hold> Holds
    {
        get => ByKind.Of<Hold>();
        init => ByKind = ByKind.With(PartKind.Hold, value);
    }

    public IReadOnlyList<Bound> Bounds
    {
        get => ByKind.Of<Bound>();
        init => ByKind = ByKind.With(PartKind.Bound, value);
    }

    public IReadOnlyList<Waiver> Waivers
    {
        get => ByKind.Of<Waiver>();
        init => ByKind = ByKind.With(PartKind.Waiver, value);
    }

    public IReadOnlyList<Cell> Cells { get; init; } = [];

    /// <summary>Every part of the plan, in the order in which parts can mention others; cells are not parts.</summary>
    public IEnumerable<PlanPart> Parts() => PartKind.All.SelectMany(kind => ByKind[kind]);
}
