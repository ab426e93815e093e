using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;

namespace PlanApi.Application.Imports.Scheduling;

/// <summary>Ends an import schedule.</summary>
public sealed record DeleteImportSchedule(long Id, SeenVersions? ExpectedVersion) : Command<ImportSchedule>
{
    public override Permission Permission => Permission.Contribute;
}

internal sealed class DeleteImportScheduleHandler(PlanDb db, ImportScheduleViews views, ChangeRecorder recorder)
    : IHandler<DeleteImportSchedule, ImportSchedule>
{
    public async Task<Outcome<ImportSchedule>> Handle(DeleteImportSchedule request, CancellationToken cancellation)
    {
        if (await views.Find(request.Id, cancellation) is not { } row)
            return ImportScheduleViews.None(request.Id);
        if (SeenVersions.Refusal(request.ExpectedVersion, row.Version) is { } refused)
            return refused;
        var before = ImportScheduleViews.Show(row);
        db.Remove(row);
        recorder.Record(ImportScheduleViews.Kind, $"{row.Id}", ImportScheduleViews.ForHistory(before), null);
        return before;
    }
}
