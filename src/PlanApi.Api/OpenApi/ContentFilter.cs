using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using PlanApi.Api.Http;
using PlanApi.Application.Documents.Json;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace PlanApi.Api.OpenApi;

/// <summary>Gives texts, streams and files their shapes, and bodies their examples.</summary>
internal sealed class ContentFilter : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        foreach (var (type, body) in Bodies(operation, areTexts: true))
        {
            body.Schema = new OpenApiSchema { Type = JsonSchemaType.String };
            body.Example = metadata.OfType<TextExample>().FirstOrDefault(text => text.MediaType == type)?.Text;
        }
        foreach (var (type, answer) in (operation.Responses ?? []).SelectMany(response => Contents(response.Value.Content)))
        {
            if (type == MediaTypes.EventStream)
                answer.Schema = new OpenApiSchema { Type = JsonSchemaType.String };
        }
        if (metadata.OfType<FileBody>().Any())
            AsBytes(operation);
        foreach (var (type, answer) in (operation.Responses ?? []).SelectMany(response => Contents(response.Value.Content)))
        {
            if (type is MediaTypes.Xlsx or MediaTypes.Parquet)
                answer.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" };
        }
        Exemplify(operation, RecordedAnswers.Of(operation.OperationId!), "200", "201");
        Exemplify(operation, RecordedAnswers.Of(RecordedAnswers.Accepted), "202");
        if (metadata.OfType<Example>().LastOrDefault() is not { Value: { } example })
            return;
        foreach (var (_, body) in Bodies(operation, areTexts: false))
            body.Example = JsonSerializer.SerializeToNode(example, example.GetType(), PlanJson.Options);
    }

    private static void Exemplify(OpenApiOperation operation, JsonNode? recorded, params string[] statuses)
    {
        var answers = (operation.Responses ?? []).Where(response => statuses.Contains(response.Key));
        foreach (
            var (_, content) in answers
                .SelectMany(answer => Contents(answer.Value.Content))
                .Where(content => content.Type == MediaTypes.Json)
        )
            content.Example = recorded;
    }

    /// <summary>Bodies that are files, which have no shape.</summary>
    private static void AsBytes(OpenApiOperation operation)
    {
        var answers = (operation.Responses ?? []).Where(response => response.Key is "200" or "206");
        var contents = Contents(operation.RequestBody?.Content).Concat(answers.SelectMany(answer => Contents(answer.Value.Content)));
        foreach (var (type, content) in contents.Where(content => content.Type != MediaTypes.Json))
        {
            (content.Schema, content.Example) = (
                new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
                JsonValue.Create("the file's bytes")
            );
        }
    }

    /// <summary>Bodies that are read line by line, or the others: an endpoint may take both.</summary>
    private static IEnumerable<(string Type, OpenApiMediaType Content)> Bodies(OpenApiOperation operation, bool areTexts) =>
        Contents(operation.RequestBody?.Content).Where(body => (body.Type is MediaTypes.Csv or MediaTypes.Ndjson) == areTexts);

    private static IEnumerable<(string Type, OpenApiMediaType Content)> Contents(IDictionary<string, IOpenApiMediaType>? contents)
    {
        foreach (var (type, content) in contents ?? new Dictionary<string, IOpenApiMediaType>())
        {
            if (content is OpenApiMediaType open)
                yield return (type, open);
        }
    }
}
