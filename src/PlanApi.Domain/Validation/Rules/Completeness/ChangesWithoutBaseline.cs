using PlanApi.Domain.Indicators;

namespace PlanApi.Domain.Validation.Rules;

public sealed class ChangesWithoutBaseline()
    : PlanRule(
        "change-without-baseline",
        Severity.Warning,
        RuleFamily.Completeness,
        "Targets for a change, without a known start ({count}): {list}.",
        "{count} 个目标为相对变化，但计划未给出基期值：{list}。",
        """
        A change in percent or points can only be measured from a known start. The plan gives no start: the target has no baseline, and the
        plan has no baseline or past value of the same indicator at the same scope. State the baseline, so that the target becomes a number
        that can be reached.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        Fold(
            plan.Claims.All.Where(claim =>
                claim.Kind != ClaimKind.Level
                && claim.Stated.Kind != IndicatorKind.Growth
                && plan.Starts.Of(claim.Key.Indicator, claim.Key.Scope).Count == 0
                && !(
                    claim.Against?.Period is { } from
                    && plan.Closure.IsKnownOtherwise(claim.Key.Indicator, claim.Key.Scope, from, than: null)
                )
            )
        );
}
