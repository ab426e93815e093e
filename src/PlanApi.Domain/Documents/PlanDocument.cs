using System.Text.Json.Serialization;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Currencies;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Parties;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Reviews;
using PlanApi.Domain.Scenarios;
using PlanApi.Domain.Schedules;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Validation;
using PlanApi.Domain.Values;
using PlanApi.Domain.Weights;

namespace PlanApi.Domain.Documents;

/// <summary>A whole plan as one document: structure, targets, weights, holds and cells. History stays out.</summary>
public sealed record PlanDocument
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

    /// <summary>
    /// The plan as one of its scenarios has it: the parts that are in force there, and of each cell the nearest one among the scenario and
    /// its parents.
    /// </summary>
    public PlanDocument In(Code scenario)
    {
        var line = ScenarioLine.Of(code => Scenarios.FirstOrDefault(other => other.Code == code)?.Parent, scenario);
        var results = line.Of(KeyResults, Objectives, Targets);
        return this with
        {
            Scenario = scenario,
            Sections = SectionsOf(line),
            Targets = line.Of(Targets),
            Objectives = line.Of(Objectives),
            KeyResults = results,
            Weights = line.Of(Weights, Objectives, KeyResults, results),
            Contributions = line.Of(Contributions, Targets),
            Cells = CellsOf(line),
        };
    }

    // A section that only other scenarios' parts name is none of this one's.
    private IReadOnlyList<Section> SectionsOf(ScenarioLine line)
    {
        PlanPart[] beside =
        [
            .. Targets.Where(target => !line.Holds(target.Scenario)),
            .. Objectives.Where(objective => !line.Holds(objective.Scenario)),
        ];
        if (beside.Length == 0)
            return Sections;
        var others = beside
            .SelectMany(part => part.Mentions())
            .Where(mention => mention.Kind == PartKind.Section)
            .Select(mention => mention.Key)
            .ToHashSet();
        var own = Parts()
            .Except(beside)
            .SelectMany(part => part.Mentions())
            .Where(mention => mention.Kind == PartKind.Section)
            .Select(mention => mention.Key)
            .Concat(Cells.Where(cell => line.Holds(cell.Scenario)).Select(cell => cell.Source?.ToString()).OfType<string>())
            .ToHashSet();
        return [.. Sections.Where(section => !others.Contains(section.Code.ToString()) || own.Contains(section.Code.ToString()))];
    }

    private IReadOnlyList<Cell> CellsOf(ScenarioLine line)
    {
        if (line.Codes[0] == Scenario && Cells.All(cell => cell.Scenario is null))
            return Cells;
        var layers = Cells.ToLookup(cell => cell.Scenario ?? Scenario);
        var shown = new Dictionary<string, Cell>(StringComparer.Ordinal);
        foreach (var cell in line.Codes.SelectMany(code => layers[code]).Select(cell => cell with { Scenario = null }))
            shown.TryAdd(cell.Key(), cell);
        return [.. shown.Values];
    }

    /// <summary>Every part of the plan, in the order in which parts can mention others; cells are not parts.</summary>
    public IEnumerable<PlanPart> Parts() => PartKind.All.SelectMany(kind => ByKind[kind]);
}
