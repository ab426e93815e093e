using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Operations;

/// <summary>Reads the state of the service's own work from the stored operations, for all processes.</summary>
public sealed class WorkStates(PlanDb db, OperationViews views, IEnumerable<IPlanWork> pieces)
{
    /// <summary>Each piece of work for each plan: by work, then by plan.</summary>
    public async Task<IReadOnlyList<WorkState>> All(CancellationToken cancellation)
    {
        var works = pieces.Select(piece => piece.Name).Order(StringComparer.Ordinal).ToList();
        var plans = await db.Set<PlanRow>().Select(plan => new { plan.Id, plan.Code }).ToListAsync(cancellation);
        var own = db.Set<OperationRow>().AsNoTracking().Where(row => works.Contains(row.Work!) && row.AboutPlanId != null);
        var runs = await own.GroupBy(row => new { row.AboutPlanId, row.Work })
            .Select(group => new
            {
                group.Key.AboutPlanId,
                group.Key.Work,
                Latest = group.Max(row => row.Id),
                RunAt = group.Max(row => row.StartedAt),
                SuccessAt = group.Max(row => row.State == OperationState.Succeeded ? row.EndedAt : null),
            })
            .ToDictionaryAsync(run => (run.AboutPlanId, run.Work), cancellation);
        var ids = runs.Values.Select(run => run.Latest).ToList();
        var latest = (
            await views.Show(
                await own.Where(row => ids.Contains(row.Id)).Select(OperationRow.WithoutContent).ToListAsync(cancellation),
                cancellation
            )
        ).ToDictionary(one => one.Id);
        var troubles = (
            await own.Where(row => row.Problem != null)
                .Select(row => new Trouble(row.AboutPlanId!.Value, row.Work!, row.State, row.StartedAt, row.Attempts, row.Problem!))
                .ToListAsync(cancellation)
        ).ToLookup(trouble => (trouble.Plan, trouble.Work));
        return
        [
            .. from work in works
            from plan in plans.OrderBy(plan => plan.Code, StringComparer.Ordinal)
            let run = runs.GetValueOrDefault((plan.Id, work))
            let left = troubles[(plan.Id, work)].Where(trouble => trouble.IsLeftAfter(run?.SuccessAt)).ToList()
            select new WorkState(
                work,
                Code.Known(plan.Code),
                Instant(run?.RunAt),
                Instant(run?.SuccessAt),
                left.MaxBy(trouble => trouble.At) is { } last ? OperationProblem.Read(last.Problem)!.Message : null,
                left.Sum(trouble => trouble.Failed),
                run is null ? null : latest.GetValueOrDefault(run.Latest)
            ),
        ];
    }

    private static DateTimeOffset? Instant(long? ticks) => ticks is { } known ? new DateTimeOffset(known, TimeSpan.Zero) : null;

    /// <summary>An operation that could not be done, or has to be tried again.</summary>
    private sealed record Trouble(long Plan, string Work, OperationState State, long? At, int Attempts, string Problem)
    {
        /// <summary>How many attempts have failed, without the one that is running.</summary>
        public int Failed => State == OperationState.Running ? Attempts - 1 : Attempts;

        /// <summary>Whether it is still to be done, or was given up after the last success of this work.</summary>
        public bool IsLeftAfter(long? success) => State != OperationState.Failed || success is null || At > success;
    }
}
