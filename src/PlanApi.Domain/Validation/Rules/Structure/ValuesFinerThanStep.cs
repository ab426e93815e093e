using PlanApi.Domain.Targets;

namespace PlanApi.Domain.Validation.Rules;

public sealed class ValuesFinerThanStep()
    : PlanRule(
        "value-finer-than-step",
        Severity.Warning,
        RuleFamily.Structure,
        "Targets of {indicator} with more than {decimals} decimals ({count}): {list}.",
        "{indicator} 保留 {decimals} 位小数，不足以表示 {count} 个目标：{list}。",
        """
        The indicator's decimals give the step of its values. The target's value lies between two steps, so no actual value can ever equal
        it, and it cannot be adopted as a cell. Give the indicator more decimals, or round the target.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        plan
            .Claims.All.Where(claim =>
                claim.Target.Basis == Basis.Absolute
                && (claim.Target.Value.Decimals > claim.Stated.Decimals || claim.Target.UpperValue?.Decimals > claim.Stated.Decimals)
            )
            .GroupBy(claim => claim.Stated.Code)
            .SelectMany(group => Fold(group, ("indicator", group.Key.ToString()), ("decimals", group.First().Stated.Decimals.ToString())));
}
