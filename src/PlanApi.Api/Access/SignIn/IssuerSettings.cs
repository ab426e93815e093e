using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Access.SignIn;

/// <summary>Reads the issuers from the settings. A mistake stops the start, because it could let the wrong people in.</summary>
internal static class IssuerSettings
{
    private static readonly string[] _known =
    [
        nameof(TokenIssuer.Authority),
        nameof(TokenIssuer.SigningKeys),
        nameof(TokenIssuer.Issuer),
        nameof(TokenIssuer.Audience),
        nameof(TokenIssuer.Subject),
        nameof(TokenIssuer.RoleClaim),
        nameof(TokenIssuer.Roles),
        nameof(TokenIssuer.DefaultRole),
        nameof(TokenIssuer.Plans),
        nameof(TokenIssuer.Members),
        nameof(TokenIssuer.Indicators),
        nameof(TokenIssuer.ClientId),
        nameof(TokenIssuer.ClientSecret),
        nameof(TokenIssuer.ClientScope),
    ];

    public static IReadOnlyList<TokenIssuer> Of(IConfiguration configuration)
    {
        List<TokenIssuer> issuers = [.. configuration.GetSection(TokenIssuer.Setting).GetChildren().Select(Read)];
        foreach (var issuer in issuers)
        {
            if (issuers.Find(other => other != issuer && other.IsNamed(issuer.Issuer ?? issuer.Authority!.OriginalString)) is { } twin)
                throw Wrong(issuer.Name, $"is the same issuer as '{twin.Name}'; keep one of them");
        }
        return issuers;
    }

    private static TokenIssuer Read(IConfigurationSection section)
    {
        if (section.GetChildren().FirstOrDefault(child => !_known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
            throw new CannotStart($"There is no setting '{unknown.Path}'; docs/reference/settings.md lists the settings.");
        var issuer = new TokenIssuer
        {
            Name = section.Key,
            Authority = Authority(section),
            SigningKeys = Text(section, nameof(TokenIssuer.SigningKeys)),
            Issuer = Text(section, nameof(TokenIssuer.Issuer)),
            Audience =
                Text(section, nameof(TokenIssuer.Audience))
                ?? throw Wrong(section.Key, "needs Audience: what the issuer's tokens for this service name as 'aud'"),
            Subject = Text(section, nameof(TokenIssuer.Subject)) ?? "sub",
            RoleClaim = Text(section, nameof(TokenIssuer.RoleClaim)) ?? "roles",
            Roles = [.. section.GetSection(nameof(TokenIssuer.Roles)).GetChildren().SelectMany(Values)],
            DefaultRole = Text(section, nameof(TokenIssuer.DefaultRole)) is { } name ? RoleOf(section.Key, name) : null,
            Plans = Text(section, nameof(TokenIssuer.Plans)),
            Indicators = Text(section, nameof(TokenIssuer.Indicators)),
            ClientId = Text(section, nameof(TokenIssuer.ClientId)),
            ClientSecret = Text(section, nameof(TokenIssuer.ClientSecret)),
            ClientScope = Text(section, nameof(TokenIssuer.ClientScope)) ?? "openid",
            Members = section.GetSection(nameof(TokenIssuer.Members)).GetChildren().ToDictionary(Dimension, Claim),
        };
        if ((issuer.Authority is null) == (issuer.SigningKeys is null))
            throw Wrong(section.Key, "needs either Authority, the issuer's address, or SigningKeys, a file with its keys");
        if (issuer.SigningKeys is not null && issuer.Issuer is null)
            throw Wrong(section.Key, "needs Issuer: what its tokens name as 'iss'");
        if (issuer.ClientId is not null && issuer.Authority is null)
            throw Wrong(section.Key, "needs Authority, the issuer's address, for people who sign in on the first page");
        if (issuer.ClientSecret is not null && issuer.ClientId is null)
            throw Wrong(section.Key, "needs ClientId, whose ClientSecret it names");
        if (!issuer.ClientScope.Split(' ').Contains("openid"))
            throw Wrong(section.Key, "needs 'openid' in ClientScope: without it there is no identity token");
        if (issuer.Roles.Count == 0 && issuer.DefaultRole is null)
            throw Wrong(
                section.Key,
                $"lets nobody in; name the values of '{issuer.RoleClaim}' in Roles:viewer and so on, or a DefaultRole"
            );
        return issuer;
    }

    private static Uri? Authority(IConfigurationSection section)
    {
        if (Text(section, nameof(TokenIssuer.Authority)) is not { } text)
            return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && TokenIssuer.IsSafe(address)
            ? address
            : throw new CannotStart(
                $"{section.Path}:Authority is '{text}'; it takes an address such as https://login.example.com. Without TLS, keys could be "
                    + "changed on the way: http is for this machine alone."
            );
    }

    /// <summary>One value, several with commas between, or a list.</summary>
    private static IEnumerable<(Role, string)> Values(IConfigurationSection section)
    {
        var role = RoleOf(section.Path, section.Key);
        return section
            .GetChildren()
            .Select(child => child.Value)
            .Append(section.Value)
            .SelectMany(value => (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Select(value => (role, value));
    }

    private static Role RoleOf(string at, string name) =>
        CamelCase.Values<Role>().TryGetValue(name.ToLowerInvariant(), out var role)
            ? role
            : throw Wrong(at, $"names the role '{name}'; there are {string.Join(", ", CamelCase.Values<Role>().Keys)}");

    private static Code Dimension(IConfigurationSection section) =>
        Code.TryParse(section.Key, out var code) ? code : throw Wrong(section.Path, $"is no dimension's code; expected {Code.Expectation}");

    private static string Claim(IConfigurationSection section) =>
        section.Value is { Length: > 0 } claim ? claim : throw Wrong(section.Path, "must name the claim with the members");

    private static string? Text(IConfigurationSection section, string name) => section[name] is { Length: > 0 } text ? text : null;

    private static CannotStart Wrong(string at, string fault) =>
        new(
            at.StartsWith(TokenIssuer.Setting, StringComparison.OrdinalIgnoreCase)
                ? $"{at} {fault}."
                : $"{TokenIssuer.Setting}:{at} {fault}."
        );
}
