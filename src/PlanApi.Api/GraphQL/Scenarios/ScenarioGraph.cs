using GraphQL.Types;
using PlanApi.Api.GraphQL.Parts;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Parts;
using PlanApi.Application.Scenarios;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Scenarios;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Scenarios;

/// <summary>Comparing, merging and discarding scenarios.</summary>
internal sealed class ScenarioGraph(ConnectionTypes connections) : IGraph
{
    public void Add(GraphBuilder graph)
    {
        connections.Field(
            graph.Types.Object<Plan>(),
            "scenarioDifferences",
            typeof(ListDifferences),
            "The stored cells in which two scenarios differ.",
            graph.Types.Output(typeof(CellDifference)),
            List,
            [
                graph.Argument<Code>("scenario", "The scenario.", required: true),
                graph.Argument<Code>("with", "The other one; the scenario's parent as it sees it when absent."),
            ]
        );
        var written = (IGraphType)graph.Types.Object<CellsWritten>();
        graph.Mutate(
            "mergeScenario",
            typeof(MergeScenario),
            "Writes the changes of a scenario into its parent.",
            ("written", written),
            ask =>
                ask.Send(
                    new MergeScenario(ask.PlanCode, ask.Code("scenario"), ask.Get<MergePreference?>("prefer") ?? MergePreference.None)
                ),
            graph.Argument<Code>("plan", "The plan's code.", required: true),
            graph.Argument<Code>("scenario", "The scenario.", required: true),
            graph.Argument<MergePreference>("prefer", "The side that counts where both have changed a cell.")
        );
        graph.Mutate(
            "discardScenario",
            typeof(DiscardScenario),
            "Takes a scenario out with the cells that it stores.",
            ("scenario", (IGraphType)graph.Types.Object<Scenario>()),
            ask => ask.Send(new DiscardScenario(ask.PlanCode, ask.Code("scenario"), ask.Version)),
            graph.Argument<Code>("plan", "The plan's code.", required: true),
            graph.Argument<Code>("scenario", "The scenario.", required: true),
            graph.ExpectedVersion()
        );
    }

    private static Connection List(Ask ask, PageRange page)
    {
        var request = new ListDifferences(ask.PlanCode, ask.Code("scenario"), ask.OptionalCode("with"), page);
        return Connection.Of(() => ask.Answer(request));
    }
}
