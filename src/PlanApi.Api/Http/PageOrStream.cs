using Microsoft.Net.Http.Headers;

namespace PlanApi.Api.Http;

/// <summary>Reads which of two forms a client likes best: a page as JSON, or a stream of events.</summary>
internal static class PageOrStream
{
    /// <summary>The client's choice. A page, which ends, for a client that takes anything; null where it takes neither.</summary>
    public static string? Chosen(HttpRequest request)
    {
        if (request.Headers.Accept.Count == 0)
            return MediaTypes.Json;
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted))
            return null;
        return accepted
            .Where(range => range.Quality != 0)
            .OrderByDescending(range => range.Quality ?? 1)
            .Select(range =>
                range.MediaType.Value?.ToLowerInvariant() switch
                {
                    MediaTypes.EventStream or "text/*" => MediaTypes.EventStream,
                    MediaTypes.Json or "application/*" or "*/*" => MediaTypes.Json,
                    _ => null,
                }
            )
            .FirstOrDefault(type => type is not null);
    }
}
