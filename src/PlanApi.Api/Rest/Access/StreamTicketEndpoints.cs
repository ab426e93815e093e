using PlanApi.Application.Access.Keys;
using PlanApi.Application.UseCases;

namespace PlanApi.Api.Rest.Access;

/// <summary>Tickets for streams of browsers.</summary>
internal static class StreamTicketEndpoints
{
    public static void MapStreamTickets(this WebApplication app) =>
        app.OnPost("/v1/stream-tickets", Create)
            .WithTags("api-keys")
            .WithMetadata(new HoldsSecret())
            .Sends(
                typeof(CreateStreamTicket),
                "createStreamTicket",
                "A ticket for one stream of events, within a minute: for EventSource, which sends no headers"
            )
            .Produces<StreamTicket>();

    private static async Task<IResult> Create(UseCaseSender sender, CancellationToken cancellation) =>
        (await sender.Send(new CreateStreamTicket(), cancellation)).ToResult();
}
