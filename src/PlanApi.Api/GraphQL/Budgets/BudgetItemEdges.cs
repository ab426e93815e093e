using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Budgets;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Parties;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Schedules;

namespace PlanApi.Api.GraphQL.Budgets;

internal sealed class BudgetItemEdges : EdgesOf<BudgetItem>
{
    protected override void Add(PartEdges<BudgetItem> edges)
    {
        edges.One<BudgetItem>(budgetItem => budgetItem.Parent);
        edges.One<Party>(budgetItem => budgetItem.Owner);
        edges.One<Objective>(budgetItem => budgetItem.Objective);
        edges.One<Initiative>(budgetItem => budgetItem.Initiative);
        edges.One<Party>(budgetItem => budgetItem.Approver);
        edges.One<Party>(budgetItem => budgetItem.ApprovedBy);
        edges.One<Section>(budgetItem => budgetItem.Source);
    }
}
