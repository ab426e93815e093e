using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Changes;
using PlanApi.Application.Cube;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Scenarios;

/// <summary>The cells that a scenario stores itself.</summary>
public sealed class ScenarioCells(PlanDb db, PartitionReader partitions, ChangeRecorder recorder)
{
    /// <summary>Removes all of them, and the values that the parent keeps only for this scenario.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="recordedBy">The structure by whose names the history tells of them; null where it need not.</param>
    /// <param name="scenarioId">The scenario.</param>
    /// <param name="scenario">Its code.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task Drop(PlanRow plan, CubeStructure? recordedBy, long scenarioId, Code scenario, CancellationToken cancellation)
    {
        var rows = await db.Set<PartitionRow>()
            .AsNoTracking()
            .Where(row => row.PlanId == plan.Id && row.ScenarioId == scenarioId)
            .ToListAsync(cancellation);
        foreach (var row in rows)
        {
            if (recordedBy is not null)
                Record(plan, recordedBy, scenario, row, cancellation);
            foreach (var table in (string[])["cells", "past_cells", "cell_notes"])
                db.Run($"DELETE FROM {table} WHERE plan_id = $1 AND partition_id = $2", plan.Id, row.Id);
        }
        await db.Set<PartitionRow>().Where(row => row.PlanId == plan.Id && row.ScenarioId == scenarioId).ExecuteDeleteAsync(cancellation);
        db.Run(
            """
            DELETE FROM past_cells WHERE plan_id = $1
            AND partition_id IN (SELECT id FROM partitions WHERE plan_id = $1 AND scenario_id = (SELECT parent_id FROM scenarios WHERE plan_id = $1 AND id = $2))
            AND NOT EXISTS (SELECT 1 FROM scenarios s WHERE s.plan_id = $1 AND s.id <> $2
                AND s.parent_id = (SELECT parent_id FROM scenarios WHERE plan_id = $1 AND id = $2)
                AND s.parent_version >= past_cells.version AND s.parent_version < past_cells.until)
            """,
            plan.Id,
            scenarioId
        );
    }

    private void Record(PlanRow plan, CubeStructure structure, Code scenario, PartitionRow row, CancellationToken cancellation)
    {
        var cells = partitions.Read(
            plan.Id,
            [
                [(row.Id, null)],
            ],
            structure.Scopes,
            cancellation
        )[0];
        var indicator = structure.Indicators.Values.Single(other => other.Id == row.IndicatorId);
        var block = new CellBlockWriter(recorder, structure, scenario, row.Id, new CellBatch(row.Measure, indicator));
        for (var run = 0; run < cells.Scopes.Length; run++)
        {
            for (var cell = cells.Starts[run]; cell < cells.Starts[run + 1]; cell++)
                block.Add(cells.Scopes[run], cells.Periods[cells.PeriodOf[cell]].Key, cells.Values[cell], null);
        }
        block.Flush();
    }
}
