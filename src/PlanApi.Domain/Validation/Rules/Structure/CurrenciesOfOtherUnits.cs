using PlanApi.Domain.Indicators;

namespace PlanApi.Domain.Validation.Rules;

public sealed class CurrenciesOfOtherUnits()
    : PlanRule(
        "currency-of-other-unit",
        Severity.Warning,
        RuleFamily.Structure,
        "Targets with a currency, though their indicators are not amounts of money ({count}): {list}.",
        "{count} 个目标注明了币种，但其指标并非金额：{list}。",
        """
        Only an indicator with the unit currency has amounts of money. A currency on a count or a percentage has no effect. Correct the
        indicator's unit, or remove the currency.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        Fold(plan.Claims.All.Where(claim => claim.Target.Currency is not null && claim.Stated.Unit != Unit.Currency));
}
