using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Operations;

/// <summary>Stores what the service is to do by itself as operations.</summary>
public sealed class OperationSchedule(PlanDb db, PlanFinder plans, WriterQueue writers, RunningOperations running, TimeProvider clock)
{
    /// <summary>How many of one piece of work and one plan are begun in a round at most, so that others have their turn.</summary>
    public const int MostInARound = 20;

    /// <summary>Stores what is due and not stored yet; what is, waits, is being done or was done.</summary>
    public async Task Add(Code plan, string work, IReadOnlyList<DueOperation> due, CancellationToken cancellation)
    {
        if (due.Count == 0 || await plans.Find(plan, cancellation) is not { } row)
            return;
        var keys = due.Select(one => one.Key).ToList();
        var known = await Known(row.Id, work, keys, cancellation);
        var missing = due.Where(one => !known.Contains(one.Key)).Take(MostInARound).ToList();
        if (missing.Count == 0)
            return;
        using var turn = await writers.Wait(Timeout.InfiniteTimeSpan, cancellation);
        foreach (var one in missing)
            await Add(row.Id, work, one, cancellation);
        running.Wake();
    }

    private async Task Add(long planId, string work, DueOperation due, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcTicks;
        db.ChangeTracker.Clear();
        db.Add(
            new OperationRow
            {
                AboutPlanId = planId,
                Kind = OperationKind.NameOf(due.Request.GetType()),
                Work = work,
                Key = due.Key,
                Actor = Caller.Local.Id,
                Identity = OperationViews.Write(Caller.Local),
                Reason = "Done by the service itself.",
                Request = OperationKind.Write(due.Request),
                State = OperationState.Waiting,
                CreatedAt = now,
                DueAt = now,
                Version = 1,
            }
        );
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (StoredConflict)
        {
            // Another process was faster; anything else is a fault.
            if ((await Known(planId, work, [due.Key], cancellation)).Count == 0)
                throw;
        }
    }

    private async Task<HashSet<string>> Known(long planId, string work, List<string> keys, CancellationToken cancellation) =>
        [
            .. await db.Set<OperationRow>()
                .Where(row => row.AboutPlanId == planId && row.Work == work && keys.Contains(row.Key!))
                .Select(row => row.Key!)
                .ToListAsync(cancellation),
        ];
}
