using PlanApi.Domain.Cube;
using PlanApi.Domain.Currencies;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Parties;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Reviews;
using PlanApi.Domain.Scenarios;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Validation;
using PlanApi.Domain.Values;
using PlanApi.Domain.Weights;

namespace PlanApi.Domain.Documents;

/// <summary>A whole plan as one document: structure, targets, weights, holds and cells. History stays out.</summary>
public sealed record PlanDocument
{
    public const string CurrentFormat = "planapi/1";

    public required string Format { get; init; }

    public required Plan Plan { get; init; }

    /// <summary>The scenario of the cells that name none, and the one by which the document is judged.</summary>
    public Code Scenario { get; init; } = Code.Known("baseline");

    public IReadOnlyList<Section> Sections { get; init; } = [];

    public IReadOnlyList<Party> Parties { get; init; } = [];

    public IReadOnlyList<Dimension> Dimensions { get; init; } = [];

    public IReadOnlyList<Member> Members { get; init; } = [];

    public IReadOnlyList<Group> Groups { get; init; } = [];

    public IReadOnlyList<NamedList> Lists { get; init; } = [];

    public IReadOnlyList<Currency> Currencies { get; init; } = [];

    public IReadOnlyList<Scenario> Scenarios { get; init; } = [];

    public IReadOnlyList<ExchangeRate> ExchangeRates { get; init; } = [];

    public IReadOnlyList<Indicator> Indicators { get; init; } = [];

    public IReadOnlyList<Target> Targets { get; init; } = [];

    public IReadOnlyList<Objective> Objectives { get; init; } = [];

    public IReadOnlyList<KeyResult> KeyResults { get; init; } = [];

    public IReadOnlyList<WeightWindow> WeightWindows { get; init; } = [];

    public IReadOnlyList<Weight> Weights { get; init; } = [];

    public IReadOnlyList<ReviewSchedule> ReviewSchedules { get; init; } = [];

    public IReadOnlyList<Hold> Holds { get; init; } = [];

    public IReadOnlyList<Bound> Bounds { get; init; } = [];

    public IReadOnlyList<Waiver> Waivers { get; init; } = [];

    public IReadOnlyList<Cell> Cells { get; init; } = [];

    /// <summary>
    /// The plan as one of its scenarios has it: the parts that hold there, and of each cell the nearest in the line of scenarios.
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
    public IEnumerable<PlanPart> Parts()
    {
        IEnumerable<IReadOnlyList<PlanPart>> collections =
        [
            Sections,
            Parties,
            Dimensions,
            Members,
            Groups,
            Lists,
            Currencies,
            Scenarios,
            ExchangeRates,
            Indicators,
            Targets,
            Objectives,
            KeyResults,
            WeightWindows,
            Weights,
            ReviewSchedules,
            Holds,
            Bounds,
            Waivers,
        ];
        return collections.SelectMany(collection => collection);
    }
}
