using Microsoft.OpenApi;
using PlanApi.Api.Access;
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
            BearerFormat = "API key",
            Description = "The API key as a bearer token (RFC 6750).",
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

    public static void Add(SwaggerGenOptions options)
    {
        foreach (var (name, scheme) in _known)
        {
            options.AddSecurityDefinition(name, scheme);
            options.AddSecurityRequirement(document => new() { [new OpenApiSecuritySchemeReference(name, document)] = [] });
        }
    }
}
