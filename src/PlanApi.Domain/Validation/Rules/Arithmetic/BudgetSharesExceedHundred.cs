using PlanApi.Domain.Budgets;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class BudgetSharesExceedHundred()
    : PlanRule(
        "budget-shares-exceed",
        Severity.Error,
        RuleFamily.Arithmetic,
        "The parts of the budget item {item} have shares of {sum} together: {list}.",
        "预算科目 {item} 各部分的占比合计 {sum}：{list}。",
        """
        The shares of the parts of one budget item add up to more than 100 %. Lower them.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var tree = new BudgetTree(plan.Document.BudgetItems);
        foreach (var (item, _) in tree.Walk())
        {
            var parts = tree.PartsOf(item).Where(part => part.Share is not null).ToList();
            var sum = parts.Aggregate(Fraction.Zero, (sum, part) => sum + Fraction.Of(part.Share!.Value));
            if (sum > Fraction.Hundred)
                yield return Find(
                    [
                        Places.Of(item),
                        .. parts.Take(Places.Most).Select(part => Places.Of(part, Notation.Number(part.Share!.Value) + " %")),
                    ],
                    ("item", item.Key()),
                    ("sum", Notation.Number(sum) + " %"),
                    ("list", Notation.List(parts.Select(part => part.Key())))
                ) with
                {
                    Arithmetic =
                    [
                        .. parts.Select(part => new Step(part.Key(), "", Notation.Number(part.Share!.Value) + " %")),
                        new Step("parts-come-to", "", Notation.Number(sum) + " %"),
                    ],
                };
        }
    }
}
