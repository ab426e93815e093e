using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Webhooks;

namespace PlanApi.Application.Webhooks;

/// <summary>
/// Makes a new secret. For a day, messages are signed with both, so that a receiver can change over without losing one.
/// </summary>
public sealed record RotateWebhookSecret(long Id, SeenVersions? ExpectedVersion) : Command<Webhook>
{
    /// <summary>How long the earlier secret still signs.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromDays(1);

    public override Permission Permission => Permission.Send;

    /// <summary>The secret is in the first answer only.</summary>
    public override Webhook WithoutSecrets(Webhook answer) => answer with { Secret = null };
}

internal sealed class RotateWebhookSecretHandler(WebhookViews views, WebhookSecrets secrets, ChangeRecorder recorder, TimeProvider clock)
    : IHandler<RotateWebhookSecret, Webhook>
{
    public async Task<Outcome<Webhook>> Handle(RotateWebhookSecret request, CancellationToken cancellation)
    {
        if (await views.Find(request.Id, cancellation) is not { } row)
            return WebhookViews.None(request.Id);
        if (SeenVersions.Refusal(request.ExpectedVersion, row.Version) is { } refused)
            return refused;
        if (WebhookViews.SettingsOf(row).Format != WebhookFormat.Standard)
            return new NotAllowedNow("Only standard messages are signed with a secret of the service.");
        var before = WebhookViews.Show(row);
        var secret = WebhookSecrets.New();
        (row.EarlierSecret, row.EarlierSecretUntil) = (row.Secret, (clock.GetUtcNow() + RotateWebhookSecret.Overlap).UtcTicks);
        row.Secret = secrets.Seal(secret);
        row.Version++;
        var after = WebhookViews.Show(row);
        recorder.Record(WebhookViews.Kind, $"{row.Id}", WebhookViews.ForHistory(before), WebhookViews.ForHistory(after));
        return after with { Secret = secret };
    }
}
