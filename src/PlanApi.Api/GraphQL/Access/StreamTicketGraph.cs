using PlanApi.Application.Access.Keys;

namespace PlanApi.Api.GraphQL.Access;

/// <summary>Tickets for streams of browsers.</summary>
internal sealed class StreamTicketGraph : IGraph
{
    public void Add(GraphBuilder graph) =>
        GraphBuilder.Field(
            graph.Query,
            "streamTicket",
            typeof(CreateStreamTicket),
            "A ticket for one stream of events over REST, within a minute: for EventSource, which sends no headers.",
            graph.Types.Object<StreamTicket>(),
            async ask => await ask.Answer(new CreateStreamTicket())
        );
}
