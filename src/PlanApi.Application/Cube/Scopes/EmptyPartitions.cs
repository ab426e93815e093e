using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;

namespace PlanApi.Application.Cube.Scopes;

internal static class EmptyPartitions
{
    /// <summary>
    /// Partitions are kept when their last cell goes; one that is empty must not keep its indicator or scenario from going.
    /// </summary>
    public static void Drop(PlanDb db, PartRow row)
    {
        if (row is not (IndicatorRow or ScenarioRow))
            return;
        var column = row is IndicatorRow ? "indicator_id" : "scenario_id";
        db.Run(
            $"""
            DELETE FROM partitions WHERE plan_id = $1 AND {column} = $2
            AND NOT EXISTS (SELECT 1 FROM cells c WHERE c.plan_id = partitions.plan_id AND c.partition_id = partitions.id)
            AND NOT EXISTS (SELECT 1 FROM past_cells c WHERE c.plan_id = partitions.plan_id AND c.partition_id = partitions.id)
            """,
            row.PlanId,
            row.Id
        );
    }
}
