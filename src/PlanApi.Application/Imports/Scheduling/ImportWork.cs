using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Operations;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Imports.Scheduling;

/// <summary>
/// Finds the import schedules that are due. Of the times that were missed, only the last one is made up for. A schedule whose time has
/// become an operation waits for its next time, and one whose run has not ended waits for that.
/// </summary>
internal sealed class ImportWork(PlanDb db, PlanFinder plans, ApiKeyVerifier keys, WriterQueue writers, TimeProvider clock) : IPlanWork
{
    private const string NoMaker = "The key that made it was revoked or has expired. Make the schedule anew with another key.";

    public string Name => "import-files";

    public async Task<IReadOnlyList<DueOperation>> Due(Code plan, CancellationToken cancellation)
    {
        if (await plans.Find(plan, cancellation) is not { Status: not PlanStatus.Closed } row)
            return [];
        var now = clock.GetUtcNow();
        var schedules = await db.Set<ImportScheduleRow>()
            .AsNoTracking()
            .Where(one => one.AboutPlanId == row.Id && one.State == ImportScheduleState.Active && one.NextAt <= now.UtcTicks)
            .OrderBy(one => one.NextAt)
            .ThenBy(one => one.Id)
            .Take(OperationSchedule.MostInARound)
            .ToListAsync(cancellation);
        if (schedules.Count == 0)
            return [];
        var times = schedules.Select(schedule => TimesOf(schedule, row, now)).ToList();
        var runs = await Runs(row.Id, times, cancellation);
        var due = new List<DueOperation>();
        foreach (var (schedule, work, key, next) in times)
        {
            if (runs.Any(run => run.Work == work && run.Key == key))
                await Move(schedule, set => set.SetProperty(one => one.NextAt, next), cancellation);
            else if (!runs.Any(run => run.Work == work))
            {
                if (!await keys.Counts(schedule.Actor, cancellation))
                    await Move(
                        schedule,
                        set => set.SetProperty(one => one.State, ImportScheduleState.Disabled).SetProperty(one => one.Problem, NoMaker),
                        cancellation
                    );
                // Also for a key that does not count any more, so that its run is seen to be refused.
                due.Add(
                    new DueOperation(key, new ImportScheduledFile(plan, schedule.Id))
                    {
                        Work = work,
                        For = ImportScheduleViews.MakerOf(schedule),
                    }
                );
            }
        }
        return due;
    }

    private static DueTime TimesOf(ImportScheduleRow schedule, PlanRow plan, DateTimeOffset now)
    {
        var times = ImportTimes.Known(ImportScheduleViews.SettingsOf(schedule).Cron, plan.TimeZone);
        var last = times.LastUntil(ImportScheduleViews.Instant(schedule.NextAt), now);
        return new DueTime(
            schedule,
            ImportScheduleViews.WorkOf(schedule.Id),
            ImportScheduleViews.KeyOf(last),
            times.After(last)?.UtcTicks ?? long.MaxValue
        );
    }

    /// <summary>The runs of these schedules that have not ended, or are those of these times.</summary>
    private async Task<IReadOnlyList<(string? Work, string? Key)>> Runs(
        long planId,
        IReadOnlyList<DueTime> times,
        CancellationToken cancellation
    )
    {
        var (works, keyed) = (times.Select(time => time.Work).ToList(), times.Select(time => time.Key).Distinct().ToList());
        var runs = await db.Set<OperationRow>()
            .Where(run => run.AboutPlanId == planId && works.Contains(run.Work!))
            .Where(run => keyed.Contains(run.Key!) || run.State == OperationState.Waiting || run.State == OperationState.Running)
            .Select(run => new
            {
                run.Work,
                run.Key,
                run.State,
            })
            .ToListAsync(cancellation);
        return
        [
            .. runs.Where(run =>
                    run.State is OperationState.Waiting or OperationState.Running
                    || times.Any(time => time.Work == run.Work && time.Key == run.Key)
                )
                .Select(run => (run.Work, run.Key)),
        ];
    }

    /// <summary>Moves a schedule on, or stops it, unless somebody else has done so.</summary>
    private async Task Move(
        ImportScheduleRow schedule,
        Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<ImportScheduleRow>> set,
        CancellationToken cancellation
    )
    {
        using var turn = await writers.Wait(Timeout.InfiniteTimeSpan, cancellation);
        await db.Set<ImportScheduleRow>()
            .Where(row => row.Id == schedule.Id && row.Version == schedule.Version && row.NextAt == schedule.NextAt)
            .ExecuteUpdateAsync(set, cancellation);
    }

    /// <param name="Schedule">A schedule that is due.</param>
    /// <param name="Work">The name of its runs.</param>
    /// <param name="Key">The last of its times that have come.</param>
    /// <param name="Next">The time after that, in ticks.</param>
    private sealed record DueTime(ImportScheduleRow Schedule, string Work, string Key, long Next);
}
