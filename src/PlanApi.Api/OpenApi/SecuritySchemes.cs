using Microsoft.OpenApi;
using PlanApi.Api.Access;
using PlanApi.Api.Access.SignIn;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace PlanApi.Api.OpenApi;

/// <summary>
/// The ways to send a key; a client needs only one of them. The ticket of a stream is a parameter and not a scheme, because generated
/// clients would otherwise put keys into addresses.
/// </summary>
internal static class SecuritySchemes
{
    private static readonly Dictionary<string, OpenApiSecurityScheme> _known = new()
    {
        ["key"] = new()
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = AccessMiddleware.KeyHeader,
            Description = "The API key. A service that was started on one's own machine in open mode asks for none.",
        },
        ["bearer"] = new()
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "API key or JWT",
            Description =
                "The API key as a bearer token (RFC 6750), or the token of a person who has signed in at an OpenID Connect issuer that the "
                + "service's settings name.",
        },
        ["basic"] = new()
        {
            Type = SecuritySchemeType.Http,
            Scheme = "basic",
            Description = "The API key as the password, with any user name, as browsers, Excel and Power BI send it.",
        },
        ["session"] = new()
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Cookie,
            Name = SessionCookie.Name,
            Description =
                $"The cookie of a browser that has logged in at '/' with an API key; over TLS it is called '{SessionCookie.NameOverTls}'. "
                + "Calls that change something need an Origin that is allowed as well, or the header X-Requested-With.",
        },
    };

    /// <summary>Adds the ways to send a key, and the issuers of a running service at which people sign in.</summary>
    public static void Add(SwaggerGenOptions options, IConfiguration configuration)
    {
        var issuers = IssuerSettings.Of(configuration).Where(issuer => issuer.Authority is not null).Select(SignIn);
        foreach (var (name, scheme) in _known.Concat(issuers))
        {
            options.AddSecurityDefinition(name, scheme);
            options.AddSecurityRequirement(document => new() { [new OpenApiSecuritySchemeReference(name, document)] = [] });
        }
    }

    private static KeyValuePair<string, OpenApiSecurityScheme> SignIn(TokenIssuer issuer) =>
        new(
            $"sign-in-{issuer.Name}",
            new()
            {
                Type = SecuritySchemeType.OpenIdConnect,
                OpenIdConnectUrl = issuer.Metadata,
                Description = $"A token of the issuer '{issuer.Name}', as a bearer token.",
            }
        );
}
