using Microsoft.Net.Http.Headers;
using PlanApi.Api.Http;
using PlanApi.Application.Documents.Sources;

namespace PlanApi.Api.Rest.Documents;

/// <summary>The media types of plan documents: RFC 9512 for YAML.</summary>
internal static class DocumentTypes
{
    /// <summary>The format of a body; null for any other type, such as the type of a web form.</summary>
    public static DocumentFormat? Sent(HttpRequest request) =>
        !MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? null
        : type.MediaType.Equals(MediaTypes.Yaml, StringComparison.OrdinalIgnoreCase) ? DocumentFormat.Yaml
        : type.MediaType.Equals(MediaTypes.Json, StringComparison.OrdinalIgnoreCase) ? DocumentFormat.Json
        : null;

    /// <summary>The client's favourite, YAML where it does not say; null where it accepts neither.</summary>
    public static DocumentFormat? Wanted(HttpRequest request) =>
        Accepted.Best(request, MediaTypes.Yaml, MediaTypes.Json) switch
        {
            MediaTypes.Yaml => DocumentFormat.Yaml,
            MediaTypes.Json => DocumentFormat.Json,
            _ => null,
        };
}
