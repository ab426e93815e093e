using Microsoft.OpenApi;
using PlanApi.Api.Access;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace PlanApi.Api.OpenApi;

/// <summary>The ways to send an API key; any one of them will do.</summary>
internal static class SecuritySchemes
{
    private static readonly (string Name, OpenApiSecurityScheme Scheme)[] Known =
    [
        (
            "key",
            new()
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = AccessMiddleware.KeyHeader,
                Description = "The API key. A service that was started on one's own machine in open mode asks for none.",
            }
        ),
        (
            "bearer",
            new()
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                BearerFormat = "API key",
                Description = "The API key as a bearer token (RFC 6750).",
            }
        ),
        (
            "basic",
            new()
            {
                Type = SecuritySchemeType.Http,
                Scheme = "basic",
                Description = "The API key as the password, with any user name, as browsers, Excel and Power BI send it.",
            }
        ),
    ];

    public static void Add(SwaggerGenOptions options)
    {
        foreach (var (name, scheme) in Known)
        {
            options.AddSecurityDefinition(name, scheme);
            options.AddSecurityRequirement(document => new() { [new OpenApiSecuritySchemeReference(name, document)] = [] });
        }
    }
}
