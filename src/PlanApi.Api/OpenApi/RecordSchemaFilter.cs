using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.OpenApi;
using PlanApi.Application.Documents.Json;
using PlanApi.Domain.Plans;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace PlanApi.Api.OpenApi;

/// <summary>
/// Decides which fields of a record are required: in bodies the fields that a client must send, in answers the fields that are always
/// there. Empty fields are left out of answers; they are not null. <see cref="BodySchemaFilter"/> separates the two forms where they
/// differ.
/// </summary>
internal sealed class RecordSchemaFilter : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema { Properties: { Count: > 0 } properties } record)
            return;
        foreach (var property in properties.Values.OfType<OpenApiSchema>())
            property.Type &= ~JsonSchemaType.Null;
        var fields = PlanJson.Options.GetTypeInfo(context.Type).Properties;
        var answered = fields.Where(PlanJson.IsAlwaysWritten).Select(field => field.Name).Where(properties.ContainsKey);
        record.Required = answered.Order(StringComparer.Ordinal).ToHashSet();
        if (!IsSent(context.Type))
            return;
        record.Metadata = new Dictionary<string, object>
        {
            [BodySchemaFilter.Sent] = fields.Where(field => field.IsRequired).Select(field => field.Name).ToHashSet(),
            [BodySchemaFilter.Given] = fields.Where(PlanJson.IsGivenByService).Select(field => field.Name).ToHashSet(),
        };
        foreach (var field in fields)
        {
            if (properties.TryGetValue(field.Name, out var list) && list is OpenApiSchema open)
                AllowNull(open, field.PropertyType);
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
}
