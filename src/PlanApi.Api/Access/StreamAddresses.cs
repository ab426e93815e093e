using Microsoft.AspNetCore.Http.Features;

namespace PlanApi.Api.Access;

/// <summary>
/// Takes the ticket out of a stream's address before anything else sees the request: ASP.NET can log addresses, and no log may hold a
/// ticket that has not been used yet.
/// </summary>
internal sealed class StreamAddresses(IServiceProvider services) : IHttpContextFactory
{
    private static readonly string[] _streams = ["/events", "/operations"];

    private readonly DefaultHttpContextFactory _contexts = new(services);

    public HttpContext Create(IFeatureCollection featureCollection)
    {
        var context = _contexts.Create(featureCollection);
        var request = context.Request;
        if (request.QueryString.HasValue && IsStream(request.Path) && request.Query.TryGetValue(Introductions.Ticket, out var ticket))
        {
            context.Features.Set(new SentTicket(ticket.ToString()));
            request.QueryString = QueryString.Create(request.Query.Where(pair => !IsTicket(pair.Key)));
        }
        return context;
    }

    public void Dispose(HttpContext httpContext) => _contexts.Dispose(httpContext);

    private static bool IsStream(PathString path) =>
        path.Value!.TrimEnd('/') is var text && _streams.Any(stream => text.EndsWith(stream, StringComparison.OrdinalIgnoreCase));

    private static bool IsTicket(string name) => name.Equals(Introductions.Ticket, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The ticket that was in a request's address.</summary>
internal sealed record SentTicket(string Text)
{
    /// <summary>Not the ticket.</summary>
    public override string ToString() => nameof(SentTicket);
}
