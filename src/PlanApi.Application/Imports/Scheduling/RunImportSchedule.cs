using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.Operations;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;

namespace PlanApi.Application.Imports.Scheduling;

/// <summary>
/// Starts a run of a schedule now, with the rights of the key that made it. Where one waits or is being done, that is the answer.
/// </summary>
public sealed record RunImportSchedule(long Id) : Command<Operation>
{
    public override Permission Permission => Permission.Contribute;
}

internal sealed class RunImportScheduleHandler(
    PlanDb db,
    ImportScheduleViews views,
    OperationViews operations,
    RunningOperations running,
    ChangeRecorder recorder,
    Caller caller,
    TimeProvider clock
) : IHandler<RunImportSchedule, Operation>
{
    public async Task<Outcome<Operation>> Handle(RunImportSchedule request, CancellationToken cancellation)
    {
        if (await views.Find(request.Id, cancellation) is not { } row)
            return ImportScheduleViews.None(request.Id);
        var unfinished = await ImportScheduleViews
            .RunsOf(db, row)
            .Where(run => run.State == OperationState.Waiting || run.State == OperationState.Running)
            .OrderBy(run => run.Id)
            .Select(OperationRow.WithoutContent)
            .FirstOrDefaultAsync(cancellation);
        if (unfinished is not null)
            return await operations.Show(unfinished, cancellation);
        var now = clock.GetUtcNow().UtcTicks;
        var run = new OperationRow
        {
            AboutPlanId = row.AboutPlanId,
            Kind = OperationKind.NameOf(typeof(ImportScheduledFile)),
            Work = ImportScheduleViews.WorkOf(row.Id),
            Actor = row.Actor,
            Identity = OperationViews.Write(ImportScheduleViews.MakerOf(row)),
            Reason = caller.Reason,
            Door = caller.Door,
            Request = OperationKind.Write(new ImportScheduledFile(ImportScheduleViews.SettingsOf(row).Plan, row.Id)),
            State = OperationState.Waiting,
            CreatedAt = now,
            DueAt = now,
            Version = 1,
        };
        db.Add(run);
        // Its number is in the answer.
        await db.SaveChangesAsync(cancellation);
        recorder.AfterCommit(running.Wake);
        return await operations.Show(run, cancellation);
    }
}
