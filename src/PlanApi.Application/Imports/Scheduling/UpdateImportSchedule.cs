using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;
using PlanApi.Application.Webhooks;

namespace PlanApi.Application.Imports.Scheduling;

/// <summary>
/// Changes the settings that a JSON merge patch (RFC 7396) names. A schedule that the service has disabled is switched on again by any
/// patch. The file is then imported at the next run even where it has not changed.
/// </summary>
public sealed record UpdateImportSchedule(long Id, SourceNode Patch, SeenVersions? ExpectedVersion) : Command<ImportSchedule>
{
    public override Permission Permission => Permission.Contribute;
}

internal sealed class UpdateImportScheduleHandler(
    PlanDb db,
    ImportScheduleViews views,
    ImportScheduleCheck check,
    WebhookSecrets secrets,
    Caller caller,
    ChangeRecorder recorder,
    TimeProvider clock
) : IHandler<UpdateImportSchedule, ImportSchedule>
{
    public async Task<Outcome<ImportSchedule>> Handle(UpdateImportSchedule request, CancellationToken cancellation)
    {
        if (await views.Find(request.Id, cancellation) is not { } row)
            return ImportScheduleViews.None(request.Id);
        if (SeenVersions.Refusal(request.ExpectedVersion, row.Version) is { } refused)
            return refused;
        var (shown, before) = (ImportScheduleViews.Show(row), ImportScheduleViews.SettingsOf(row));
        var faults = new FaultList();
        var bound = RecordBinder.Bind<ImportScheduleSettings>(MergePatch.Apply(SourceNode.From(before), request.Patch), faults);
        if (bound is null || !faults.IsEmpty)
            return new Invalid(faults.Faults);
        // As it is shown, it is not another one.
        if (bound.Address is not null && bound.Address == ImportScheduleViews.Shown(before).Address)
            bound = bound with { Address = before.Address };
        if (bound.Plan != before.Plan)
            return Invalid.One(FaultCodes.NotAllowed, "/plan", "An import schedule stays with its plan; make another one.");
        // A secret goes only where its maker has sent it.
        var isElsewhere = row.Secret is null || (bound.Address, bound.HeaderName) != (before.Address, before.HeaderName);
        if (bound is { HeaderName: not null, HeaderValue: null } && isElsewhere)
            return Invalid.One(FaultCodes.MissingField, "/headerValue", "The header is new, or goes elsewhere now; send its value too.");
        if (await db.FindAsync<PlanRow>([row.AboutPlanId], cancellation) is not { } plan || !caller.Identity!.MaySee(bound.Plan))
            return NotFound.Plan(bound.Plan);
        if (!(await check.Times(bound, plan, cancellation)).IsSuccess(out var times, out var failure))
            return failure;
        row.Settings = ImportScheduleViews.Write(bound);
        if (bound.HeaderName is null)
            row.Secret = null;
        else if (bound.HeaderValue is { } value)
            row.Secret = secrets.Seal(value);
        (row.State, row.Problem) = (bound.IsPaused ? ImportScheduleState.Paused : ImportScheduleState.Active, null);
        row.NextAt = times.After(clock.GetUtcNow())!.Value.UtcTicks;
        (row.MappedBy, row.FileHash, row.EntityTag) = (null, null, null);
        row.Version++;
        recorder.Record(
            ImportScheduleViews.Kind,
            $"{row.Id}",
            ImportScheduleViews.ForHistory(shown),
            ImportScheduleViews.ForHistory(ImportScheduleViews.Show(row))
        );
        return await views.Show(row, cancellation);
    }
}
