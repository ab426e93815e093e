using PlanApi.Application.Access;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Tables;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Validation;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube;

/// <summary>
/// The cells as a scenario shows them, with the notes of their sources: its own cells over those of its parents. A plan is judged by
/// these cells. Actuals of the plan's year are left out, because there may be very many of them.
/// </summary>
public sealed class OverlaidCells(CellStore cells, CubeReader cubes, ScenarioPartitions partitions)
{
    /// <summary>The cells that the caller may see. Call within a snapshot. The scenario must belong to the plan.</summary>
    public async Task<IReadOnlyList<Cell>> Of(PlanRow plan, Code code, Visibility visibility, CancellationToken cancellation)
    {
        var structure = (await cubes.Structure(plan, cancellation)).SeenBy(visibility.Indicators?.Keys);
        var scenario = structure.Scenarios[code];
        var judged = new JudgedCells(structure.Calendar, structure.Definitions);
        // Where actuals of longer periods stand beside those of days, all are shown: some may lie in others, which is found.
        var whole = new List<Cell>();
        if (scenario.Parent is null)
        {
            // Keys are in the order of years, then grains, of which days are the last: what is left is past, but for some longer periods of
            // the year.
            var first = structure.Calendar.Days(Period.OfYear(structure.Calendar.Year)).First;
            var mixed = await cells.Mixed(plan.Id, code.ToString(), cancellation);
            var indicators = mixed.Select(partition => partition.Indicator).ToHashSet();
            await foreach (
                var cell in cells
                    .All(
                        plan.Id,
                        code.ToString(),
                        visibility,
                        actualsBefore: Period.OfDay(first).Key,
                        whole: [.. mixed.Select(partition => partition.Id)]
                    )
                    .WithCancellation(cancellation)
            )
                Add(cell, cell.Measure == Measure.Actual && indicators.Contains(cell.Indicator));
            return [.. judged.All(), .. whole];
        }
        StoredScenario[] chain = [.. ScenarioPartitions.Chain(structure, scenario)];
        // What is said of a cell holds for its value; a layer that is over another one comes first.
        var said = new Dictionary<string, Cell>(StringComparer.Ordinal);
        foreach (var layer in chain)
        {
            await foreach (var cell in cells.All(plan.Id, layer.Code.ToString(), visibility, saidOnly: true).WithCancellation(cancellation))
                said.TryAdd(cell.Key(), cell);
        }
        var parts = await partitions.Of(plan.Id, structure, chain, cancellation);
        var shown = await partitions.Shown(plan, structure, scenario, parts, cancellation);
        foreach (var ((measure, indicator), partition) in parts.Zip(shown))
        {
            var isWhole = measure == Measure.Actual && Array.Exists(partition.Periods, period => period.Grain != Grain.Day);
            for (var run = 0; run < partition.Scopes.Length; run++)
            {
                var scope = structure.Scopes.ScopeOf(partition.Scopes[run]);
                if (!visibility.MaySee(scope))
                    continue;
                for (var at = partition.Starts[run]; at < partition.Starts[run + 1]; at++)
                    Add(Of(indicator.Indicator.Code, measure, scope, partition, at, said), isWhole);
            }
        }
        return [.. judged.All(), .. whole];

        void Add(Cell cell, bool isWhole)
        {
            if (isWhole)
                whole.Add(cell);
            else
                judged.Add(cell);
        }
    }

    private static Cell Of(Code indicator, Measure measure, Scope scope, Partition partition, int at, Dictionary<string, Cell> said)
    {
        var cell = new Cell
        {
            Indicator = indicator,
            Measure = measure,
            Scope = scope,
            Period = partition.Periods[partition.PeriodOf[at]],
            Value = new Quantity(partition.Values[at]),
            Currency = partition.Currencies?.TryGetValue(at, out var currency) == true ? currency : null,
        };
        return
            said.Count > 0 && said.TryGetValue(cell.Key(), out var source) && source.Value == cell.Value && source.Currency == cell.Currency
            ? source
            : cell;
    }
}
