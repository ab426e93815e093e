namespace PlanApi.Domain.Validation.Rules;

public sealed class TargetsWithoutPeriod()
    : PlanRule(
        "target-without-period",
        Severity.Warning,
        RuleFamily.Completeness,
        "Targets without a period ({count}): {list}.",
        "{count} 个目标未说明对应的时期：{list}。",
        """
        A target without a period cannot be paced, spread or judged. Rules assume that it is for the plan's year. Findings that rest on
        this assumption are less severe. State the period. Targets of key results have their own rule (key-result-without-period).
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var results = plan.Document.KeyResults.Select(result => result.Target).ToHashSet();
        return Fold(
            [
                .. plan
                    .Document.Targets.Where(target => target.Period is null && !results.Contains(target.Code))
                    .OrderBy(target => target.Code),
            ],
            target => Places.Of(plan, target)
        );
    }
}
