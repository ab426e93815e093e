using System.Text.Json;
using PlanApi.Application.Documents.Json;
using PlanApi.Domain.Values;
using PlanApi.Domain.Webhooks;

namespace PlanApi.Application.Webhooks.Sending;

/// <summary>A message to the receiver of a webhook.</summary>
/// <param name="Id">The same for every attempt, so that the receiver recognises what it already has.</param>
/// <param name="At">When it happened.</param>
public abstract record WebhookMessage(string Id, DateTimeOffset At)
{
    /// <summary>The type, in the way of Standard Webhooks.</summary>
    public abstract string Type { get; }

    /// <summary>The body: data for programs, or a sentence for people.</summary>
    public byte[] Body(WebhookTarget target) =>
        target.Format switch
        {
            WebhookFormat.Standard => Json(
                new
                {
                    Type,
                    Timestamp = At,
                    Data = Data(target.Plan),
                }
            ),
            WebhookFormat.Slack => Json(new { text = Sentence(target) }),
            WebhookFormat.Teams => Json(TeamsCard.Of(Sentence(target))),
            _ => Json(new { msgtype = "text", text = new { content = Sentence(target) } }),
        };

    /// <summary>What the message tells programs.</summary>
    protected abstract object Data(Code plan);

    /// <summary>What it tells people.</summary>
    protected abstract string Sentence(WebhookTarget target);

    private static byte[] Json<T>(T body) => JsonSerializer.SerializeToUtf8Bytes(body, PlanJson.Options);
}
