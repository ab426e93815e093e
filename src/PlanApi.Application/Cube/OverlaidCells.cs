using PlanApi.Application.Access;
using PlanApi.Application.Plans;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube;

/// <summary>
/// Whole cells as a scenario shows them: its own over its parent's, with what their sources say of them. What was reached is left out, of
/// which there may be any amount: a plan is judged by what it plans.
/// </summary>
public sealed class OverlaidCells(CellStore cells, CubeReader cubes, ScenarioPartitions partitions)
{
    /// <summary>Those that may be seen. Call within a snapshot. The scenario is one of the plan's.</summary>
    public async Task<IReadOnlyList<Cell>> Of(PlanRow plan, Code code, Visibility visibility, CancellationToken cancellation)
    {
        var structure = await cubes.Structure(plan, cancellation);
        var scenario = structure.Scenarios[code];
        if (scenario.Parent is null)
            return await cells.All(plan.Id, code.ToString(), visibility, plannedOnly: true).ToListAsync(cancellation);
        StoredScenario[] chain = [.. ScenarioPartitions.Chain(structure, scenario)];
        // What is said of a cell holds for its value; a layer that is over another one comes first.
        var said = new Dictionary<string, Cell>(StringComparer.Ordinal);
        foreach (var layer in chain)
        {
            await foreach (var cell in cells.All(plan.Id, layer.Code.ToString(), visibility, saidOnly: true).WithCancellation(cancellation))
                said.TryAdd(cell.Key(), cell);
        }
        var shown = new List<Cell>();
        foreach (var (measure, indicator) in await partitions.Of(plan.Id, structure, chain, cancellation))
        {
            if (measure == Measure.Actual && indicator.Indicator.Kind is not (IndicatorKind.Growth or IndicatorKind.Share or IndicatorKind.Formula))
                continue;
            var partition = await partitions.Shown(plan, structure, scenario, measure, indicator, cancellation);
            for (var run = 0; run < partition.Scopes.Length; run++)
            {
                var scope = structure.Scopes.ScopeOf(partition.Scopes[run]);
                if (!visibility.MaySee(scope))
                    continue;
                for (var at = partition.Starts[run]; at < partition.Starts[run + 1]; at++)
                    shown.Add(Of(indicator.Indicator.Code, measure, scope, partition, at, said));
            }
        }
        return shown;
    }

    private static Cell Of(Code indicator, Measure measure, Scope scope, Partition partition, int at, Dictionary<string, Cell> said)
    {
        var cell = new Cell
        {
            Indicator = indicator, Measure = measure, Scope = scope, Period = partition.Periods[partition.PeriodOf[at]], Value = new Quantity(partition.Values[at]),
            Currency = partition.Currencies?.TryGetValue(at, out var currency) == true ? currency : null,
        };
        return said.Count > 0 && said.TryGetValue(cell.Key(), out var source) && source.Value == cell.Value && source.Currency == cell.Currency ? source : cell;
    }
}
