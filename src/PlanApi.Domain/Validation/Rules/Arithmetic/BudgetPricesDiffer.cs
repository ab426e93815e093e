using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class BudgetPricesDiffer()
    : PlanRule(
        "budget-price-differs",
        Severity.Error,
        RuleFamily.Arithmetic,
        "The budget item {item} is {amount}, but {quantity} at {price} each come to {product}.",
        "预算科目 {item} 为 {amount}，但数量 {quantity} 乘以单价 {price} 等于 {product}。",
        """
        A budget item states its amount, and also the quantity and the price that drive it. The two say different things. Correct one of them,
        or leave the amount out.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var unit = $" {plan.Document.Plan.Currency}";
        foreach (var item in plan.Document.BudgetItems)
        {
            if (item is not { Amount: { } amount, Quantity: { } quantity, UnitPrice: { } price })
                continue;
            var product = Fraction.Of(quantity) * Fraction.Of(price);
            if (product == Fraction.Of(amount))
                continue;
            yield return Find(
                [Places.Of(item, Notation.Number(amount) + unit)],
                ("item", item.Key()),
                ("amount", Notation.Number(amount) + unit),
                ("quantity", Notation.Number(quantity)),
                ("price", Notation.Number(price) + unit),
                ("product", Notation.Number(product) + unit)
            ) with
            {
                Arithmetic =
                [
                    new Step(item.Key(), $"{Notation.Number(quantity)} * {Notation.Number(price)}", Notation.Number(product) + unit),
                ],
            };
        }
    }
}
