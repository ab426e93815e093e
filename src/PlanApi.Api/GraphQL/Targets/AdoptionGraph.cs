using GraphQL.Types;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Targets.Adoption;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Targets;

/// <summary>Taking a claim of the plan into its cube.</summary>
internal sealed class AdoptionGraph : IGraph
{
    public void Add(GraphBuilder graph) =>
        graph.Mutate(
            "adoptTarget",
            typeof(AdoptTarget),
            "Writes a target's value into the cube, where it can be broken down.",
            ("written", (IGraphType)graph.Types.Object<CellsWritten>()),
            ask => ask.Send(new AdoptTarget(ask.PlanCode, ask.Code("target"), ask.Scenario())),
            graph.Argument<Code>("plan", "The plan's code.", required: true),
            graph.Argument<Code>("target", "The target.", required: true),
            Arguments.Scenario(graph, "The scenario; the plan's first when absent.")
        );
}
