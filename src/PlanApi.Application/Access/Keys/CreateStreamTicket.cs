using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;

namespace PlanApi.Application.Access.Keys;

/// <summary>A ticket stands for the caller's key once, within a minute. It is for streams that can be opened only by an address.</summary>
public sealed record CreateStreamTicket : Query<StreamTicket>
{
    public override Permission Permission => Permission.ReadByIndicator;
}

/// <summary>A ticket for one stream.</summary>
/// <param name="Ticket">Send it as the parameter <c>ticket</c> of the stream's address.</param>
/// <param name="ExpiresAt">When it ends, used or not.</param>
public sealed record StreamTicket(string Ticket, DateTimeOffset ExpiresAt);

internal sealed class CreateStreamTicketHandler(StreamTickets tickets, Caller caller) : IHandler<CreateStreamTicket, StreamTicket>
{
    public Task<Outcome<StreamTicket>> Handle(CreateStreamTicket request, CancellationToken cancellation) =>
        Task.FromResult<Outcome<StreamTicket>>(tickets.Make(caller.Identity!));
}
