namespace PlanApi.Domain.Validation.Rules;

public sealed class TargetsWithoutPeriod()
    : PlanRule(
        "target-without-period",
        Severity.Warning,
        RuleFamily.Completeness,
        "Targets that do not say for when they are ({count}): {list}.",
        "{count} 个目标未说明对应的时期：{list}。",
        """
        A target without a period cannot be paced, spread or judged. Rules take it to be for the plan's year, and lower the severity of what
        rests on that assumption. State the period.
        Targets of key results have a rule of their own (key-result-without-period).
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
