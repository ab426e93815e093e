using PlanApi.Api.GraphQL.Parts;
using PlanApi.Application.Budgets;
using PlanApi.Domain.Budgets;
using PlanApi.Domain.Plans;

namespace PlanApi.Api.GraphQL.Budgets;

/// <summary>The plan's budget, computed.</summary>
internal sealed class BudgetGraph : IGraph
{
    public void Add(GraphBuilder graph) =>
        GraphBuilder.Field(
            graph.Types.Object<Plan>(),
            "budget",
            typeof(GetBudget),
            "The budget on a day: planned, spent and committed for each item and month, the year's end, and the cut-off line.",
            graph.Types.Object<BudgetReport>(),
            async ask => await ask.Find(new GetBudget(ask.PlanCode, ask.Day())),
            Arguments.Day(graph)
        );
}
