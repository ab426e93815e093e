using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Cube;
using PlanApi.Application.Errors;
using PlanApi.Application.Operations;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Actuals;

/// <summary>
/// Adds up again what actuals come to, some time after members have moved. What cannot be kept is tried again when it has changed.
/// </summary>
internal sealed class KeepSums(PlanDb db, PlanFinder plans, SumAttempts tried, UseCaseSender sender) : IPlanWork
{
    public string Name => "keep-sums";

    public async Task<Failure?> Do(Code plan, CancellationToken cancellation)
    {
        if (await plans.Find(plan, cancellation) is not { } row)
            return null;
        var stale = (
            await db.Set<PartitionRow>()
                .AsNoTracking()
                .Where(partition =>
                    partition.PlanId == row.Id && partition.Measure == Measure.Actual && partition.Scenario!.ParentId == null
                )
                .ToListAsync(cancellation)
        )
            .Where(partition =>
                !RebuildSumsHandler.AreKept(partition, row) && tried.At(partition) < Math.Max(partition.Version, row.ParentageVersion)
            )
            .ToList();
        if (stale.Count == 0)
            return null;
        var outcome = await sender.Send(new RebuildSums(plan), cancellation);
        foreach (var partition in stale.Where(_ => outcome.Failure is null))
            tried.Note(partition, Math.Max(partition.Version, row.ParentageVersion));
        return outcome.Failure;
    }
}

/// <summary>
/// At which version each partition was last tried by this process: what cannot be kept is not tried again before it has changed.
/// </summary>
public sealed class SumAttempts
{
    private readonly ConcurrentDictionary<(long Plan, long Partition), long> _versions = new();

    internal long At(PartitionRow row) => _versions.GetValueOrDefault((row.PlanId, row.Id));

    internal void Note(PartitionRow row, long version) => _versions[(row.PlanId, row.Id)] = version;
}
