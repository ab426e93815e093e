using PlanApi.Api.GraphQL.Parts;
using PlanApi.Application.Risks;
using PlanApi.Domain.Plans;

namespace PlanApi.Api.GraphQL.Risks;

/// <summary>The plan's risks, simulated.</summary>
internal sealed class RiskSimulationGraph : IGraph
{
    public void Add(GraphBuilder graph) =>
        GraphBuilder.Field(
            graph.Types.Object<Plan>(),
            "riskSimulation",
            typeof(SimulateRisks),
            "A year of the plan's risks, simulated many times: the loss exceedance curve, each risk's part, what a reserve buys.",
            graph.Types.Object<RiskSimulationAnswer>(),
            async ask => await ask.Answer(new SimulateRisks(ask.PlanCode, ask.Record<RiskSimulationQuestion>("question"))),
            GraphBuilder.Argument("question", "What to simulate.", graph.Types.Input(typeof(RiskSimulationQuestion)), required: true)
        );
}
