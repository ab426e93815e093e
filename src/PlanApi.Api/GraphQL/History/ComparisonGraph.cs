using PlanApi.Api.GraphQL.Parts;
using PlanApi.Api.GraphQL.Types;
using PlanApi.Application.History;
using PlanApi.Application.Parts;
using PlanApi.Domain.Plans;

namespace PlanApi.Api.GraphQL.History;

/// <summary>A plan at two moments.</summary>
internal sealed class ComparisonGraph(ConnectionTypes connections) : IGraph
{
    public void Add(GraphBuilder graph)
    {
        var plan = graph.Types.Object<Plan>();
        var from = graph.Argument<string>("from", $"The earlier moment: {Moment.Expectation}.", required: true);
        var to = graph.Argument<string>("to", "The later moment, in the same forms; now when absent.");
        var kinds = GraphBuilder.Argument(
            "kinds",
            "Only these kinds of parts; Cell for numbers.",
            TypeCatalog.ListOf(graph.Types.Output(typeof(string)))
        );
        connections.Field(
            plan,
            "comparison",
            typeof(CompareVersions),
            "The differences of the plan between two moments: parts in the order of a document, then numbers.",
            graph.Types.Output(typeof(NetChange)),
            (ask, page) => Connection.Of(async () => (await ask.Answer(Request(ask, page))).Changes),
            from,
            to,
            kinds
        );
        GraphBuilder.Field(
            plan,
            "comparisonSummary",
            typeof(CompareVersions),
            "How much differs between two moments, by kind.",
            graph.Types.Output(typeof(ComparisonSummary)),
            async ask => (await ask.Answer(Request(ask, new PageRange(1)))).Summary,
            from,
            to
        );
    }

    private static CompareVersions Request(Ask ask, PageRange page) =>
        new(ask.PlanCode, ask.Parse<Moment>("from"), ask.Get<string>("to") is null ? null : ask.Parse<Moment>("to"), page)
        {
            Kinds = ask.Get<IEnumerable<object>>("kinds")?.Select(kind => (string)kind).ToList(),
        };
}
