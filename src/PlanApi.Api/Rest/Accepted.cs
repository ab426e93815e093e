using Microsoft.Net.Http.Headers;

namespace PlanApi.Api.Rest;

/// <summary>Which of the media types that can be answered a client likes best.</summary>
internal static class Accepted
{
    /// <summary>
    /// The best of the offered types. The first of them where the client does not say or likes several equally; null where it accepts
    /// none.
    /// </summary>
    public static string? Best(HttpRequest request, params ReadOnlySpan<string> offered)
    {
        if (request.Headers.Accept.Count == 0)
            return offered[0];
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted))
            return null;
        var (best, most) = (default(string), 0d);
        foreach (var type in offered)
        {
            if (Quality(accepted, type) is var quality && quality > most)
                (best, most) = (type, quality);
        }
        return best;
    }

    /// <summary>The most specific range that holds the type says how much it is wanted (RFC 9110, 12.5.1).</summary>
    private static double Quality(IList<MediaTypeHeaderValue> accepted, string offered)
    {
        var type = new MediaTypeHeaderValue(offered);
        return accepted
            .Where(range => type.IsSubsetOf(range))
            .OrderBy(range =>
                range.MatchesAllTypes ? 2
                : range.MatchesAllSubTypes ? 1
                : 0
            )
            .Select(range => range.Quality ?? 1)
            .FirstOrDefault(0);
    }
}
