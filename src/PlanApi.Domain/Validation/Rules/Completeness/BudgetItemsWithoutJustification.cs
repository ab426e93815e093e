using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class BudgetItemsWithoutJustification()
    : PlanRule(
        "budget-item-without-justification",
        Severity.Warning,
        RuleFamily.Completeness,
        "Budget items without a justification ({count}): {list}.",
        "{count} 个预算科目没有理由说明：{list}。",
        """
        A zero-based budget justifies every item from zero: why the money is needed, and what happens without it. Items that only gather others
        need none. Write the justification.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var above = plan.Document.BudgetItems.Select(item => item.Parent).OfType<Code>().ToHashSet();
        return Fold(plan.Document.BudgetItems.Where(item => item.Justification.Count == 0 && !above.Contains(item.Code)));
    }
}
