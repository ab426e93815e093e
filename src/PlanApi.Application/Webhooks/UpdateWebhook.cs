using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Webhooks;

namespace PlanApi.Application.Webhooks;

/// <summary>
/// Changes the settings that a JSON merge patch (RFC 7396) names. A webhook that the service has disabled is switched on again by any
/// patch, also by an empty one, and goes on where it stopped.
/// </summary>
public sealed record UpdateWebhook(long Id, SourceNode Patch, SeenVersions? ExpectedVersion) : Command<Webhook>
{
    public override Permission Permission => Permission.Send;
}

internal sealed class UpdateWebhookHandler(
    PlanDb db,
    WebhookViews views,
    WebhookCheck check,
    WebhookSecrets secrets,
    Caller caller,
    ChangeRecorder recorder
) : IHandler<UpdateWebhook, Webhook>
{
    public async Task<Outcome<Webhook>> Handle(UpdateWebhook request, CancellationToken cancellation)
    {
        if (await views.Find(request.Id, cancellation) is not { } row)
            return WebhookViews.None(request.Id);
        if (SeenVersions.Refusal(request.ExpectedVersion, row.Version) is { } refused)
            return refused;
        var (shown, before) = (WebhookViews.Show(row), WebhookViews.SettingsOf(row));
        var faults = new FaultList();
        var bound = RecordBinder.Bind<WebhookSettings>(MergePatch.Apply(SourceNode.From(before), request.Patch), faults);
        if (bound is null || !faults.IsEmpty)
            return new Invalid(faults.Faults);
        if (bound.Plan != before.Plan)
            faults.Add(FaultCodes.NotAllowed, "/plan", "A webhook stays with its plan; make another one.");
        if ((bound.Format == WebhookFormat.Standard) != (before.Format == WebhookFormat.Standard))
            faults.Add(FaultCodes.NotAllowed, "/format", "Its secret is of another kind; make another webhook.");
        if (!faults.IsEmpty)
            return new Invalid(faults.Faults);
        if (await db.FindAsync<PlanRow>([row.AboutPlanId], cancellation) is not { } plan || !caller.Identity!.MaySee(bound.Plan))
            return NotFound.Plan(bound.Plan);
        if (await check.Faults(bound, plan, cancellation) is { Count: > 0 } wrong)
            return new Invalid(wrong);
        row.Settings = WebhookViews.Write(bound);
        if (bound.RobotSecret is { } robot)
            row.Secret = secrets.Seal(robot);
        (row.State, row.Problem, row.FailingSince) = (bound.IsPaused ? WebhookState.Paused : WebhookState.Active, null, null);
        (row.Owner, row.LeaseUntil) = (null, null);
        // A process that sends for it has to read it again.
        row.Fence++;
        row.Version++;
        var after = WebhookViews.Show(row);
        recorder.Record(WebhookViews.Kind, $"{row.Id}", WebhookViews.ForHistory(shown), WebhookViews.ForHistory(after));
        return after;
    }
}
