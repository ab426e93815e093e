using PlanApi.Application.Indicators;
using PlanApi.Application.Persistence;
using PlanApi.Application.Scenarios;

namespace PlanApi.Application.Cube;

internal static class EmptyPartitions
{
    /// <summary>
    /// Partitions are kept when their last cell goes; one that is empty must not keep its indicator or scenario from going.
    /// </summary>
    public static async Task Drop(PlanDb db, PartRow row, CancellationToken cancellation)
    {
        if (row is not (IndicatorRow or ScenarioRow))
            return;
        var column = row is IndicatorRow ? "indicator_id" : "scenario_id";
        await using var command = Sql.Command(
            db,
            $"""
            DELETE FROM partitions WHERE plan_id = @p0 AND {column} = @p1
            AND NOT EXISTS (SELECT 1 FROM cells c WHERE c.plan_id = partitions.plan_id AND c.partition_id = partitions.id)
            AND NOT EXISTS (SELECT 1 FROM past_cells c WHERE c.plan_id = partitions.plan_id AND c.partition_id = partitions.id)
            """,
            row.PlanId,
            row.Id
        );
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
