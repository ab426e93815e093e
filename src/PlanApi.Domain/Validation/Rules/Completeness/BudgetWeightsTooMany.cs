using PlanApi.Domain.Budgets;
using PlanApi.Domain.Calendars;

namespace PlanApi.Domain.Validation.Rules;

public sealed class BudgetWeightsTooMany()
    : PlanRule(
        "budget-weights-too-many",
        Severity.Warning,
        RuleFamily.Completeness,
        "Budget items with more weights than their period has months ({count}): {list}.",
        "{count} 个预算科目的权重数多于其期间的月数：{list}。",
        """
        An item's weights say how its money is spread over the months of its period. Weights beyond the last month change nothing. Leave them
        out, or give the item a longer period.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        Fold(plan.Document.BudgetItems.Where(item => item.Weights.Count > Months(plan, item)));

    private static int Months(PlanIndex plan, BudgetItem item)
    {
        var (first, last) = plan.Calendar.Days(item.Period ?? Period.OfYear(plan.Calendar.Year));
        return plan.Calendar.Periods(Grain.Month, first, last).Count();
    }
}
