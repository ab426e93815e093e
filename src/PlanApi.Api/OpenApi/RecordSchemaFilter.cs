using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.OpenApi;
using PlanApi.Application.Access;
using PlanApi.Application.Documents.Json;
using PlanApi.Domain.Plans;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace PlanApi.Api.OpenApi;

/// <summary>
/// Says of records what is true of both directions: required is what a client must send; what is empty is left out of answers
/// rather than null; and what the service gives is read-only.
/// </summary>
internal sealed class RecordSchemaFilter : ISchemaFilter
{
    private static readonly string[] GivenWithKeys =
    [
        nameof(ApiKey.Id),
        nameof(ApiKey.Version),
        nameof(ApiKey.CreatedAt),
        nameof(ApiKey.RevokedAt),
        nameof(ApiKey.Key),
    ];

    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema { Properties: { Count: > 0 } properties } record)
            return;
        foreach (var property in properties.Values.OfType<OpenApiSchema>())
            property.Type &= ~JsonSchemaType.Null;
        if (!IsSent(context.Type))
            return;
        var fields = PlanJson.Options.GetTypeInfo(context.Type).Properties;
        record.Required = fields.Where(field => field.IsRequired).Select(field => field.Name).Order(StringComparer.Ordinal).ToHashSet();
        foreach (var field in fields)
        {
            if (properties.TryGetValue(field.Name, out var list) && list is OpenApiSchema open)
                AllowNull(open, field.PropertyType);
        }
        foreach (var field in fields.Where(field => field.AttributeProvider is PropertyInfo property && IsGiven(property)))
        {
            if (properties.TryGetValue(field.Name, out var given) && given is OpenApiSchema open)
                open.ReadOnly = true;
        }
    }

    // Answers are made by their constructors, and have no members that a client must give.
    private static bool IsSent(Type type) =>
        type.Assembly == typeof(PlanPart).Assembly
        || type.IsDefined(typeof(RequiredMemberAttribute))
        || type.BaseType?.IsDefined(typeof(RequiredMemberAttribute)) == true
        || type == typeof(Rest.Access.NewApiKey);

    /// <summary>Lists may hold null where their records say so.</summary>
    private static void AllowNull(OpenApiSchema list, Type type)
    {
        if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(IReadOnlyList<>) || list.Items is not { } item)
            return;
        if (Nullable.GetUnderlyingType(type.GetGenericArguments()[0]) is not null)
            list.Items = new OpenApiSchema { OneOf = [item, new OpenApiSchema { Type = JsonSchemaType.Null }] };
        else if (item is OpenApiSchema inner)
            AllowNull(inner, type.GetGenericArguments()[0]);
    }

    private static bool IsGiven(PropertyInfo property) =>
        (property.DeclaringType == typeof(PlanPart) && property.Name is nameof(PlanPart.Id) or nameof(PlanPart.Version))
        || (property.DeclaringType == typeof(ApiKey) && GivenWithKeys.Contains(property.Name));
}
