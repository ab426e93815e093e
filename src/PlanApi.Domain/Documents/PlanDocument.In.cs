using PlanApi.Domain.Budgets;
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
using PlanApi.Domain.Scenarios;
using PlanApi.Domain.Schedules;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Validation;
using PlanApi.Domain.Values;
using PlanApi.Domain.Weights;

namespace PlanApi.Domain.Documents;

public sealed partial record PlanDocument
{
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
}
