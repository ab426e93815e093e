using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.OpenApi;
using PlanApi.Api.Access;
using PlanApi.Api.Http;
using PlanApi.Api.Rest;
using PlanApi.Api.Rest.Events;
using PlanApi.Api.Rest.Operations;
using PlanApi.Domain.Values;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace PlanApi.Api.OpenApi;

/// <summary>Writes into operations what their endpoints declare: variables of the path, query parameters, headers.</summary>
internal sealed class ParameterFilter : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        operation.Parameters =
        [
            .. TemplateParser
                .Parse(context.ApiDescription.RelativePath ?? "")
                .Parameters.Select(parameter => InPath(parameter.Name!, context.ApiDescription)),
            .. (metadata.OfType<QueryParameters>().LastOrDefault()?.All ?? []).Select(Query),
            .. Headers(metadata, operation),
        ];
    }

    /// <summary>Whether the handler takes it or a filter does.</summary>
    private static OpenApiParameter InPath(string name, ApiDescription description)
    {
        var type = description.ParameterDescriptions.FirstOrDefault(parameter => parameter.Name == name)?.Type;
        var isNumber = type == typeof(long) || type == typeof(int);
        return new OpenApiParameter
        {
            Name = name,
            In = ParameterLocation.Path,
            Required = true,
            Description = isNumber ? "The number that the service gave." : $"{Code.Expectation}.",
            Schema = isNumber
                ? new OpenApiSchema { Type = JsonSchemaType.Integer, Format = type == typeof(int) ? "int32" : "int64" }
                : new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Format = "code",
                    MinLength = 1,
                    MaxLength = Code.MaxLength,
                },
        };
    }

    /// <summary>A parameter with several values is an array, written with commas between.</summary>
    private static OpenApiParameter Query(QueryParameter parameter) =>
        new()
        {
            Name = parameter.Name,
            In = ParameterLocation.Query,
            Description = parameter.Many ? $"{parameter.Description} Separate several values with commas." : parameter.Description,
            Style = parameter.Many ? ParameterStyle.Form : null,
            Explode = !parameter.Many,
            Schema = parameter.Many
                ? new OpenApiSchema
                {
                    Type = JsonSchemaType.Array,
                    MinItems = 1,
                    Items = One(parameter),
                }
                : One(parameter),
        };

    private static OpenApiSchema One(QueryParameter parameter) =>
        parameter switch
        {
            { Type: "integer" } => new()
            {
                Type = JsonSchemaType.Integer,
                Format = "int64",
                Minimum = "0",
            },
            { Type: "date" } => new()
            {
                Type = JsonSchemaType.String,
                Format = "date",
                MaxLength = 10,
            },
            _ when parameter.Allowed == CommonParameters.Flags => new() { Type = JsonSchemaType.Boolean },
            { Allowed: { } allowed } => new()
            {
                Type = JsonSchemaType.String,
                Enum = [.. allowed.Select(value => (JsonNode)JsonValue.Create(value)!)],
            },
            _ => new() { Type = JsonSchemaType.String },
        };

    private static IEnumerable<OpenApiParameter> Headers(IList<object> metadata, OpenApiOperation operation)
    {
        if (metadata.OfType<TakesLastEventId>().Any())
            yield return Header("Last-Event-ID", "Of a stream: the last event that you have seen; it counts more than 'after'.", "1234.2");
        if (operation.Responses?.ContainsKey("304") == true)
            yield return Header(
                "If-None-Match",
                "The ETag of the answer that you have: the new answer is 304 where it is still the same.",
                "\"12\""
            );
        if (metadata.OfType<TakesIfMatch>().Any())
            yield return Header(
                "If-Match",
                "The ETag of the thing that you change, as you last read it; several with commas between, or * for any version.",
                "\"12\"",
                required: true
            );
        if (metadata.OfType<TakesPrefer>().Any())
            yield return Header(
                Preferences.Header,
                $"With {Preferences.RespondAsync}, the answer is 202 with an operation, and the work is done in the background.",
                Preferences.RespondAsync
            );
        if (!metadata.OfType<TakesIdempotencyKey>().Any())
            yield break;
        yield return Header(AccessMiddleware.IdempotencyHeader, "Makes the call safe to send again: the same answer comes back.", "5f0c1a");
        yield return Header(AccessMiddleware.ReasonHeader, "Why, for the change set; percent-encoded UTF-8.", "agreed%20in%20review");
    }

    private static OpenApiParameter Header(string name, string description, string example, bool required = false) =>
        new()
        {
            Name = name,
            In = ParameterLocation.Header,
            Required = required,
            Description = description,
            Example = JsonValue.Create(example),
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };
}
