using System.Text.Json;
using PlanApi.Application.Alerts;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Events;
using PlanApi.Domain.Values;
using PlanApi.Domain.Webhooks;

namespace PlanApi.Application.Webhooks.Sending;

/// <summary>The message that tells of an event.</summary>
/// <param name="Id">The same for every attempt, so that the receiver recognises what it already has.</param>
/// <param name="Event">The event.</param>
public sealed record WebhookMessage(string Id, PlanEvent Event)
{
    /// <summary>The message of an event to a webhook.</summary>
    public static WebhookMessage Of(long webhook, PlanEvent item) => new($"msg_{webhook}_{item.Id}", item);

    /// <summary>The type, in the way of Standard Webhooks.</summary>
    public string Type => TypeOf(Event.Kind);

    /// <summary>The type of messages about a kind of event.</summary>
    public static string TypeOf(PlanEventKind kind) =>
        kind switch
        {
            PlanEventKind.Light => "light.turned",
            PlanEventKind.Alert => "alert.changed",
            _ => "plan.changed",
        };

    /// <summary>
    /// What the event is about. The light of a target and the alert that it raises have the same subject, so they arrive in their order.
    /// </summary>
    public string Subject =>
        Event switch
        {
            { Light: { } light } => Of(light.Target, light.KeyRiskIndicator, light.Risk, light.Indicator, light.Scope, light.Period),
            { Alert: { } alert } => Of(alert.Target, alert.KeyRiskIndicator, alert.Risk, alert.Indicator, alert.Scope, alert.Period),
            _ => "plan",
        };

    /// <summary>The body: the event for programs, or a sentence for people.</summary>
    /// <param name="plan">The plan's code.</param>
    /// <param name="format">The form.</param>
    /// <param name="language">The language of sentences.</param>
    public byte[] Body(Code plan, WebhookFormat format, string language) =>
        format switch
        {
            WebhookFormat.Standard => Json(new StandardBody(Type, Event.At, new EventData(plan, Event))),
            WebhookFormat.Slack => Json(new { text = WebhookText.Of(plan, Event, language) }),
            WebhookFormat.Teams => Json(TeamsCard.Of(WebhookText.Of(plan, Event, language))),
            _ => Json(new { msgtype = "text", text = new { content = WebhookText.Of(plan, Event, language) } }),
        };

    private static byte[] Json<T>(T body) => JsonSerializer.SerializeToUtf8Bytes(body, PlanJson.Options);

    private static string Of(Code? target, Code? watched, Code? risk, Code? indicator, Scope? scope, object? period) =>
        target is not null ? $"target:{target}"
        : watched is not null ? $"keyRiskIndicator:{watched}"
        : indicator is not null ? $"cell:{indicator}|{scope}|{period}"
        : $"risk:{risk}";

    private sealed record StandardBody(string Type, DateTimeOffset Timestamp, EventData Data);

    private sealed record EventData(Code Plan, PlanEvent Event);
}

/// <summary>The card of a Teams channel, which takes an Adaptive Card as an attachment.</summary>
internal static class TeamsCard
{
    public static object Of(string text) =>
        new Dictionary<string, object>
        {
            ["type"] = "message",
            ["attachments"] = new[]
            {
                new Dictionary<string, object>
                {
                    ["contentType"] = "application/vnd.microsoft.card.adaptive",
                    ["content"] = new Dictionary<string, object>
                    {
                        ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
                        ["type"] = "AdaptiveCard",
                        ["version"] = "1.4",
                        ["body"] = new[]
                        {
                            new Dictionary<string, object>
                            {
                                ["type"] = "TextBlock",
                                ["text"] = text,
                                ["wrap"] = true,
                            },
                        },
                    },
                },
            },
        };
}
