using PlanApi.Domain.Indicators;
using PlanApi.Domain.Targets;

namespace PlanApi.Domain.Validation.Rules;

public sealed class GrowthWithoutBase()
    : PlanRule(
        "growth-without-against",
        Severity.Error,
        RuleFamily.Completeness,
        "Growth targets without a period of comparison ({count}): {list}.",
        "{count} 个增长目标未说明与何时相比：{list}。",
        """
        A growth compares two times. It means nothing until both are known: 18 % on the quarter before is 94 % on the year before. State
        the period of comparison, in the target or in its growth indicator.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        Fold(
            plan.Claims.All.Where(claim =>
                claim.Target is { Basis: Basis.Growth, Against: null }
                && claim.Stated is not { Kind: IndicatorKind.Growth, Against: not null }
            )
        );
}
