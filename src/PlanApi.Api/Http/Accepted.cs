using Microsoft.Net.Http.Headers;

namespace PlanApi.Api.Http;

/// <summary>Chooses the media type that a client likes best. All doors read the header Accept here.</summary>
internal static class Accepted
{
    private const StringComparison Case = StringComparison.OrdinalIgnoreCase;

    /// <summary>
    /// The best of the offered types; null if the client accepts none. If the client likes several equally, the one that it names most
    /// exactly wins, then the one that it names first, then the one that is offered first.
    /// </summary>
    public static string? Best(HttpRequest request, params ReadOnlySpan<string> offered)
    {
        if (request.Headers.Accept.Count == 0)
            return offered[0];
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var ranges))
            return null;
        var (best, most) = (default(string), default(Liking));
        foreach (var type in offered)
        {
            if (Liked(ranges, type) is { Quality: > 0 } liking && liking.CompareTo(most) > 0)
                (best, most) = (type, liking);
        }
        return best;
    }

    /// <summary>The most exact range that matches the type gives its quality (RFC 9110, 12.5.1).</summary>
    private static Liking Liked(IList<MediaTypeHeaderValue> ranges, string type)
    {
        var liking = default(Liking);
        for (var place = 0; place < ranges.Count; place++)
        {
            if (Exactness(ranges[place], type) is var exactness && exactness > liking.Exactness)
                liking = new Liking(ranges[place].Quality ?? 1, exactness, -place);
        }
        return liking;
    }

    /// <summary>From 3, if the range names the type, to 0, if it does not match. Of the parameters, only the charset counts.</summary>
    private static int Exactness(MediaTypeHeaderValue range, string type) =>
        range.Charset.Length > 0 && !range.Charset.Equals("utf-8", Case) ? 0
        : range.MatchesAllTypes ? 1
        : range.MatchesAllSubTypes
            ? type.AsSpan(0, type.IndexOf('/', StringComparison.Ordinal)).Equals(range.Type, Case) ? 2
                : 0
        : range.MediaType.Equals(type, Case) ? 3
        : 0;

    private readonly record struct Liking(double Quality, int Exactness, int Place) : IComparable<Liking>
    {
        public int CompareTo(Liking other) => (Quality, Exactness, Place).CompareTo((other.Quality, other.Exactness, other.Place));
    }
}
