using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Budgets;

namespace PlanApi.Api.GraphQL.Budgets;

internal sealed class BudgetEntryEdges : EdgesOf<BudgetEntry>
{
    protected override void Add(PartEdges<BudgetEntry> edges)
    {
        edges.One<BudgetItem>(budgetEntry => budgetEntry.Item);
    }
}
