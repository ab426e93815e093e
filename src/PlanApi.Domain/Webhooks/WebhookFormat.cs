namespace PlanApi.Domain.Webhooks;

/// <summary>The form of the messages that a webhook sends.</summary>
public enum WebhookFormat
{
    /// <summary>The event as JSON, signed as Standard Webhooks says.</summary>
    Standard,

    /// <summary>A sentence for a channel of Slack.</summary>
    Slack,

    /// <summary>A card for a channel of Microsoft Teams.</summary>
    Teams,

    /// <summary>A sentence for a group of DingTalk. Its robot's secret signs the address.</summary>
    DingTalk,
}
