using PlanApi.Domain.Budgets;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class FundingDiffers()
    : PlanRule(
        "funding-differs",
        Severity.Error,
        RuleFamily.Arithmetic,
        "The funding sources give {sources}, and the budget uses {uses}: {difference} {way}.",
        "资金来源合计 {sources}，预算用途合计 {uses}：{way} {difference}。",
        """
        What the sources give and what the budget uses are to be the same. Where the budget uses more, money is missing: an error. Where it
        uses less, money has no use: a warning. Find more money, use less, or correct the amounts.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var sources = plan.Document.FundingSources;
        var tree = new BudgetTree(plan.Document.BudgetItems);
        if (sources.Count == 0 || tree.Totals.Count == 0 || tree.Totals.Any(total => tree.AmountOf(total) is null))
            yield break;
        var unit = $" {plan.Document.Plan.Currency}";
        var given = sources.Aggregate(Fraction.Zero, (sum, source) => sum + Fraction.Of(source.Amount));
        var used = tree.Totals.Aggregate(Fraction.Zero, (sum, total) => sum + tree.AmountOf(total)!.Value);
        if (given == used)
            yield break;
        var isShort = used > given;
        yield return Find(
            [.. Places.Of(sources), .. Places.Of(tree.Totals)],
            ("sources", Notation.Number(given) + unit),
            ("uses", Notation.Number(used) + unit),
            ("difference", Notation.Number((given - used).Abs()) + unit),
            ("way", isShort ? "missing" : "not-used")
        ) with
        {
            Severity = isShort ? Severity.Error : Severity.Warning,
            Arithmetic =
            [
                .. sources.Select(source => new Step(source.Key(), "", Notation.Number(source.Amount) + unit)),
                .. tree.Totals.Select(total => new Step(total.Key(), "", "-" + Notation.Number(tree.AmountOf(total)!.Value) + unit)),
            ],
        };
    }
}
