namespace PlanApi.Domain.Validation.Rules;

public sealed class KeyResultsWithoutPeriod()
    : PlanRule(
        "key-result-without-period",
        Severity.Warning,
        RuleFamily.Completeness,
        "Key results without a due time ({count}): {list}.",
        "{count} 个关键结果未说明完成时间：{list}。",
        """
        A key result is due by the end of a period: the period of its target, or of its objective. Neither names one. State the period of
        the target.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        Fold(
            plan.Document.KeyResults.Where(result =>
                plan.Targets.TryGetValue(result.Target, out var target)
                && target.Period is null
                && (!plan.Objectives.TryGetValue(result.Objective, out var objective) || objective.Period is null)
            )
        );
}
