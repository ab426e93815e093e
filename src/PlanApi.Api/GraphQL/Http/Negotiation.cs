using Microsoft.Net.Http.Headers;

namespace PlanApi.Api.GraphQL.Http;

/// <summary>Which media type answers a request.</summary>
internal static class Negotiation
{
    public const string Graph = "application/graphql-response+json";
    public const string Json = "application/json";
    public const string Html = "text/html";

    /// <summary>The client's favourite among these types; null where it takes none. JSON where it does not say.</summary>
    public static string? Choose(HttpRequest request, bool html)
    {
        if (request.Headers.Accept.Count == 0)
            return Json;
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted))
            return null;
        string? best = null;
        var (bestQuality, bestRank) = (0.0, 0);
        foreach (var range in accepted)
        {
            var (type, rank) = Match(range, html);
            var quality = range.Quality ?? 1;
            if (type is null || quality <= 0 || (quality, rank).CompareTo((bestQuality, bestRank)) <= 0)
                continue;
            (best, bestQuality, bestRank) = (type, quality, rank);
        }
        return best;
    }

    /// <summary>A named type counts more than a range; of the named ones the draft's own, for a browser HTML.</summary>
    private static (string? Type, int Rank) Match(MediaTypeHeaderValue range, bool html)
    {
        if (range.Charset.Length > 0 && !range.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            return (null, 0);
        return range.MediaType.Value?.ToLowerInvariant() switch
        {
            Html when html => (Html, 5),
            Graph => (Graph, 4),
            Json => (Json, 3),
            "application/*" => (Json, 2),
            "*/*" => (Json, 1),
            _ => (null, 0),
        };
    }
}
