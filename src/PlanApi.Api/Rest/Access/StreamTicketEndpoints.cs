using PlanApi.Application.Access.Keys;
using PlanApi.Application.UseCases;

namespace PlanApi.Api.Rest.Access;

/// <summary>Tickets for streams of browsers.</summary>
internal static class StreamTicketEndpoints
{
    private static readonly StreamTicket Sample = new(
        "3.1710750660.Qm9vbQ.c2lnbmVk",
        new DateTimeOffset(2024, 3, 18, 8, 31, 0, TimeSpan.Zero)
    );

    public static void MapStreamTickets(this WebApplication app) =>
        app.OnPost("/v1/stream-tickets", Create)
            .WithTags("api-keys")
            .WithMetadata(new Example(Sample), new HoldsSecret())
            .Sends(
                typeof(CreateStreamTicket),
                "createStreamTicket",
                "A ticket for one stream of events, within a minute: for EventSource, which sends no headers"
            )
            .Produces<StreamTicket>();

    private static async Task<IResult> Create(UseCaseSender sender, CancellationToken cancellation) =>
        (await sender.Send(new CreateStreamTicket(), cancellation)).ToResult();
}
