using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Persistence;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube;

/// <summary>Reads stored cells as a scenario shows them: its own over its parent's as they were when it was made, and so on up.</summary>
public sealed class PartitionReader(PlanDb db)
{
    private const string Now = """
        SELECT scope_id, period, value, currency FROM cells WHERE plan_id = @p0 AND partition_id = @p1 ORDER BY scope_id, period
        """;

    // A cell that was written since is not seen; what it replaced is, if it was there then.
    private const string Then = """
        SELECT scope_id, period, value, currency FROM cells WHERE plan_id = @p0 AND partition_id = @p1 AND version <= @p2
        UNION ALL
        SELECT scope_id, period, value, currency FROM past_cells WHERE plan_id = @p0 AND partition_id = @p1 AND version <= @p2 AND until > @p2
        ORDER BY scope_id, period
        """;

    /// <summary>The stored ids and versions of a measure's and an indicator's partitions, by scenario.</summary>
    public async Task<IReadOnlyDictionary<long, (long Id, long Version)>> Find(
        long planId, Measure measure, long indicatorId, CancellationToken cancellation) =>
        await db.Set<PartitionRow>().AsNoTracking()
            .Where(row => row.PlanId == planId && row.Measure == measure && row.IndicatorId == indicatorId)
            .ToDictionaryAsync(row => row.ScenarioId, row => (row.Id, row.Version), cancellation);

    /// <summary>The cells of a chain of scenarios.</summary>
    /// <param name="planId">The plan.</param>
    /// <param name="layers">The scenario's own partition first, then its parents', each with the version at which it is seen; null for now.</param>
    /// <param name="scopes">The plan's scopes.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<Partition> Read(
        long planId, IReadOnlyList<(long PartitionId, long? At)> layers, ScopeIndex scopes, CancellationToken cancellation)
    {
        LayerCells? cells = null;
        foreach (var (partition, at) in layers.Reverse())
        {
            var layer = await Layer(planId, partition, at, scopes, cancellation);
            cells = cells is null ? layer : cells.Under(layer);
        }
        return cells?.ToPartition() ?? Partition.Empty;
    }

    private async Task<LayerCells> Layer(long planId, long partition, long? at, ScopeIndex scopes, CancellationToken cancellation)
    {
        var layer = new LayerCells();
        await using var command = at is { } version
            ? Sql.Command(db, Then, planId, partition, version)
            : Sql.Command(db, Now, planId, partition);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        long lastId = -1;
        var scope = -1;
        while (reader.Read())
        {
            if (reader.GetInt64(0) is var id && id != lastId)
            {
                cancellation.ThrowIfCancellationRequested();
                (lastId, scope) = (id, scopes.NumberOf(id));
            }
            layer.Add(scope, reader.GetInt32(1), reader.IsDBNull(2) ? null : reader.GetInt64(2), reader.IsDBNull(3) ? null : reader.GetString(3));
        }
        return layer;
    }
}
