using Microsoft.OpenApi;
using PlanApi.Domain;
using PlanApi.Domain.Documents;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace PlanApi.Api.OpenApi;

/// <summary>The plan document has a list for each kind of part, whether or not its record has a property for it.</summary>
internal sealed class DocumentListsFilter : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (context.Type != typeof(PlanDocument) || schema is not OpenApiSchema { Properties: { } properties })
            return;
        foreach (var kind in PartKind.All.Where(kind => !properties.ContainsKey(kind.Collection)))
            properties[kind.Collection] = context.SchemaGenerator.GenerateSchema(
                typeof(IReadOnlyList<>).MakeGenericType(kind.Part),
                context.SchemaRepository
            );
    }
}
