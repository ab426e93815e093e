using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace PlanApi.Api.OpenApi;

/// <summary>Describes the service as a whole: its addresses, and its tags in a reader's order.</summary>
internal sealed class ServiceDocumentFilter : IDocumentFilter
{
    /// <summary>An extension that Redoc, Redocly and our Swagger UI read: tags in groups.</summary>
    public const string Groups = "x-tagGroups";

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        swaggerDoc.Servers =
        [
            new OpenApiServer { Url = "/", Description = "The service that this document comes from" },
            new OpenApiServer { Url = Access.ListenAddresses.Default, Description = "A service that was started on one's own machine" },
        ];
        var used = swaggerDoc
            .Paths.Values.SelectMany(path => path.Operations ?? [])
            .SelectMany(operation => operation.Value.Tags ?? new HashSet<OpenApiTagReference>())
            .Select(tag => tag.Reference.Id!)
            .ToHashSet();
        var chapters = Chapters.Of(used);
        swaggerDoc.Tags = chapters
            .SelectMany(chapter => chapter.Tags)
            .Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Description })
            .ToHashSet();
        swaggerDoc.Extensions ??= new Dictionary<string, IOpenApiExtension>();
        swaggerDoc.Extensions[Groups] = new JsonNodeExtension(
            new JsonArray([
                .. chapters.Select(chapter => new JsonObject
                {
                    ["name"] = chapter.Name,
                    ["tags"] = new JsonArray([.. chapter.Tags.Select(tag => JsonValue.Create(tag.Name))]),
                }),
            ])
        );
    }
}
