using PlanApi.Domain.Budgets;

namespace PlanApi.Domain.Validation.Rules;

public sealed class BudgetItemsWithoutAmount()
    : PlanRule(
        "budget-item-without-amount",
        Severity.Warning,
        RuleFamily.Completeness,
        "Budget items of which nothing says what they cost ({count}): {list}.",
        "{count} 个预算科目未说明金额：{list}。",
        """
        A budget item has an amount, a quantity with a price, a share of the item above, or parts that have these. Give one of them.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var tree = new BudgetTree(plan.Document.BudgetItems);
        return Fold(plan.Document.BudgetItems.Where(item => tree.BasisOf(item) == AmountBasis.None));
    }
}
