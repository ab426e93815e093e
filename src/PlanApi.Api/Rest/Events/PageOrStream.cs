using Microsoft.Net.Http.Headers;
using PlanApi.Api.Access;

namespace PlanApi.Api.Rest.Events;

/// <summary>Reads which of two forms a client likes best: a page as JSON, or a stream of events.</summary>
internal static class PageOrStream
{
    public static readonly QueryParameter Ticket = new(
        Introductions.Ticket,
        "For a stream: a ticket in the place of a key, from POST /v1/stream-tickets."
    );

    /// <summary>The client's choice. A page, which ends, for a client that takes anything; null where it takes neither.</summary>
    public static string? Chosen(HttpRequest request)
    {
        if (request.Headers.Accept.Count == 0)
            return Answers.JsonType;
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted))
            return null;
        return accepted
            .Where(range => range.Quality != 0)
            .OrderByDescending(range => range.Quality ?? 1)
            .Select(range =>
                range.MediaType.Value?.ToLowerInvariant() switch
                {
                    EventStream.Type or "text/*" => EventStream.Type,
                    Answers.JsonType or "application/*" or "*/*" => Answers.JsonType,
                    _ => null,
                }
            )
            .FirstOrDefault(type => type is not null);
    }
}
