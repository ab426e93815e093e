using PlanApi.Domain.Values;

namespace PlanApi.Application.Webhooks.Sending;

/// <summary>A message that tells nothing but that messages arrive.</summary>
/// <param name="Id">The id of this one message.</param>
/// <param name="At">When it was asked for.</param>
/// <param name="Webhook">The webhook's number.</param>
public sealed record TestMessage(string Id, DateTimeOffset At, long Webhook) : WebhookMessage(Id, At)
{
    public override string Type => "webhook.test";

    protected override object Data(Code plan) => new { Plan = plan, Webhook };

    protected override string Sentence(WebhookTarget target) =>
        target.Language == "zh"
            ? $"【{target.Plan}】这是 webhook {Webhook} 的测试消息：消息能够送达。"
            : $"{target.Plan}: this is a test of webhook {Webhook}. Its messages arrive here.";
}
