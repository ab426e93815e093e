using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.Events;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Webhooks;

namespace PlanApi.Application.Webhooks;

/// <summary>
/// Makes a webhook, which sends the plan's events from now on. It reads them with the present rights of the key that makes it, and stops
/// when the key is revoked.
/// </summary>
public sealed record CreateWebhook(WebhookSettings Settings) : Command<Webhook>
{
    public override Permission Permission => Permission.Send;

    /// <summary>The secret is in the first answer only.</summary>
    public override Webhook WithoutSecrets(Webhook answer) => answer with { Secret = null };
}

internal sealed class CreateWebhookHandler(
    PlanDb db,
    PlanFinder plans,
    WebhookCheck check,
    WebhookSecrets secrets,
    ChangeRecorder recorder,
    Caller caller,
    TimeProvider clock
) : IHandler<CreateWebhook, Webhook>
{
    /// <summary>The most webhooks of one key.</summary>
    private const int Most = 100;

    public async Task<Outcome<Webhook>> Handle(CreateWebhook request, CancellationToken cancellation)
    {
        var (settings, identity) = (request.Settings, caller.Identity!);
        if (!(await plans.Get(settings.Plan, cancellation)).IsSuccess(out var plan, out var unknown))
            return unknown;
        if (!identity.MaySee(settings.Plan))
            return NotFound.Plan(settings.Plan);
        if (await check.Faults(settings, plan, cancellation) is { Count: > 0 } faults)
            return new Invalid(faults);
        if (await db.Set<WebhookRow>().CountAsync(row => row.Actor == identity.Id, cancellation) >= Most)
            return new NotAllowedNow($"This key has {Most} webhooks already; delete one that is no longer used.");
        var secret = settings.Format == WebhookFormat.Standard ? WebhookSecrets.New() : null;
        var row = new WebhookRow
        {
            AboutPlanId = plan.Id,
            Actor = identity.Id,
            MadeBy = identity.Name,
            Settings = WebhookViews.Write(settings),
            Secret = (secret ?? settings.RobotSecret) is { } kept ? secrets.Seal(kept) : null,
            State = settings.IsPaused ? WebhookState.Paused : WebhookState.Active,
            Position = EventPosition.EndOf(plan.Version),
            CreatedAt = clock.GetUtcNow().UtcTicks,
            Version = 1,
        };
        db.Add(row);
        // Its number is in the answer.
        await db.SaveChangesAsync(cancellation);
        var made = WebhookViews.Show(row);
        recorder.Record(WebhookViews.Kind, $"{row.Id}", null, WebhookViews.ForHistory(made));
        return made with { Secret = secret };
    }
}
