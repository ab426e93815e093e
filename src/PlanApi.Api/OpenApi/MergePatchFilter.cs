using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace PlanApi.Api.OpenApi;

/// <summary>
/// Gives merge patches (RFC 7396) shapes of their own: the record's fields, none of them required, null to clear one,
/// and the same for the records inside.
/// </summary>
internal sealed class MergePatchFilter : IDocumentFilter
{
    public const string Type = "application/merge-patch+json";

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        var contents = swaggerDoc
            .Paths.Values.SelectMany(path => path.Operations ?? [])
            .Where(operation => operation.Value.RequestBody?.Content?.ContainsKey(Type) == true)
            .SelectMany(operation => operation.Value.RequestBody!.Content!.Values)
            .OfType<OpenApiMediaType>();
        foreach (var content in contents)
        {
            if (content.Schema is OpenApiSchemaReference { Reference.Id: { } record })
                content.Schema = PatchOf(record, swaggerDoc);
        }
    }

    private static OpenApiSchemaReference PatchOf(string record, OpenApiDocument document)
    {
        var name = record + "Patch";
        var schemas = document.Components!.Schemas!;
        if (!schemas.ContainsKey(name) && schemas[record] is OpenApiSchema whole)
        {
            var patch = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = $"The fields of a {record} to change; null clears one, and lists are replaced as a whole.",
                AdditionalPropertiesAllowed = false,
                Properties = new Dictionary<string, IOpenApiSchema>(),
            };
            schemas[name] = patch;
            foreach (var (field, schema) in whole.Properties ?? new Dictionary<string, IOpenApiSchema>())
            {
                if (!BodySchemaFilter.IsGiven(whole, field))
                    patch.Properties[field] = Clearable(schema, document);
            }
        }
        return new OpenApiSchemaReference(name, document);
    }

    private static OpenApiSchema Clearable(IOpenApiSchema schema, OpenApiDocument document)
    {
        var changed =
            schema is OpenApiSchemaReference { Reference.Id: { } record } && document.Components!.Schemas![record].Properties?.Count > 0
                ? PatchOf(record, document)
                : schema;
        return new OpenApiSchema { Description = schema.Description, OneOf = [changed, new OpenApiSchema { Type = JsonSchemaType.Null }] };
    }
}
