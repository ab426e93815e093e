using System.Net;

namespace PlanApi.Application.Webhooks;

/// <summary>The networks that are not public, but to which the operator lets webhooks send.</summary>
public sealed record WebhookNetworks(IReadOnlyList<IPNetwork> Allowed)
{
    /// <summary>None of them.</summary>
    public static readonly WebhookNetworks None = new([]);

    public bool AreAny => Allowed.Count > 0;
}
