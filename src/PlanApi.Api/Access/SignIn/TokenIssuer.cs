using PlanApi.Application.Access;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Access.SignIn;

/// <summary>
/// An OpenID Connect issuer whose tokens count here, as the settings <c>Access:Issuers:NAME:...</c> describe it: how its tokens are
/// checked, and what they grant.
/// </summary>
internal sealed record TokenIssuer
{
    public const string Setting = "Access:Issuers";

    /// <summary>The name in the settings. The names of people begin with it.</summary>
    public required string Name { get; init; }

    /// <summary>The issuer's address, below which its metadata lie; null if its keys are in a file.</summary>
    public Uri? Authority { get; init; }

    /// <summary>The file with the issuer's keys, as a JSON Web Key Set; null if they are fetched from its address.</summary>
    public string? SigningKeys { get; init; }

    /// <summary>The issuer as its tokens name it, if that is not its address.</summary>
    public string? Issuer { get; init; }

    /// <summary>What tokens for this service name as their audience.</summary>
    public required string Audience { get; init; }

    /// <summary>The claim that tells people apart.</summary>
    public required string Subject { get; init; }

    /// <summary>The claim with the values that grant roles.</summary>
    public required string RoleClaim { get; init; }

    /// <summary>The values of the role claim, with the role that each grants.</summary>
    public required IReadOnlyList<(Role Role, string Value)> Roles { get; init; }

    /// <summary>The role of people to whom no value grants one; null if they may do nothing.</summary>
    public Role? DefaultRole { get; init; }

    /// <summary>The claim with the plans that the person may use; null if everybody may use all.</summary>
    public string? Plans { get; init; }

    /// <summary>By dimension, the claim with the members that the person sees.</summary>
    public required IReadOnlyDictionary<Code, string> Members { get; init; }

    /// <summary>The claim with the indicators whose numbers the person sees; null if everybody sees all.</summary>
    public string? Indicators { get; init; }

    /// <summary>The service as the issuer knows it, for people who sign in on the first page; null if they cannot.</summary>
    public string? ClientId { get; init; }

    /// <summary>The service's password at the issuer; null for a public client.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>What the service asks the issuer to put into the identity token.</summary>
    public string ClientScope { get; init; } = "openid";

    /// <summary>Where its metadata lie; null if its keys are in a file.</summary>
    public Uri? Metadata => Authority is null ? null : new Uri($"{Authority.OriginalString.TrimEnd('/')}/.well-known/openid-configuration");

    /// <summary>Whether a token names this issuer. Some write a slash at the end of the address, and some do not.</summary>
    public bool IsNamed(string issuer) =>
        (Issuer ?? Authority!.OriginalString).TrimEnd('/').Equals(issuer.TrimEnd('/'), StringComparison.Ordinal);

    /// <summary>Whether something may be fetched from an address: over TLS, or from this machine.</summary>
    public static bool IsSafe(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);
}
