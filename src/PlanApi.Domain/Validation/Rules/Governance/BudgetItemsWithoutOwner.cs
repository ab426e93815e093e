namespace PlanApi.Domain.Validation.Rules;

public sealed class BudgetItemsWithoutOwner()
    : PlanRule(
        "budget-item-without-owner",
        Severity.Warning,
        RuleFamily.Governance,
        "Budget items without an owner ({count}): {list}.",
        "{count} 个预算科目没有负责方：{list}。",
        """
        Somebody must answer for the money of each budget item. Name the party.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) => Fold(plan.Document.BudgetItems.Where(item => item.Owner is null));
}
