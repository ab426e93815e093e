using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Features;

namespace PlanApi.Api.Access;

/// <summary>
/// Takes secrets out of a request's address before anything else sees the request: ASP.NET can log addresses, and no log may hold a
/// stream's ticket that has not been used yet, or a key that somebody wrote into the address by mistake. Logs name the request's id.
/// </summary>
internal sealed partial class RequestAddresses(IServiceProvider services) : IHttpContextFactory
{
    private static readonly string[] _streams = ["/events", "/operations"];

    private readonly DefaultHttpContextFactory _contexts = new(services);

    public HttpContext Create(IFeatureCollection featureCollection)
    {
        var context = _contexts.Create(featureCollection);
        RequestIds.Give(context);
        var request = context.Request;
        if (request.QueryString.Value is { } query && Key().IsMatch(query))
            request.QueryString = new QueryString(Key().Replace(query, "removed"));
        if (request.QueryString.HasValue && IsStream(request.Path) && request.Query.TryGetValue(Introductions.Ticket, out var ticket))
        {
            context.Features.Set(new SentTicket(ticket.ToString()));
            request.QueryString = QueryString.Create(request.Query.Where(pair => !IsTicket(pair.Key)));
        }
        return context;
    }

    public void Dispose(HttpContext httpContext) => _contexts.Dispose(httpContext);

    /// <summary>Whether a text contains something that looks like an API key.</summary>
    public static bool HoldsKey(string text) => Key().IsMatch(text);

    private static bool IsStream(PathString path) =>
        path.Value!.TrimEnd('/') is var text && _streams.Any(stream => text.EndsWith(stream, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex("plan_[0-9]+_[A-Za-z0-9_-]{43}")]
    private static partial Regex Key();

    private static bool IsTicket(string name) => name.Equals(Introductions.Ticket, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The ticket that was in a request's address.</summary>
internal sealed record SentTicket(string Text)
{
    /// <summary>Not the ticket.</summary>
    public override string ToString() => nameof(SentTicket);
}
