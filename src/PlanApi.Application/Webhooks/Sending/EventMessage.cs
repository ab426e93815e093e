using PlanApi.Application.Alerts;
using PlanApi.Application.Events;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Webhooks.Sending;

/// <summary>The message that tells of an event.</summary>
/// <param name="Id">The same for every attempt.</param>
/// <param name="Event">The event.</param>
public sealed record EventMessage(string Id, PlanEvent Event) : WebhookMessage(Id, Event.At)
{
    /// <summary>The message of an event to a webhook.</summary>
    public static EventMessage Of(long webhook, PlanEvent item) => new($"msg_{webhook}_{item.Id}", item);

    public override string Type => TypeOf(Event.Kind);

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

    protected override object Data(Code plan) => new { Plan = plan, Event };

    protected override string Sentence(WebhookTarget target) => WebhookText.Of(Event, target.Names!, target.Language);

    private static string Of(Code? target, Code? watched, Code? risk, Code? indicator, Scope? scope, object? period) =>
        target is not null ? $"target:{target}"
        : watched is not null ? $"keyRiskIndicator:{watched}"
        : indicator is not null ? $"cell:{indicator}|{scope}|{period}"
        : $"risk:{risk}";
}
