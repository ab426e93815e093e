using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;

namespace PlanApi.Application.Webhooks;

/// <summary>How one webhook stands.</summary>
public sealed record GetWebhook(long Id) : Query<Webhook>
{
    public override Permission Permission => Permission.ReadByIndicator;
}

internal sealed class GetWebhookHandler(WebhookViews views) : IHandler<GetWebhook, Webhook>
{
    public async Task<Outcome<Webhook>> Handle(GetWebhook request, CancellationToken cancellation) =>
        await views.Seen().AsNoTracking().FirstOrDefaultAsync(row => row.Id == request.Id, cancellation) is { } row
            ? WebhookViews.Show(row)
            : WebhookViews.None(request.Id);
}
