using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.Swagger;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace PlanApi.Api.OpenApi;

/// <summary>
/// The OpenAPI document says the same for as long as the service runs. It is made when it is asked for first, and kept: anybody may ask
/// for it, and making it costs more than most requests do.
/// </summary>
internal sealed class KeptDocument(IServiceProvider services) : IAsyncSwaggerProvider
{
    private readonly Lazy<Task<OpenApiDocument>> _made = new(() => Make(services, OpenApiServices.DocumentName));

    /// <summary>A copy, so that each request may name the servers as its caller reaches them.</summary>
    public async Task<OpenApiDocument> GetSwaggerAsync(string documentName, string? host = null, string? basePath = null) =>
        documentName == OpenApiServices.DocumentName ? new OpenApiDocument(await _made.Value) : await Make(services, documentName);

    private static Task<OpenApiDocument> Make(IServiceProvider services, string name) =>
        services.GetRequiredService<SwaggerGenerator>().GetSwaggerAsync(name);
}
