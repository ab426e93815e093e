using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;
using PlanApi.Api.Http;
using PlanApi.Api.Rest.Operations;
using PlanApi.Application.Documents.Json;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace PlanApi.Api.OpenApi;

/// <summary>Writes refusals once for all operations, and the headers of answers.</summary>
internal sealed class ResponseFilter : IDocumentFilter
{
    private const string ETag = "ETag",
        Location = "Location",
        RetryAfter = "Retry-After",
        Challenge = "WWW-Authenticate",
        Applied = Preferences.Applied;

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        var components = swaggerDoc.Components!;
        components.Headers = new Dictionary<string, IOpenApiHeader>
        {
            [ETag] = Header("The version: send it back in If-None-Match to read again, and in If-Match to change.", "\"12\"", true),
            [Location] = Header("The address of the new thing.", "/v1/plans/intl-2024/targets/seller-satisfaction-kpi", true),
            [RetryAfter] = Header("After how many seconds it makes sense to try again.", "1", false),
            [Applied] = Header("The preference that was followed.", Preferences.RespondAsync, true),
            [Challenge] = Header("The ways to send an API key, beside the X-Api-Key header.", "Bearer realm=\"PlanApi\"", true),
        };
        components.Responses = new Dictionary<string, IOpenApiResponse>();
        var versioned = context
            .ApiDescriptions.Where(description => description.ActionDescriptor.EndpointMetadata.OfType<AnswersVersion>().Any())
            .Select(description => description.ActionDescriptor.EndpointMetadata.OfType<IEndpointNameMetadata>().Last().EndpointName)
            .ToHashSet();
        foreach (var operation in swaggerDoc.Paths.Values.SelectMany(path => path.Operations ?? []).Select(operation => operation.Value))
        {
            var responses = operation.Responses!;
            foreach (var (status, response) in responses.ToList())
            {
                if (status[0] is '4' or '5')
                    responses[status] = Refusal(status, response!, swaggerDoc);
                else
                    Describe((OpenApiResponse)response!, status, operation, versioned.Contains(operation.OperationId!), swaggerDoc);
            }
        }
    }

    private static OpenApiResponseReference Refusal(string status, IOpenApiResponse response, OpenApiDocument document)
    {
        var code = int.Parse(status, System.Globalization.CultureInfo.InvariantCulture);
        var name = ReasonPhrases
            .GetReasonPhrase(code)
            .Replace(" ", "", StringComparison.Ordinal)
            .Replace("-", "", StringComparison.Ordinal);
        if (document.Components!.Responses!.TryAdd(name, response) && response is OpenApiResponse open)
        {
            open.Description =
                $"{ReasonPhrases.GetReasonPhrase(code)}: {string.Join(", ", Codes(code).Select(failure => $"`{failure}`"))}.";
            ((OpenApiMediaType)open.Content![MediaTypes.Problem]).Example = JsonSerializer.SerializeToNode(
                ProblemExamples.Of(code),
                PlanJson.Options
            );
            if (code == StatusCodes.Status401Unauthorized)
                Add(open, Challenge, document);
            if (code is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable or StatusCodes.Status409Conflict)
                Add(open, RetryAfter, document);
        }
        return new OpenApiResponseReference(name, document);
    }

    // What is no well-formed HTTP has the failures of its neighbours, see RefusedRequests.
    private static IEnumerable<string> Codes(int status) =>
        KnownFailures.CodesOf(status) is var codes && codes.Any() ? codes : [ProblemExamples.Of(status).Code];

    private static void Describe(
        OpenApiResponse response,
        string status,
        OpenApiOperation operation,
        bool isVersioned,
        OpenApiDocument document
    )
    {
        response.Description = status switch
        {
            "200" => "Done; the answer is here.",
            "201" => "Made; Location says where it is.",
            "202" => "Taken on, to be done in the background; Location says where the operation is.",
            "204" => "Done; there is nothing to say.",
            "206" => "The part that Range asks for.",
            "304" => "Nothing has changed since the ETag of If-None-Match.",
            _ => response.Description,
        };
        isVersioned |=
            operation.Parameters?.Any(parameter => parameter.Name == "If-Match") == true || operation.Responses!.ContainsKey("304");
        var isOperation = response.Content?.Values.Any(IsOperation) == true;
        if (isOperation)
            Add(response, RetryAfter, document);
        if (status == "202")
            Add(response, Applied, document);
        // A delete answers 204 too, and leaves nothing that has a version.
        var isMinimal = status == "204" && operation.Responses!.ContainsKey("200");
        if (isMinimal)
            Add(response, Applied, document);
        if (isOperation || status is "201" or "304" || ((status is "200" or "206" || isMinimal) && isVersioned))
            Add(response, ETag, document);
        if (status is "201" or "202")
            Add(response, Location, document);
    }

    private static bool IsOperation(IOpenApiMediaType content) =>
        content.Schema is OpenApiSchemaReference { Reference.Id: nameof(OperationAnswer) };

    private static void Add(OpenApiResponse response, string header, OpenApiDocument document) =>
        (response.Headers ??= new Dictionary<string, IOpenApiHeader>())[header] = new OpenApiHeaderReference(header, document);

    private static OpenApiHeader Header(string description, string example, bool always) =>
        new()
        {
            Description = description,
            Required = always,
            Example = JsonValue.Create(example),
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };
}
