using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Persistence;
using PlanApi.Domain.Cube;

namespace PlanApi.Application.Cube;

/// <summary>Reads stored cells as a scenario shows them: its own over its parent's as they were when it was made, and so on up.</summary>
public sealed class PartitionReader(PlanDb db)
{
    private const string Now = """
        SELECT scope_id, period, value, currency FROM cells WHERE plan_id = $1 AND partition_id = $2 ORDER BY scope_id, period
        """;

    // A cell that was written since is not seen; what it replaced is, if it was there then.
    private const string Then = """
        SELECT scope_id, period, value, currency FROM cells WHERE plan_id = $1 AND partition_id = $2 AND version <= $3
        UNION ALL
        SELECT scope_id, period, value, currency FROM past_cells WHERE plan_id = $1 AND partition_id = $2 AND version <= $3 AND until > $3
        ORDER BY scope_id, period
        """;

    /// <summary>A measure's and an indicator's partitions, by scenario.</summary>
    public async Task<IReadOnlyDictionary<long, PartitionRow>> Find(
        long planId,
        Measure measure,
        long indicatorId,
        CancellationToken cancellation
    ) => (await Find(planId, [(measure, indicatorId)], cancellation))[(measure, indicatorId)].ToDictionary(row => row.ScenarioId);

    /// <summary>The same of many at once, in one statement.</summary>
    public async Task<ILookup<(Measure Measure, long Indicator), PartitionRow>> Find(
        long planId,
        IReadOnlyCollection<(Measure Measure, long Indicator)> wanted,
        CancellationToken cancellation
    )
    {
        Measure[] measures = [.. wanted.Select(one => one.Measure).Distinct()];
        long[] indicators = [.. wanted.Select(one => one.Indicator).Distinct()];
        return (
            await db.Set<PartitionRow>()
                .AsNoTracking()
                .Where(row => row.PlanId == planId && measures.Contains(row.Measure) && indicators.Contains(row.IndicatorId))
                .ToListAsync(cancellation)
        ).ToLookup(row => (row.Measure, row.IndicatorId));
    }

    /// <summary>The cells of a chain of scenarios.</summary>
    /// <param name="planId">The plan.</param>
    /// <param name="layers">The scenario's own partition first, then its parents', each with the version at which it is seen; null for
    /// now.</param>
    /// <param name="scopes">The plan's scopes.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public Partition Read(
        long planId,
        IReadOnlyList<(long PartitionId, long? At)> layers,
        ScopeIndex scopes,
        CancellationToken cancellation
    )
    {
        LayerCells? cells = null;
        foreach (var (partition, at) in layers.Reverse())
        {
            var layer = Layer(planId, partition, at, scopes, cancellation);
            cells = cells is null ? layer : cells.Under(layer);
        }
        return cells?.ToPartition() ?? Partition.Empty;
    }

    private LayerCells Layer(long planId, long partition, long? at, ScopeIndex scopes, CancellationToken cancellation)
    {
        var layer = new LayerCells();
        using var statement = db.Prepare(at is null ? Now : Then);
        using var row = at is { } version ? statement.Read(planId, partition, version) : statement.Read(planId, partition);
        long lastId = -1;
        var scope = -1;
        while (row.Read())
        {
            if (row.Integer(0) is var id && id != lastId)
            {
                cancellation.ThrowIfCancellationRequested();
                (lastId, scope) = (id, scopes.NumberOf(id));
            }
            layer.Add(scope, (int)row.Integer(1), row.IntegerOrNull(2), row.TextOrNull(3));
        }
        return layer;
    }
}
