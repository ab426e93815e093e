using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;

namespace PlanApi.Application.Webhooks;

/// <summary>A page of a webhook's messages, the newest first, each with what became of it.</summary>
public sealed record ListWebhookDeliveries(long Webhook, PageRange Page) : Query<Page<WebhookDelivery>>
{
    /// <summary>Only in these states.</summary>
    public IReadOnlyList<DeliveryState>? States { get; init; }

    public override Permission Permission => Permission.ReadByIndicator;
}

internal sealed class ListWebhookDeliveriesHandler(PlanDb db, WebhookViews views) : IHandler<ListWebhookDeliveries, Page<WebhookDelivery>>
{
    public async Task<Outcome<Page<WebhookDelivery>>> Handle(ListWebhookDeliveries request, CancellationToken cancellation)
    {
        var page = request.Page;
        if (!page.Numbers().IsSuccess(out var cursors, out var failure))
            return failure;
        if (!await views.Seen().AnyAsync(row => row.Id == request.Webhook, cancellation))
            return WebhookViews.None(request.Webhook);
        var (below, above) = (cursors.After ?? long.MaxValue, cursors.Before ?? 0);
        var rows = db.Set<WebhookDeliveryRow>()
            .AsNoTracking()
            .Where(row => row.WebhookId == request.Webhook && row.Id < below && row.Id > above);
        if (request.States is { Count: > 0 } states)
            rows = rows.Where(row => states.Contains(row.State));
        rows = page.IsBackward ? rows.OrderBy(row => row.Id) : rows.OrderByDescending(row => row.Id);
        return page.Page(page.InOrder(await rows.Take(page.Take).ToListAsync(cancellation)), row => $"{row.Id}").Of(WebhookViews.Show);
    }
}
