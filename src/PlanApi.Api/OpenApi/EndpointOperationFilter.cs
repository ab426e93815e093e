using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.OpenApi;
using PlanApi.Api.Access;
using PlanApi.Api.Rest;
using PlanApi.Api.Rest.Events;
using PlanApi.Api.Rest.Operations;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Documents.Sources;
using PlanApi.Domain.Values;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace PlanApi.Api.OpenApi;

/// <summary>Writes what endpoints declare in their metadata into their operations: parameters, headers, examples.</summary>
internal sealed class EndpointOperationFilter : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        operation.Parameters = [.. PathParameters(context.ApiDescription)];
        foreach (var parameter in metadata.OfType<QueryParameters>().LastOrDefault()?.All ?? [])
            operation.Parameters.Add(Query(parameter));
        if (metadata.OfType<TakesLastEventId>().Any())
            operation.Parameters.Add(
                Header(
                    "Last-Event-ID",
                    "Of a stream: the last event that you have seen; it counts more than 'after'.",
                    "1234.2",
                    required: false
                )
            );
        if (metadata.OfType<TakesIfMatch>().Any())
            operation.Parameters.Add(
                Header(
                    "If-Match",
                    "The ETag of what you change, as you last read it; several with commas between, or * for whatever it is.",
                    "\"12\"",
                    required: true
                )
            );
        if (metadata.OfType<TakesIdempotencyKey>().Any())
        {
            operation.Parameters.Add(
                Header(
                    AccessMiddleware.IdempotencyHeader,
                    "Makes the call safe to send again: the same answer comes back.",
                    "5f0c1a",
                    false
                )
            );
            operation.Parameters.Add(
                Header(AccessMiddleware.ReasonHeader, "Why, for the change set; percent-encoded UTF-8.", "agreed%20in%20review", false)
            );
        }
        if (metadata.OfType<TakesPrefer>().Any())
            operation.Parameters.Add(
                Header(
                    Preferences.Header,
                    $"With {Preferences.RespondAsync}, the answer is 202 with an operation, and the work is done in the background.",
                    Preferences.RespondAsync,
                    false
                )
            );
        foreach (var (type, body) in Bodies(operation, areTexts: true))
        {
            body.Schema = new OpenApiSchema { Type = JsonSchemaType.String };
            body.Example = metadata.OfType<TextExample>().FirstOrDefault(text => text.MediaType == type)?.Text;
        }
        foreach (
            var content in operation.Responses?.Values.SelectMany(response =>
                response.Content ?? new Dictionary<string, IOpenApiMediaType>()
            ) ?? []
        )
        {
            if (content is { Key: EventStream.Type, Value: OpenApiMediaType stream })
                stream.Schema = new OpenApiSchema { Type = JsonSchemaType.String };
        }
        if (metadata.OfType<FileBody>().Any())
            AsBytes(operation);
        if (metadata.OfType<Example>().LastOrDefault() is { } example)
            Exemplify(
                operation,
                JsonSerializer.SerializeToNode(example.Value, example.Value.GetType(), PlanJson.Options)!,
                example.IsAnswer
            );
    }

    /// <summary>Bodies that are files, which have no shape.</summary>
    private static void AsBytes(OpenApiOperation operation)
    {
        var bodies = operation.RequestBody?.Content ?? new Dictionary<string, IOpenApiMediaType>();
        var answers = (operation.Responses ?? [])
            .Where(response => response.Key is "200" or "206")
            .SelectMany(response => response.Value.Content ?? new Dictionary<string, IOpenApiMediaType>());
        foreach (var (_, content) in bodies.Concat(answers))
        {
            if (content is OpenApiMediaType open)
                (open.Schema, open.Example) = (
                    new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
                    JsonValue.Create("the file's bytes")
                );
        }
    }

    /// <summary>Every variable of the path, in its order, whether the handler takes it or a filter does.</summary>
    private static IEnumerable<OpenApiParameter> PathParameters(ApiDescription description) =>
        TemplateParser
            .Parse(description.RelativePath ?? "")
            .Parameters.Select(parameter => new OpenApiParameter
            {
                Name = parameter.Name,
                In = ParameterLocation.Path,
                Required = true,
                Description = parameter.Name is "id" or "number" ? "The number that the service gave." : $"{Code.Expectation}.",
                Schema = parameter.Name is "id" or "number"
                    ? new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64" }
                    : new OpenApiSchema
                    {
                        Type = JsonSchemaType.String,
                        Pattern = Code.Pattern,
                        MaxLength = Code.MaxLength,
                    },
            });

    private static OpenApiParameter Query(QueryParameter parameter) =>
        new()
        {
            Name = parameter.Name,
            In = ParameterLocation.Query,
            Description = parameter.Description,
            Schema = new OpenApiSchema
            {
                Type = parameter.Type == "integer" ? JsonSchemaType.Integer : JsonSchemaType.String,
                Enum = parameter.Allowed?.Select(value => (JsonNode)JsonValue.Create(value)!).ToList(),
            },
        };

    private static OpenApiParameter Header(string name, string description, string example, bool required) =>
        new()
        {
            Name = name,
            In = ParameterLocation.Header,
            Required = required,
            Description = description,
            Example = JsonValue.Create(example),
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };

    /// <summary>Bodies that are read line by line, or the others: an endpoint may take both.</summary>
    private static IEnumerable<(string Type, OpenApiMediaType Body)> Bodies(OpenApiOperation operation, bool areTexts)
    {
        foreach (var (type, body) in operation.RequestBody?.Content ?? new Dictionary<string, IOpenApiMediaType>())
        {
            if ((type is "text/csv" or "application/x-ndjson") == areTexts && body is OpenApiMediaType open)
                yield return (type, open);
        }
    }

    /// <summary>The example goes where the shape of its type is sent or answered.</summary>
    private static void Exemplify(OpenApiOperation operation, JsonNode example, bool isAnswer)
    {
        foreach (var (_, body) in Bodies(operation, areTexts: false))
            body.Example = example.DeepClone();
        foreach (var (status, response) in operation.Responses ?? [])
        {
            if (isAnswer && status is "200" or "201" && operation.OperationId?.StartsWith("list", StringComparison.Ordinal) != true)
            {
                foreach (var content in response.Content?.Values.OfType<OpenApiMediaType>() ?? [])
                    content.Example = example.DeepClone();
            }
        }
    }
}
