using Microsoft.OpenApi;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace PlanApi.Api.OpenApi;

/// <summary>Describes the constrained values as what they are on the wire: texts, numbers and maps.</summary>
internal sealed class ValueSchemaFilter : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema open)
            return;
        var type = Nullable.GetUnderlyingType(context.Type) ?? context.Type;
        if (type == typeof(Code))
            Text(open, "code", null, Code.Expectation, Code.MaxLength);
        else if (type == typeof(Period))
            Text(open, "period", Period.Pattern, Period.Expectation, 10);
        else if (type == typeof(GrowthBase))
            Text(open, "growth-base", GrowthBase.Pattern, GrowthBase.Expectation, 16);
        else if (type == typeof(Quantity))
            Number(open, "An exact number with up to 4 decimals and 15 significant digits.");
        else if (type == typeof(RateValue))
            Number(open, "An exact positive rate with up to 8 decimals.");
        else if (type == typeof(DateOnly))
            open.MaxLength = 10;
        else if (type == typeof(LocalText))
            Map(open, "A text by language tag, such as {\"en\": \"Sales\", \"zh\": \"销售\"}.");
        else if (type == typeof(Domain.Values.Scope))
            Map(open, "One member or group by dimension, the top where none is named: {\"line\": \"sales\", \"tier\": \"mid\"}.");
    }

    /// <summary>Codes have no pattern, because validators differ in how they read Unicode's classes of letters.</summary>
    private static void Text(OpenApiSchema schema, string format, string? pattern, string description, int maxLength)
    {
        Clear(schema, JsonSchemaType.String, description);
        schema.Format = format;
        schema.Pattern = pattern;
        schema.MaxLength = maxLength;
    }

    /// <summary>The step of a decimal is described in words, because 4.6 as a double is not a multiple of 0.0001.</summary>
    private static void Number(OpenApiSchema schema, string description)
    {
        Clear(schema, JsonSchemaType.Number, description);
        schema.Format = "decimal";
    }

    private static void Map(OpenApiSchema schema, string description)
    {
        Clear(schema, JsonSchemaType.Object, description);
        schema.AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String };
    }

    private static void Clear(OpenApiSchema schema, JsonSchemaType type, string description)
    {
        schema.Type = type;
        schema.Description ??= description;
        schema.Properties = null;
        schema.Required = null;
        schema.AdditionalPropertiesAllowed = true;
        schema.AdditionalProperties = null;
    }
}
