using PlanApi.Api.Http;
using PlanApi.Application.Access.Keys;
using PlanApi.Application.Errors;

namespace PlanApi.Api.Access;

/// <summary>
/// Finds what introduces the caller of a request: a key or token in its headers; without one, a ticket in the address of a stream; without
/// either, the cookie of a browser that has logged in.
/// </summary>
internal sealed class Introductions(SessionCookie cookie)
{
    public const string Ticket = "ticket";

    public async ValueTask<Outcome<Credential>> Of(HttpContext context)
    {
        var request = context.Request;
        var found = Credentials.Of(request.Headers[AccessMiddleware.KeyHeader], request.Headers.Authorization);
        if (!found.IsSuccess(out var credential, out _) || credential.Key is not null)
            return found;
        if (TicketOf(context) is { } ticket)
        {
            var tickets = context.RequestServices.GetRequiredService<StreamTickets>();
            return await tickets.Redeem(ticket, context.RequestAborted) is { } redeemed
                ? new Credential(KeyId: redeemed.Key, Until: redeemed.Until)
                : new SpentTicket();
        }
        return cookie.Read(request) is { } session
            ? new Credential(KeyId: session.Key, IsAmbient: true, Until: session.Until)
            : Credential.None;
    }

    /// <summary>Counts for nothing but a stream.</summary>
    private static string? TicketOf(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method)
        && context.GetEndpoint()?.Metadata.GetMetadata<TakesTicket>() is not null
        && EventStream.IsPreferred(context.Request)
            ? context.Features.Get<SentTicket>()?.Text
            : null;
}

/// <summary>Marks an endpoint whose stream takes a ticket in its address.</summary>
internal sealed record TakesTicket;
