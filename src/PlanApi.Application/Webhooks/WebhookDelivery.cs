namespace PlanApi.Application.Webhooks;

/// <summary>One message of a webhook, and what became of it. Kept for 30 days.</summary>
/// <param name="Id">The number that the service gave.</param>
/// <param name="MessageId">The id that the receiver gets as <c>webhook-id</c>: the same for every attempt, and for a replay.</param>
/// <param name="Event">The id of the event.</param>
/// <param name="Type">The type of the message, such as <c>light.turned</c>.</param>
/// <param name="Subject">What it is about; messages about one subject are taken in the order of the events.</param>
/// <param name="State">How it stands.</param>
/// <param name="Attempts">How often it was sent.</param>
/// <param name="Status">The status of the last answer; absent if there was none.</param>
/// <param name="Problem">Why the last attempt failed.</param>
/// <param name="FirstAt">When it was first sent, or first waited.</param>
/// <param name="LastAt">When it was last sent.</param>
/// <param name="DueAt">When it is sent again; absent if it is not, or waits for an earlier message about the same subject.</param>
public sealed record WebhookDelivery(
    long Id,
    string MessageId,
    string Event,
    string Type,
    string Subject,
    DeliveryState State,
    int Attempts,
    int? Status,
    string? Problem,
    DateTimeOffset FirstAt,
    DateTimeOffset? LastAt,
    DateTimeOffset? DueAt
);

/// <summary>How a message of a webhook stands.</summary>
public enum DeliveryState
{
    /// <summary>It is sent again later, or waits for an earlier one.</summary>
    Waiting,

    /// <summary>The receiver has taken it.</summary>
    Delivered,

    /// <summary>It was given up.</summary>
    Failed,

    /// <summary>The webhook's key no longer sees the event, so it was not sent.</summary>
    Withheld,
}
