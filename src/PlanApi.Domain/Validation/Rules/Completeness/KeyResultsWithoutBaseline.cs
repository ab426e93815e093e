namespace PlanApi.Domain.Validation.Rules;

public sealed class KeyResultsWithoutBaseline()
    : PlanRule(
        "key-result-without-baseline",
        Severity.Warning,
        RuleFamily.Completeness,
        "Key results without a start ({count}): {list}.",
        "{count} 个关键结果未说明起点：{list}。",
        """
        Progress is measured from a start to the target. The key result's target has no baseline, and the plan has no baseline or past
        value of the same indicator at the same scope. State the baseline of the target. Counts of events in a period, such as new stores,
        begin at zero and need no baseline. Changes have their own rule (change-without-baseline).
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        Fold(
            plan.Document.KeyResults.Where(result =>
                plan.Targets.TryGetValue(result.Target, out var target)
                && target is { Baseline: null, Basis: Targets.Basis.Absolute }
                && !(plan.Indicators.TryGetValue(target.Indicator, out var known) && BeginsAtZero.Is(known))
                && plan.Claims.NumberOf(target.Indicator) is { } indicator
                && plan.Starts.Of(indicator, plan.Scopes.NumberOf(target.Scope)).Count == 0
            )
        );
}
