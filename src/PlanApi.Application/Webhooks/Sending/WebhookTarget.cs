using PlanApi.Domain.Values;
using PlanApi.Domain.Webhooks;

namespace PlanApi.Application.Webhooks.Sending;

/// <summary>Where and how the messages of a webhook are sent.</summary>
/// <param name="Plan">The plan's code.</param>
/// <param name="Address">The receiver.</param>
/// <param name="Format">The form of messages.</param>
/// <param name="Language">The language of sentences.</param>
/// <param name="Secrets">The secrets that sign, the present one first.</param>
public sealed record WebhookTarget(Code Plan, Uri Address, WebhookFormat Format, string Language, IReadOnlyList<string> Secrets)
{
    /// <summary>The names in sentences about events; null where there are none to be said.</summary>
    public EventNames? Names { get; init; }

    /// <summary>Where a webhook sends, and the secrets that sign at a moment.</summary>
    internal static WebhookTarget Of(WebhookRow row, WebhookSecrets secrets, DateTimeOffset now)
    {
        var settings = WebhookViews.SettingsOf(row);
        return new(settings.Plan, new Uri(settings.Address), settings.Format, settings.Language ?? "en", [.. Signing()]);

        IEnumerable<string> Signing()
        {
            if (row.Secret is { } secret)
                yield return secrets.Open(secret);
            if (row.EarlierSecret is { } earlier && row.EarlierSecretUntil > now.UtcTicks)
                yield return secrets.Open(earlier);
        }
    }
}
