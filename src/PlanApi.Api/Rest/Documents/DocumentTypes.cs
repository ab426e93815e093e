using Microsoft.Net.Http.Headers;
using PlanApi.Application.Documents;

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

    /// <summary>What the client likes best, YAML where it does not say; null where it wants neither.</summary>
    public static DocumentFormat? Wanted(HttpRequest request)
    {
        if (request.Headers.Accept.Count == 0)
            return DocumentFormat.Yaml;
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted))
            return null;
        var (yaml, json) = (Quality(accepted, Yaml), Quality(accepted, Json));
        return yaml <= 0 && json <= 0 ? null : json > yaml ? DocumentFormat.Json : DocumentFormat.Yaml;
    }

    /// <summary>The most specific range that holds the type says how much it is wanted (RFC 9110, 12.5.1).</summary>
    private static double Quality(IList<MediaTypeHeaderValue> accepted, string offered)
    {
        var type = new MediaTypeHeaderValue(offered);
        return accepted.Where(range => type.IsSubsetOf(range))
            .OrderBy(range => range.MatchesAllTypes ? 2 : range.MatchesAllSubTypes ? 1 : 0)
            .Select(range => range.Quality ?? 1).FirstOrDefault(0);
    }
}
