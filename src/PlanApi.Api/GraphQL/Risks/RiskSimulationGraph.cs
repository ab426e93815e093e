using GraphQL.Types;
using PlanApi.Api.GraphQL.Parts;
using PlanApi.Api.Http;
using PlanApi.Application.Pictures;
using PlanApi.Application.Risks;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Risks;

/// <summary>The plan's risks, simulated.</summary>
internal sealed class RiskSimulationGraph : IGraph
{
    public void Add(GraphBuilder graph)
    {
        graph.MutateOrStart(
            "simulateRisks",
            typeof(SimulateRisks),
            "Simulates a year of the plan's risks many times, as an operation where that takes long; nothing is changed.",
            ("simulation", (IGraphType)graph.Types.Object<RiskSimulationAnswer>()),
            ask => new SimulateRisks(ask.PlanCode, ask.Record<RiskSimulationQuestion>("input")),
            graph.Argument<Code>("plan", "The plan's code.", required: true),
            GraphBuilder.Argument("input", "What to simulate.", graph.Types.Input(typeof(RiskSimulationQuestion)), required: true)
        );
        GraphBuilder.Field(
            graph.Types.Object<Plan>(),
            "riskSimulation",
            typeof(SimulateRisks),
            "A year of the plan's risks, simulated many times: the loss exceedance curve, each risk's part, what a reserve buys. "
                + "More than 200,000 trials are for simulateRisks.",
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
