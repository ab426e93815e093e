using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Operations;

/// <summary>Stores the service's own due work as operations.</summary>
public sealed class OperationSchedule(
    PlanDb db,
    PlanFinder plans,
    WriterQueue writers,
    RunningOperations running,
    OperationBell bell,
    TimeProvider clock
)
{
    /// <summary>The most operations of one kind of work and one plan that one round begins, so that others have their turn.</summary>
    public const int MostInARound = 20;

    /// <summary>The kind of the operation that stands for the search for due work. It is stored only while that search fails.</summary>
    public const string Look = "findWork";

    /// <summary>Stores the operations that are due, except those that are stored already because they wait, run or have ended.</summary>
    public async Task Add(Code plan, string work, IReadOnlyList<DueOperation> due, CancellationToken cancellation)
    {
        if (await plans.Find(plan, cancellation) is not { } row)
            return;
        var known = await Known(row.Id, work, [Look, .. due.Where(one => one.Work is null).Select(one => one.Key)], cancellation);
        var missing = due.Where(one => one.Work is not null || !known.Contains(one.Key)).Take(MostInARound).ToList();
        if (missing.Count == 0 && !known.Contains(Look))
            return;
        using (await writers.Wait(Timeout.InfiniteTimeSpan, cancellation))
        {
            if (known.Contains(Look))
                await Looks(row.Id, work).ExecuteDeleteAsync(cancellation);
            foreach (var one in missing)
                await Store(New(row.Id, one.Work ?? work, one.Key, one.Request, one.For), cancellation);
        }
        running.Wake();
        bell.Ring();
    }

    /// <summary>
    /// Stores that the search for due work failed, as a failed operation, or as one more failure of the operation that is there.
    /// </summary>
    public async Task Fail(Code plan, string work, DateTimeOffset began, string message, CancellationToken cancellation)
    {
        if (await plans.Find(plan, cancellation) is not { } row)
            return;
        var (problem, start, now) = (
            new OperationProblem("internal-error", message, []).ToJson(),
            began.UtcTicks,
            clock.GetUtcNow().UtcTicks
        );
        using (await writers.Wait(Timeout.InfiniteTimeSpan, cancellation))
        {
            var known = await Looks(row.Id, work)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(look => look.Attempts, look => look.Attempts + 1)
                            .SetProperty(look => look.StartedAt, start)
                            .SetProperty(look => look.EndedAt, now)
                            .SetProperty(look => look.Problem, problem)
                            .SetProperty(look => look.Version, look => look.Version + 1),
                    cancellation
                );
            if (known == 0)
            {
                var look = New(row.Id, work, Look, null);
                (look.State, look.Problem, look.Attempts) = (OperationState.Failed, problem, 1);
                (look.StartedAt, look.EndedAt) = (start, now);
                await Store(look, cancellation);
            }
        }
        bell.Ring();
    }

    private OperationRow New(long planId, string work, string key, IDurable? request, Identity? by = null)
    {
        var actor = by ?? Caller.Local;
        var now = clock.GetUtcNow().UtcTicks;
        return new OperationRow
        {
            AboutPlanId = planId,
            Kind = request is null ? Look : OperationKind.NameOf(request.GetType()),
            Work = work,
            Key = key,
            Actor = actor.Id,
            Identity = OperationViews.Write(actor),
            Reason = "Done by the service itself.",
            Door = Door.Service,
            Request = request is null ? null : OperationKind.Write(request),
            State = OperationState.Waiting,
            CreatedAt = now,
            DueAt = now,
            Version = 1,
        };
    }

    private async Task Store(OperationRow row, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        db.Add(row);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (StoredConflict)
        {
            // Another process was faster; anything else is a fault.
            if ((await Known(row.AboutPlanId!.Value, row.Work!, [row.Key!], cancellation)).Count == 0)
                throw;
        }
    }

    private IQueryable<OperationRow> Looks(long planId, string work) =>
        db.Set<OperationRow>().Where(row => row.AboutPlanId == planId && row.Work == work && row.Key == Look);

    private async Task<HashSet<string>> Known(long planId, string work, List<string> keys, CancellationToken cancellation) =>
        [
            .. await db.Set<OperationRow>()
                .Where(row => row.AboutPlanId == planId && row.Work == work && keys.Contains(row.Key!))
                .Select(row => row.Key!)
                .ToListAsync(cancellation),
        ];
}
