using Microsoft.OpenApi;

namespace PlanApi.Api.OpenApi;

/// <summary>Schemas and what they hold.</summary>
internal static class SchemaTree
{
    /// <summary>The names of the schemas that a schema refers to, itself where it is a reference.</summary>
    public static IEnumerable<string> References(IOpenApiSchema schema) =>
        schema is OpenApiSchemaReference reference ? [reference.Reference.Id!] : Inner(schema).SelectMany(References);

    /// <summary>A copy in which every reference is another.</summary>
    public static IOpenApiSchema Rewritten(IOpenApiSchema schema, Func<OpenApiSchemaReference, IOpenApiSchema> renamed)
    {
        if (schema is OpenApiSchemaReference reference)
            return renamed(reference);
        var copy = (OpenApiSchema)schema.CreateShallowCopy();
        copy.Properties = copy.Properties?.ToDictionary(property => property.Key, property => Rewritten(property.Value, renamed));
        copy.Items = copy.Items is { } items ? Rewritten(items, renamed) : null;
        copy.AdditionalProperties = copy.AdditionalProperties is { } others ? Rewritten(others, renamed) : null;
        copy.OneOf = copy.OneOf?.Select(choice => Rewritten(choice, renamed)).ToList();
        return copy;
    }

    private static IEnumerable<IOpenApiSchema> Inner(IOpenApiSchema schema)
    {
        IOpenApiSchema?[] single = [schema.Items, schema.AdditionalProperties];
        return single.OfType<IOpenApiSchema>().Concat(schema.Properties?.Values ?? []).Concat(schema.OneOf ?? []);
    }
}
