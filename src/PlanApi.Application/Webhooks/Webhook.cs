using PlanApi.Application.Events;
using PlanApi.Application.Plans;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Values;
using PlanApi.Domain.Webhooks;

namespace PlanApi.Application.Webhooks;

/// <summary>What the maker of a webhook decides: which events of which plan are sent where, and how.</summary>
public sealed record WebhookSettings : IOfPlan
{
    /// <summary>The plan whose events are sent.</summary>
    public required Code Plan { get; init; }

    /// <summary>Where the messages are sent by POST: an https address. It is shown only to the maker and to administrators.</summary>
    public required string Address { get; init; }

    public WebhookFormat Format { get; init; }

    /// <summary>The language of the sentences for people; English when absent.</summary>
    public string? Language { get; init; }

    /// <summary>Only these kinds of events; all when absent.</summary>
    public IReadOnlyList<PlanEventKind>? Kinds { get; init; }

    /// <summary>Only lights and alerts of this target.</summary>
    public Code? Target { get; init; }

    /// <summary>Only lights and alerts of this indicator.</summary>
    public Code? Indicator { get; init; }

    /// <summary>Only lights and alerts of the key results of this objective, and of the objectives that serve it.</summary>
    public Code? Objective { get; init; }

    /// <summary>Only lights that have turned to one of these colours, and alerts about such lights.</summary>
    public IReadOnlyList<Light>? Lights { get; init; }

    /// <summary>Send nothing for now. The events of this time are sent when it is switched on again.</summary>
    public bool IsPaused { get; init; }

    /// <summary>
    /// For DingTalk: the secret of the robot, if its messages are to be signed. It is not shown again. Other formats have none here: the
    /// secret of standard messages is made by the service.
    /// </summary>
    public string? RobotSecret { get; init; }
}

/// <summary>A webhook: it sends a plan's events to an address, with the rights of the key that made it.</summary>
public sealed record Webhook
{
    /// <summary>The number that the service gave.</summary>
    public required long Id { get; init; }

    /// <summary>The ETag.</summary>
    public required long Version { get; init; }

    /// <summary>What its maker decided, without secrets.</summary>
    public required WebhookSettings Settings { get; init; }

    public required WebhookState State { get; init; }

    /// <summary>Why it is disabled, and what to do.</summary>
    public string? Problem { get; init; }

    /// <summary>The name of the key that made it.</summary>
    public required string MadeBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>
    /// The secret that signs its messages, as <c>whsec_…</c>. It is in the answer to the making of the webhook or of a new secret, and
    /// nowhere else.
    /// </summary>
    public string? Secret { get; init; }

    /// <summary>Until then messages are also signed with the secret before this one.</summary>
    public DateTimeOffset? EarlierSecretUntil { get; init; }

    /// <summary>The event up to which everything was sent, or waits to be sent again.</summary>
    public required string Last { get; init; }

    /// <summary>How many messages wait to be sent again.</summary>
    public required int Waiting { get; init; }

    /// <summary>Since when no message was taken; absent while messages are taken.</summary>
    public DateTimeOffset? FailingSince { get; init; }
}

/// <summary>How a webhook stands.</summary>
public enum WebhookState
{
    /// <summary>It sends.</summary>
    Active,

    /// <summary>Its maker has paused it.</summary>
    Paused,

    /// <summary>The service has stopped it; its problem says why.</summary>
    Disabled,
}
