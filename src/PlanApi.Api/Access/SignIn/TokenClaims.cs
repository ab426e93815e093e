using System.Text.Json;
using PlanApi.Application.Access;
using PlanApi.Application.Access.Keys;
using PlanApi.Application.Errors;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Access.SignIn;

/// <summary>
/// What the claims of a token grant, by the settings of its issuer. Closed: a person without a role, or without a claim that should limit
/// them, is refused, and is never taken for somebody without limits.
/// </summary>
/// <param name="issuer">The issuer.</param>
/// <param name="claims">The token's content, whose signature was checked.</param>
internal sealed class TokenClaims(TokenIssuer issuer, JsonElement claims)
{
    /// <summary>Grants everything, where a claim would otherwise limit.</summary>
    public const string All = "*";

    /// <summary>The person, still without an id.</summary>
    public Outcome<Identity> Person()
    {
        if (Values(issuer.Subject) is not [{ Length: > 0 } subject])
            return new NotEntitled($"The token has no claim '{issuer.Subject}', by which '{issuer.Name}' tells people apart here.");
        var name = $"{issuer.Name}:{subject}";
        if (name.Length > SignIns.MaxNameLength || name.Any(char.IsControl))
            return new NotEntitled($"The claim '{issuer.Subject}' is too long, or is not one line.");
        if (issuer.Subject == "email" && Values("email_verified") is ["false"])
            return new NotEntitled("The issuer has not verified the e-mail address. Confirm it there, and sign in again.");
        var granted = Values(issuer.RoleClaim);
        var roles = issuer.Roles.Where(one => granted.Contains(one.Value, StringComparer.Ordinal)).Select(one => (Role?)one.Role);
        if ((roles.Max() ?? issuer.DefaultRole) is not { } role)
            return new NotEntitled(
                $"'{name}' has signed in, but has no role here. Ask for one of the values of '{issuer.RoleClaim}' that grant a role: "
                    + $"{string.Join(", ", issuer.Roles.Select(one => $"{one.Value} ({CamelCase.Of(one.Role)})"))}."
            );
        IReadOnlyList<Code>? plans = null;
        if (issuer.Plans is { } claim && !Codes(claim, out plans))
            return Missing(name, claim, "plans");
        var members = new Dictionary<Code, IReadOnlyList<Code>>();
        foreach (var (dimension, limit) in issuer.Members.OrderBy(pair => pair.Key))
        {
            if (!Codes(limit, out var codes))
                return Missing(name, limit, $"members of '{dimension}'");
            if (codes is not null)
                members[dimension] = codes;
        }
        IReadOnlyList<Code>? indicators = null;
        if (issuer.Indicators is { } numbers && !Codes(numbers, out indicators))
            return Missing(name, numbers, "indicators");
        return new Identity(0, name, role, plans, members.Count > 0 ? members : null, indicators);
    }

    private static NotEntitled Missing(string name, string claim, string what) =>
        new($"'{name}' has signed in, but the token's claim '{claim}' names no {what}. Ask for some, or for '{All}', which grants all.");

    /// <summary>False where the claim names nothing. No codes where it grants everything.</summary>
    private bool Codes(string claim, out IReadOnlyList<Code>? codes)
    {
        var texts = Values(claim).SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries)).ToHashSet(StringComparer.Ordinal);
        codes = texts.Contains(All)
            ? null
            : [.. texts.Select(text => Code.TryParse(text, out var code) ? code : (Code?)null).OfType<Code>().Distinct().Order()];
        return codes is not { Count: 0 };
    }

    /// <summary>
    /// The values of a claim, or of one inside of others: <c>realm_access.roles</c>. A name with dots may be that of one claim, too.
    /// </summary>
    private IReadOnlyList<string> Values(string claim)
    {
        if (!claims.TryGetProperty(claim, out var found))
        {
            found = claims;
            foreach (var name in claim.Split('.'))
            {
                if (found.ValueKind != JsonValueKind.Object || !found.TryGetProperty(name, out found))
                    return [];
            }
        }
        return found.ValueKind == JsonValueKind.Array ? [.. found.EnumerateArray().SelectMany(Text)] : [.. Text(found)];
    }

    private static IEnumerable<string> Text(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => [value.GetString()!],
            JsonValueKind.Number => [value.GetRawText()],
            JsonValueKind.True => ["true"],
            JsonValueKind.False => ["false"],
            _ => [],
        };
}
