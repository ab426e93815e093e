using PlanApi.Application.Access.Finding;
using PlanApi.Application.Errors;
using PlanApi.Application.Tables;
using PlanApi.Application.Webhooks;

namespace PlanApi.Application.Imports.Scheduling;

/// <summary>Checks what the maker of an import schedule asks for.</summary>
public sealed class ImportScheduleCheck(
    ImportMappingStore mappings,
    VisibilityFinder visibility,
    ImportFolders folders,
    WebhookNetworks networks,
    TimeProvider clock
)
{
    private const int MaxAddress = 2_000;
    private const int MaxHeader = 100;
    private const int MaxValue = 2_000;

    /// <summary>Headers that say how the request is sent, or to whom.</summary>
    private static readonly string[] _ours =
    [
        "Host",
        "Connection",
        "Content-Length",
        "Transfer-Encoding",
        "TE",
        "Upgrade",
        "Expect",
        "If-None-Match",
        "Accept-Encoding",
    ];

    /// <summary>Its times; otherwise all that is wrong with it.</summary>
    internal async Task<Outcome<ImportTimes>> Times(ImportScheduleSettings settings, PlanRow plan, CancellationToken cancellation)
    {
        var faults = new FaultList();
        var seen = await visibility.For(plan, cancellation);
        if (await mappings.Find(plan.Id, settings.Mapping.ToString(), seen, cancellation) is null)
            faults.Add(FaultCodes.UnknownReference, "/mapping", $"There is no import mapping '{settings.Mapping}'.");
        if ((settings.Address is null) == (settings.Folder is null) || (settings.Folder is null) != (settings.File is null))
            faults.Add(FaultCodes.NotAllowed, "", "Give either a folder and a file in it, or an address.");
        else if (settings.Address is { } address)
            Address(address, faults);
        else if (!folders.Paths.ContainsKey(settings.Folder!))
            faults.Add(
                FaultCodes.UnknownReference,
                "/folder",
                "There is no such folder; the operator names folders in the setting Imports:Folders."
            );
        else if (!ImportFolders.IsName(settings.File!))
            faults.Add(
                FaultCodes.NotAllowed,
                "/file",
                "A file is named within its folder, such as sales/plan.csv or sales/plan-*.csv, without '..'."
            );
        if (settings.HeaderName is { } name && (settings.Address is null || name.Length > MaxHeader || !IsToken(name)))
            faults.Add(
                FaultCodes.NotAllowed,
                "/headerName",
                "A header is sent to an address alone. It has a name such as Authorization, and is not one that every request has."
            );
        if (settings.HeaderValue is { } value && (settings.HeaderName is null || value.Length > MaxValue || value.Any(char.IsControl)))
            faults.Add(FaultCodes.NotAllowed, "/headerValue", $"A header has a name, and up to {MaxValue} characters on one line.");
        var times = ImportTimes.Of(settings.Cron, plan.TimeZone, clock.GetUtcNow(), faults);
        return faults.IsEmpty ? times! : new Invalid(faults.Faults);
    }

    private static bool IsToken(string name) =>
        name.Length > 0
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')
        && !_ours.Contains(name, StringComparer.OrdinalIgnoreCase);

    private void Address(string text, FaultList faults)
    {
        if (
            text.Length > MaxAddress
            || !Uri.TryCreate(text, UriKind.Absolute, out var address)
            || (address.Scheme != Uri.UriSchemeHttps && !(address.Scheme == Uri.UriSchemeHttp && networks.AreAny))
            || address.UserInfo.Length > 0
            || address.Fragment.Length > 0
        )
            faults.Add(
                FaultCodes.NotAllowed,
                "/address",
                $"An address begins with https://, has no user, no password and no #, and up to {MaxAddress} characters. Over http, "
                    + "files come only from networks that the operator has named in Webhooks:Networks."
            );
    }
}
