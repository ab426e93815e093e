using GraphQL.Types;
using PlanApi.Application.Weights;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;
using PlanApi.Domain.Weights;

namespace PlanApi.Api.GraphQL.Weights;

/// <summary>Weights as they hold on a day, and their adjustments.</summary>
internal sealed class WeightGraph : IGraph
{
    public void Add(GraphBuilder graph)
    {
        var answer = graph.Types.Object<WeightsAnswer>();
        GraphBuilder.Field(
            graph.Types.Object<Plan>(),
            "weightsInForce",
            typeof(ListWeightsInForce),
            "All weights as they hold on a day, with the window or adjustment that says each of them.",
            answer,
            async ask => await ask.Answer(new ListWeightsInForce(ask.PlanCode, ask.Day()) { Scenario = ask.Scenario() }),
            Arguments.Day(graph),
            Arguments.Scenario(graph, "The scenario with the objectives and key results; the plan's first when absent.")
        );
        var adjusted = graph.Types.Object<WeightsAdjusted>();
        graph.Mutate(
            "adjustWeights",
            typeof(AdjustWeights),
            "Gives weights new values from a day on, with why; their siblings keep their proportions, and the days before keep "
                + "their weights.",
            ("adjusted", (IGraphType)adjusted),
            ask => ask.Send(new AdjustWeights(ask.PlanCode, ask.Record<WeightAdjustment>("input"))),
            graph.Argument<Code>("plan", "The plan's code.", required: true),
            GraphBuilder.Argument("input", "The adjustment.", graph.Types.Input(typeof(WeightAdjustment)), required: true)
        );
    }
}
