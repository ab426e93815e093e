using PlanApi.Application.Errors;
using PlanApi.Application.Events;
using PlanApi.Application.Tables;
using PlanApi.Domain.Webhooks;

namespace PlanApi.Application.Webhooks;

/// <summary>Checks what the maker of a webhook asks for.</summary>
public sealed class WebhookCheck(EventFilters filters, WebhookNetworks networks)
{
    private const int MaxAddress = 2_000;
    private const int MaxSecret = 200;
    private static readonly string[] _languages = ["en", "zh"];

    /// <summary>All that is wrong with it; empty where nothing is.</summary>
    internal async Task<IReadOnlyList<Fault>> Faults(WebhookSettings settings, PlanRow plan, CancellationToken cancellation)
    {
        var faults = new FaultList();
        Address(settings.Address, faults);
        if (settings.Language is { } language && !_languages.Contains(language))
            faults.Add(FaultCodes.NotAllowed, "/language", $"'{language}' is not a language of messages; use en or zh.");
        if (settings.RobotSecret is { } secret)
        {
            if (settings.Format != WebhookFormat.DingTalk)
                faults.Add(FaultCodes.NotAllowed, "/robotSecret", "Only a robot of DingTalk has a secret of its own; leave it out.");
            else if (secret.Length is 0 or > MaxSecret)
                faults.Add(FaultCodes.TooLong, "/robotSecret", $"A secret has 1 to {MaxSecret} characters.");
        }
        await filters.Of(WebhookViews.EventsOf(settings, new()), plan.Id, faults, cancellation);
        return faults.Faults;
    }

    private void Address(string text, FaultList faults)
    {
        if (text.Length > MaxAddress || !Uri.TryCreate(text, UriKind.Absolute, out var address))
            faults.Add(FaultCodes.NotAllowed, "/address", $"An address is like https://example.com/hooks, up to {MaxAddress} characters.");
        else if (address.Scheme != Uri.UriSchemeHttps && !(address.Scheme == Uri.UriSchemeHttp && networks.AreAny))
            faults.Add(
                FaultCodes.NotAllowed,
                "/address",
                "Messages are sent over https. Over http they go only into networks that the operator has named in Webhooks:Networks."
            );
        else if (address.UserInfo.Length > 0 || address.Fragment.Length > 0)
            faults.Add(FaultCodes.NotAllowed, "/address", "An address has no user, no password and no fragment (#…).");
    }
}
