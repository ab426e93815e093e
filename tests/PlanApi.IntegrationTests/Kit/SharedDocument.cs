using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.Swagger;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace PlanApi.IntegrationTests.Kit;

/// <summary>
/// The OpenAPI document of all services of a test run, which is made once: it says the same for each of them, and to make it takes longer
/// than most tests. That it does say the same is a test of its own.
/// </summary>
internal sealed class SharedDocument(IServiceProvider services) : IAsyncSwaggerProvider
{
    private static readonly SemaphoreSlim _one = new(1);
    private static OpenApiDocument? _made;

    public async Task<OpenApiDocument> GetSwaggerAsync(string documentName, string? host = null, string? basePath = null)
    {
        if (documentName != "v1")
            return await Make(documentName);
        await _one.WaitAsync();
        try
        {
            return new OpenApiDocument(_made ??= await Make(documentName));
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Without the issuers at which people sign in, which some of the services have.</summary>
    private async Task<OpenApiDocument> Make(string name)
    {
        var document = await services.GetRequiredService<SwaggerGenerator>().GetSwaggerAsync(name);
        foreach (
            var issuer in document
                .Components!.SecuritySchemes!.Keys.Where(key => key.StartsWith("sign-in-", StringComparison.Ordinal))
                .ToList()
        )
            document.Components.SecuritySchemes.Remove(issuer);
        document.Security =
        [
            .. document.Security!.Where(way => way.Keys.All(key => !key.Reference.Id!.StartsWith("sign-in-", StringComparison.Ordinal))),
        ];
        return document;
    }
}
