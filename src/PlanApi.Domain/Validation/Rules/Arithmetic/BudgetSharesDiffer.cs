using PlanApi.Domain.Budgets;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class BudgetSharesDiffer()
    : PlanRule(
        "budget-share-differs",
        Severity.Error,
        RuleFamily.Arithmetic,
        "The budget item {item} is {amount}, but its share of {share} of {whole} is {part}.",
        "预算科目 {item} 为 {amount}，但 {whole} 的 {share} 是 {part}。",
        """
        A budget item states both an amount and its share of the item above, and the two say different things. A difference that comes from
        rounding the share is not found. Correct one of them, or leave one out.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var tree = new BudgetTree(plan.Document.BudgetItems);
        var unit = $" {plan.Document.Plan.Currency}";
        foreach (var (item, _) in tree.Walk())
        {
            if (
                item.Share is not { } share
                || tree.BasisOf(item) is AmountBasis.Share or AmountBasis.None
                || tree.AmountOf(item) is not { } amount
                || tree.ShareOf(item) is not { } part
            )
                continue;
            var whole = tree.AmountOf(tree.ParentOf(item)!)!.Value;
            // Half a unit of the share's last written decimal.
            var rounding = whole.Abs() * Fraction.Of(5, System.Numerics.BigInteger.Pow(10, share.Decimals + 3));
            if ((amount - part).Abs() <= rounding)
                continue;
            yield return Find(
                [Places.Of(item, Notation.Number(amount) + unit)],
                ("item", item.Key()),
                ("amount", Notation.Number(amount) + unit),
                ("share", Notation.Number(share) + " %"),
                ("whole", Notation.Number(whole) + unit),
                ("part", Notation.Number(part) + unit)
            ) with
            {
                Arithmetic =
                [
                    new Step(item.Key(), $"{Notation.Number(whole)} * {Notation.Number(share)} / 100", Notation.Number(part) + unit),
                ],
            };
        }
    }
}
