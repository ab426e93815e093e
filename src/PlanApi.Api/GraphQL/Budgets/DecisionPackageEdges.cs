using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Budgets;
using PlanApi.Domain.Plans;

namespace PlanApi.Api.GraphQL.Budgets;

internal sealed class DecisionPackageEdges : EdgesOf<DecisionPackage>
{
    protected override void Add(PartEdges<DecisionPackage> edges)
    {
        edges.One<BudgetItem>(decisionPackage => decisionPackage.Item);
        edges.One<Section>(decisionPackage => decisionPackage.Source);
    }
}
