using System.Text;
using Microsoft.OpenApi;
using PlanApi.Api.GraphQL;
using PlanApi.Api.Hosting;
using PlanApi.Api.OpenApi;
using PlanApi.Application.Documents.Schemas;
using Swashbuckle.AspNetCore.Swagger;

namespace PlanApi.Api.Cli.Spec;

/// <summary>The generated files of the repository, from the service as it is put together but not started.</summary>
internal static class SpecFiles
{
    /// <summary>How to bring them up to date.</summary>
    public const string Command = "dotnet run --project src/PlanApi.Api -- api-spec";

    // Never opened: nothing that is written here is asked of a database.
    private const string NoDatabase = "--ConnectionStrings:Plan=Data Source=:memory:";

    public static async Task<IReadOnlyList<SpecFile>> Generate(CancellationToken cancellation)
    {
        await using var app = ServiceHost.Build([NoDatabase]);
        // Starting the service would do this; the OpenAPI document lists the endpoints that it finds here.
        app.UseEndpoints(_ => { });
        return
        [
            new("api-spec/openapi.v1.json", await OpenApi(app.Services, cancellation)),
            new("api-spec/plan-document.schema.json", Encoding.UTF8.GetString(PlanDocumentSchema.ToJson())),
            new("api-spec/schema.graphql", app.Services.GetRequiredService<PlanSchema>().Sdl()),
            new("docs/pictures/schedule.svg", ReferencePictures.Gantt()),
            new("docs/reference/errors.md", ErrorReference.Write()),
            new("docs/reference/plan-document.md", DocumentReference.Write()),
            new("docs/reference/rules.md", RuleReference.Write()),
            new("docs/reference/spreads.md", SpreadReference.Write()),
        ];
    }

    private static async Task<string> OpenApi(IServiceProvider services, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var provider = scope.ServiceProvider.GetRequiredService<IAsyncSwaggerProvider>();
        var document = await provider.GetSwaggerAsync(OpenApiServices.DocumentName);
        return (await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellation)).ReplaceLineEndings("\n") + "\n";
    }
}

/// <param name="Path">From the root of the repository.</param>
/// <param name="Content">The whole file.</param>
internal sealed record SpecFile(string Path, string Content);
