using PlanApi.Domain.Budgets;

namespace PlanApi.Domain.Validation.Rules;

public sealed class BudgetPartsDiffer()
    : PlanRule(
        "budget-parts-differ",
        Severity.Error,
        RuleFamily.Arithmetic,
        "The parts of the budget item {item} come to {sum}, and the item to {whole}: {difference} {way}.",
        "预算科目 {item} 的各部分合计 {sum}，而该科目为 {whole}：{way} {difference}。",
        """
        The parts of a budget item are to come to what the item comes to. More money than there is cannot be given out: an error. Less leaves
        money that nobody has a use for: a warning, also because a part may be missing. Correct the parts or the item, or add the missing part.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var tree = new BudgetTree(plan.Document.BudgetItems);
        var unit = $" {plan.Document.Plan.Currency}";
        foreach (var (item, _) in tree.Walk())
        {
            if (tree.BasisOf(item) is AmountBasis.None or AmountBasis.SumOfParts || tree.SumOfParts(item) is not { } sum)
                continue;
            var whole = tree.AmountOf(item)!.Value;
            var parts = tree.PartsOf(item).ToList();
            var exceeds = sum > whole;
            // As long as a part has no amount, the others may come to less.
            if (sum == whole || (!exceeds && parts.Exists(part => tree.AmountOf(part) is null)))
                continue;
            yield return Find(
                [Places.Of(item, Notation.Number(whole) + unit), .. Places.Of(parts)],
                ("item", item.Key()),
                ("sum", Notation.Number(sum) + unit),
                ("whole", Notation.Number(whole) + unit),
                ("difference", Notation.Number((sum - whole).Abs()) + unit),
                ("way", exceeds ? "too-much" : "not-given-out")
            ) with
            {
                Severity = exceeds ? Severity.Error : Severity.Warning,
                Arithmetic =
                [
                    .. parts
                        .Where(part => tree.AmountOf(part) is not null)
                        .Select(part => new Step(part.Key(), "", Notation.Number(tree.AmountOf(part)!.Value) + unit)),
                    new Step("parts-come-to", "", Notation.Number(sum) + unit),
                ],
            };
        }
    }
}
