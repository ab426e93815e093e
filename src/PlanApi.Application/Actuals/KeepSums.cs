using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Operations;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.Tables;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Actuals;

/// <summary>
/// Adds up the kept sums of actuals again, some time after members have moved. Sums that cannot be kept are tried again when the actuals
/// have changed.
/// </summary>
internal sealed class KeepSums(PlanDb db, PlanFinder plans) : IPlanWork
{
    public string Name => "keep-sums";

    public async Task<IReadOnlyList<DueOperation>> Due(Code plan, CancellationToken cancellation)
    {
        if (await plans.Find(plan, cancellation) is not { } row)
            return [];
        var stale = (
            await db.Set<PartitionRow>()
                .AsNoTracking()
                .Where(partition =>
                    partition.PlanId == row.Id && partition.Measure == Measure.Actual && partition.Scenario!.ParentId == null
                )
                .ToListAsync(cancellation)
        )
            .Where(partition => !RebuildSumsHandler.AreKept(partition, row))
            .ToList();
        return stale.Count == 0
            ? []
            : [new($"{Math.Max(stale.Max(partition => partition.Version), row.ParentageVersion)}", new RebuildSums(plan))];
    }
}
