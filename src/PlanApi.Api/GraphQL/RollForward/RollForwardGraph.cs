using PlanApi.Application.RollForward;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.RollForward;

/// <summary>Next year's plan, made from this year's.</summary>
internal sealed class RollForwardGraph : IGraph
{
    public void Add(GraphBuilder graph) =>
        graph.MutateOrStart(
            "rollPlanForward",
            typeof(RollPlanForward),
            "Makes next year's plan from this one: its structure, this year's actuals as references, and the open actions.",
            ("rolledPlan", graph.Types.Output(typeof(RolledPlan))),
            ask => new RollPlanForward(ask.PlanCode, ask.Record<RollForwardQuestion>("input")),
            graph.Argument<Code>("plan", "The plan's code.", required: true),
            GraphBuilder.Argument("input", "What to carry.", graph.Types.Input(typeof(RollForwardQuestion)), required: true)
        );
}
