using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Cube;

namespace PlanApi.Application.Cube;

/// <summary>Reads stored cells as a scenario shows them: its own over its parent's as they were when it was made, and so on up.</summary>
public sealed class PartitionReader(PlanDb db)
{
    private const string Now = """
        SELECT partition_id, scope_id, period, value, currency FROM cells WHERE plan_id = $1 AND partition_id IN ({0})
        ORDER BY partition_id, scope_id, period
        """;

    // A cell that was written since is not seen; what it replaced is, if it was there then.
    private const string Then = """
        SELECT partition_id, scope_id, period, value, currency FROM cells
        WHERE plan_id = $1 AND partition_id IN ({0}) AND version <= $2
        UNION ALL
        SELECT partition_id, scope_id, period, value, currency FROM past_cells
        WHERE plan_id = $1 AND partition_id IN ({0}) AND version <= $2 AND until > $2
        ORDER BY partition_id, scope_id, period
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
        if (wanted.Count == 0)
            return Enumerable.Empty<PartitionRow>().ToLookup(row => (row.Measure, row.IndicatorId));
        var sql = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            SELECT id, scenario_id, measure, indicator_id, version, sums_version FROM partitions
            WHERE plan_id = $1 AND indicator_id IN ({string.Join(',', wanted.Select(one => one.Indicator).Distinct())})
            """
        );
        var asked = wanted.ToHashSet();
        var found = new List<PartitionRow>();
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            using var statement = db.Prepare(sql);
            using var row = statement.Read(planId);
            while (row.Read())
            {
                if (Enum.Parse<Measure>(row.Text(2)) is var measure && asked.Contains((measure, row.Integer(3))))
                    found.Add(
                        new PartitionRow
                        {
                            PlanId = planId,
                            Id = row.Integer(0),
                            ScenarioId = row.Integer(1),
                            Measure = measure,
                            IndicatorId = row.Integer(3),
                            Version = row.Integer(4),
                            SumsVersion = row.IntegerOrNull(5),
                        }
                    );
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
        return found.ToLookup(row => (row.Measure, row.IndicatorId));
    }

    /// <summary>The cells of some chains of scenarios, in their order: a statement for each version at which partitions are seen.</summary>
    /// <param name="planId">The plan.</param>
    /// <param name="chains">For each chain, first the scenario's own partition, then those of its parents, each with the version at which
    /// it is seen; null for the present.</param>
    /// <param name="scopes">The plan's scopes.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public Partition[] Read(
        long planId,
        IReadOnlyList<IReadOnlyList<(long Partition, long? At)>> chains,
        ScopeIndex scopes,
        CancellationToken cancellation
    )
    {
        var layers = chains.SelectMany(chain => chain).Distinct().ToDictionary(layer => layer, _ => new LayerCells());
        foreach (var group in layers.Keys.GroupBy(layer => layer.At))
            Read(planId, group.Key, [.. group.Select(layer => layer.Partition)], id => layers[(id, group.Key)], scopes, cancellation);
        return
        [
            .. chains.Select(chain =>
                chain.Reverse().Select(layer => layers[layer]).Aggregate((below, over) => below.Under(over)).ToPartition()
            ),
        ];
    }

    private void Read(
        long planId,
        long? at,
        IEnumerable<long> partitions,
        Func<long, LayerCells> layerOf,
        ScopeIndex scopes,
        CancellationToken cancellation
    )
    {
        var sql = (at is null ? Now : Then).Replace("{0}", string.Join(',', partitions), StringComparison.Ordinal);
        using var statement = db.Prepare(sql);
        using var row = at is { } version ? statement.Read(planId, version) : statement.Read(planId);
        var (lastPartition, lastScope, scope) = (-1L, -1L, -1);
        LayerCells? layer = null;
        while (row.Read())
        {
            if (row.Integer(0) is var partition && partition != lastPartition)
                (lastPartition, lastScope, layer) = (partition, -1, layerOf(partition));
            if (row.Integer(1) is var id && id != lastScope)
            {
                cancellation.ThrowIfCancellationRequested();
                (lastScope, scope) = (id, scopes.NumberOf(id));
            }
            layer!.Add(scope, (int)row.Integer(2), row.IntegerOrNull(3), row.TextOrNull(4));
        }
    }
}
