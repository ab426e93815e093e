using PlanApi.Api.GraphQL.Parts;
using PlanApi.Api.Http;
using PlanApi.Application.Pictures;
using PlanApi.Application.Risks;
using PlanApi.Domain.Plans;

namespace PlanApi.Api.GraphQL.Risks;

/// <summary>The plan's risks, simulated.</summary>
internal sealed class RiskSimulationGraph : IGraph
{
    public void Add(GraphBuilder graph)
    {
        GraphBuilder.Field(
            graph.Types.Object<Plan>(),
            "riskSimulation",
            typeof(SimulateRisks),
            "A year of the plan's risks, simulated many times: the loss exceedance curve, each risk's part, what a reserve buys.",
            graph.Types.Object<RiskSimulationAnswer>(),
            async ask => await ask.Answer(new SimulateRisks(ask.PlanCode, ask.Record<RiskSimulationQuestion>("question"))),
            GraphBuilder.Argument("question", "What to simulate.", graph.Types.Input(typeof(RiskSimulationQuestion)), required: true)
        );
        GraphBuilder.Field(
            graph.Types.Object<Plan>(),
            "lossPicture",
            typeof(GetLossPicture),
            "The loss exceedance curve of a simulation as a picture in SVG.",
            graph.Types.Object<Drawing>(),
            async ask =>
                await ask.Answer(
                    new GetLossPicture(ask.PlanCode, ask.Record<RiskSimulationQuestion>("question"), ask.Language())
                    {
                        DataAt = PictureData.OfLosses(ask.PlanCode),
                    }
                ),
            GraphBuilder.Argument("question", "What to simulate.", graph.Types.Input(typeof(RiskSimulationQuestion)), required: true),
            Arguments.Language(graph)
        );
    }
}
