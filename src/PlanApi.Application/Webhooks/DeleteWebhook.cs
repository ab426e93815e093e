using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;

namespace PlanApi.Application.Webhooks;

/// <summary>Ends a webhook, with the record of its deliveries.</summary>
public sealed record DeleteWebhook(long Id, SeenVersions? ExpectedVersion) : Command<Webhook>
{
    public override Permission Permission => Permission.Send;
}

internal sealed class DeleteWebhookHandler(PlanDb db, WebhookViews views, ChangeRecorder recorder) : IHandler<DeleteWebhook, Webhook>
{
    public async Task<Outcome<Webhook>> Handle(DeleteWebhook request, CancellationToken cancellation)
    {
        if (await views.Find(request.Id, cancellation) is not { } row)
            return WebhookViews.None(request.Id);
        if (SeenVersions.Refusal(request.ExpectedVersion, row.Version) is { } refused)
            return refused;
        var before = WebhookViews.Show(row);
        db.Remove(row);
        recorder.Record(WebhookViews.Kind, $"{row.Id}", WebhookViews.ForHistory(before), null);
        return before;
    }
}
