using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using PlanApi.Api.Http;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace PlanApi.Api.OpenApi;

/// <summary>Declares the answers of writes without their bodies, and which operations clients should leave.</summary>
internal sealed class WriteFilter : IOperationFilter
{
    private const string Done = "200",
        DoneWithoutBody = "204";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        operation.Deprecated = metadata.OfType<Deprecation>().Any();
        var responses = operation.Responses!;
        if (!MinimalAnswers.AreThere(metadata) || !responses.Keys.Any(status => status is Done or "201"))
            return;
        if (responses.ContainsKey(Done))
            responses.TryAdd(DoneWithoutBody, new OpenApiResponse());
        Prefer(operation);
    }

    private static void Prefer(OpenApiOperation operation)
    {
        const string told = $"With {Preferences.Minimal}, what was done is answered without a body: ETag and Location still come.";
        if (operation.Parameters?.FirstOrDefault(one => one.Name == Preferences.Header) is OpenApiParameter known)
        {
            known.Description = $"{known.Description} {told}";
            return;
        }
        (operation.Parameters ??= []).Add(
            new OpenApiParameter
            {
                Name = Preferences.Header,
                In = ParameterLocation.Header,
                Description = told,
                Example = JsonValue.Create(Preferences.Minimal),
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            }
        );
    }
}
