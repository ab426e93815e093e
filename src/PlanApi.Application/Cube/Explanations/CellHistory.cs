using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Changes;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.History;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Explanations;

/// <summary>Finds the change that wrote a stored cell.</summary>
public sealed class CellHistory(PlanDb db, HistoryDb history, PartitionReader partitions, ChangeSetStore sets)
{
    private const string VersionSql = """
        SELECT version FROM cells WHERE plan_id = $1 AND partition_id = $2 AND scope_id = $3 AND period = $4 AND version <= $5
        UNION ALL
        SELECT version FROM past_cells WHERE plan_id = $1 AND partition_id = $2 AND scope_id = $3 AND period = $4 AND version <= $5
        AND until > $5
        """;

    public async Task<ExplainedWrite?> WriteOf(
        PlanRow plan,
        CubeStructure structure,
        StoredScenario scenario,
        CellAddress cell,
        CancellationToken cancellation
    )
    {
        var scope = await db.Set<ScopeRow>()
            .Where(row => row.PlanId == plan.Id && row.Text == cell.Scope.ToString())
            .Select(row => row.Id)
            .SingleAsync(cancellation);
        var stored = await partitions.Find(plan.Id, cell.Measure, structure.Indicators[cell.Indicator].Id, cancellation);
        var at = long.MaxValue;
        foreach (var layer in ScenarioPartitions.Chain(structure, scenario))
        {
            if (stored.TryGetValue(layer.Id, out var partition))
            {
                if (db.Number(VersionSql, plan.Id, partition.Id, scope, cell.Period.Key, at) is { } version)
                    return await Write(plan, partition.Id, scope, cell, version, cancellation);
            }
            at = Math.Min(at, layer.ParentVersion ?? long.MaxValue);
        }
        return null;
    }

    private async Task<ExplainedWrite?> Write(
        PlanRow plan,
        long partition,
        long scope,
        CellAddress cell,
        long version,
        CancellationToken cancellation
    )
    {
        if (await sets.Read(plan.Id, row => row.Sequence == version, 1, cancellation) is not [var set])
            return null;
        var blocks = history
            .Db.Set<ChangeBlockRow>()
            .AsNoTracking()
            .Where(block => block.PlanId == plan.Id && block.Sequence == version && block.Kind == BlockKind.Cells)
            .OrderBy(block => block.Number);
        await foreach (var row in blocks.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var block = CellBlockFormat.Read(row.Content);
            if (block.Common.Partition != partition)
                continue;
            for (var at = 0; at < block.Count; at++)
            {
                if (block.ScopeIds[at] != scope || block.Common.Periods[block.PeriodOf[at]] != cell.Period)
                    continue;
                var origin = block.Common.Origin is { } json ? JsonSerializer.Deserialize<CellOrigin>(json, PlanJson.Options) : null;
                return new ExplainedWrite(
                    set,
                    block.Before[at] is { } before ? new Quantity(before) : null,
                    origin?.Spread,
                    origin?.Multiplier,
                    block.Common.Spread?.ReasonOf(at, block.ScopeOf(at))
                )
                {
                    IsAbove = block.Common.Spread?.IsAbove(at) == true,
                };
            }
        }
        return new ExplainedWrite(set, null, null, null);
    }
}
