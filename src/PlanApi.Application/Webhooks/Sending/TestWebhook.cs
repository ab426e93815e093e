using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;

namespace PlanApi.Application.Webhooks.Sending;

/// <summary>
/// Sends a message of the type <c>webhook.test</c> at once, also where the webhook is paused or disabled, and answers what became of it. It
/// is sent once, changes nothing, and is not among the deliveries.
/// </summary>
public sealed record TestWebhook(long Id) : Query<WebhookTest>
{
    public override Permission Permission => Permission.Send;
}

/// <summary>What became of a test message.</summary>
/// <param name="MessageId">The id that the receiver got as <c>webhook-id</c>.</param>
/// <param name="IsTaken">Whether the receiver has taken it: it answered with a status from 200 to 299 in time.</param>
/// <param name="Status">The status of the answer; absent if there was none.</param>
/// <param name="Problem">Why it was not taken; absent if it was.</param>
public sealed record WebhookTest(string MessageId, bool IsTaken, int? Status, string? Problem);

internal sealed class TestWebhookHandler(WebhookViews views, WebhookSecrets secrets, WebhookSender sender, TimeProvider clock)
    : IHandler<TestWebhook, WebhookTest>
{
    public async Task<Outcome<WebhookTest>> Handle(TestWebhook request, CancellationToken cancellation)
    {
        if (await views.Seen().AsNoTracking().FirstOrDefaultAsync(row => row.Id == request.Id, cancellation) is not { } row)
            return WebhookViews.None(request.Id);
        var now = clock.GetUtcNow();
        var message = new TestMessage($"msg_{row.Id}_test_{Guid.NewGuid():N}", now, row.Id);
        var answer = await sender.Send(WebhookTarget.Of(row, secrets, now), message, cancellation);
        return new WebhookTest(message.Id, answer.Problem is null, answer.Status, answer.Problem);
    }
}
