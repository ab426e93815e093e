using Microsoft.Net.Http.Headers;
using PlanApi.Application.Documents.Sources;

namespace PlanApi.Api.Rest.Documents;

/// <summary>The media types of plan documents: RFC 9512 for YAML.</summary>
internal static class DocumentTypes
{
    public const string Yaml = "application/yaml";
    public const string Json = "application/json";

    /// <summary>What a body is written in; null for anything else, such as what a web form could send.</summary>
    public static DocumentFormat? Sent(HttpRequest request) =>
        !MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? null
        : type.MediaType.Equals(Yaml, StringComparison.OrdinalIgnoreCase) ? DocumentFormat.Yaml
        : type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase) ? DocumentFormat.Json
        : null;

    /// <summary>The client's favourite, YAML where it does not say; null where it accepts neither.</summary>
    public static DocumentFormat? Wanted(HttpRequest request) =>
        Accepted.Best(request, Yaml, Json) switch
        {
            Yaml => DocumentFormat.Yaml,
            Json => DocumentFormat.Json,
            _ => null,
        };
}
