using System.Buffers.Text;
using System.Text;
using Microsoft.Extensions.Primitives;
using PlanApi.Api.Http;
using PlanApi.Application.Errors;

namespace PlanApi.Api.Access;

/// <summary>
/// Reads the API key of a request, wherever a client can put it: in X-Api-Key, or in Authorization as a bearer token (RFC 6750) or as the
/// password of Basic (RFC 7617), which browsers, Excel and Power BI send.
/// </summary>
internal static class Credentials
{
    private const string Bearer = "Bearer";
    private const string Basic = "Basic";

    /// <summary>The key of a request: one key, or the same key in both places.</summary>
    public static Outcome<Credential> Of(StringValues named, StringValues authorizations)
    {
        // Nearly always there is one at most.
        if (named.Count + authorizations.Count == 0)
            return Credential.None;
        if (authorizations.Count == 0 && named is [{ Length: > 0 } only])
            return new Credential(only);
        var keys = named.OfType<string>().Where(key => key.Length > 0).ToHashSet(StringComparer.Ordinal);
        var isAmbient = keys.Count == 0;
        foreach (var authorization in authorizations.OfType<string>().Where(text => text.Length > 0))
        {
            var scheme = authorization.Split(' ')[0];
            if (!KeyOf(scheme, authorization[scheme.Length..].Trim()).IsSuccess(out var key, out var failure))
                return failure;
            keys.Add(key);
            isAmbient &= Is(scheme, Basic);
        }
        return keys.Count switch
        {
            0 => Credential.None,
            1 => new Credential(keys.Single(), IsAmbient: isAmbient),
            _ => new ContradictingKeys(),
        };
    }

    private static Outcome<string> KeyOf(string scheme, string content)
    {
        if (Is(scheme, Bearer))
            return content.Length > 0
                ? content
                : new UnreadableCredentials("Behind 'Bearer', the Authorization header must have an API key.");
        if (!Is(scheme, Basic))
            return new UnreadableCredentials("The Authorization header takes the schemes 'Bearer' and 'Basic'.");
        return Password(content) is { Length: > 0 } password
            ? password
            : new UnreadableCredentials(
                "Behind 'Basic', the Authorization header must have the base64 of any user name, a colon and an API key."
            );
    }

    private static string? Password(string encoded)
    {
        if (!Base64.IsValid(encoded))
            return null;
        var pair = Encoding.UTF8.GetString(Convert.FromBase64String(encoded));
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : pair[(colon + 1)..];
    }

    private static bool Is(string scheme, string known) => scheme.Equals(known, StringComparison.OrdinalIgnoreCase);
}
