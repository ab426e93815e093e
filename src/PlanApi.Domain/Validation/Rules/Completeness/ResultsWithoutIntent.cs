namespace PlanApi.Domain.Validation.Rules;

public sealed class ResultsWithoutIntent()
    : PlanRule(
        "result-without-intent",
        Severity.Warning,
        RuleFamily.Completeness,
        "Expected results that are not among the plan's objectives and indicators ({count}): {list}.",
        "{count} 项预期成果在目标与指标中没有对应项：{list}。",
        """
        The plan expects a result for an indicator and scope. But its objectives, direction, indicators and breakdown have no target for
        them, so nobody is set to work for the result. Add a target to the objectives, or drop the result. The rule leaves plans alone that
        have only one of the two kinds of section.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var both = new IntentAndResults(plan);
        return both.HasBoth ? Fold(plan.Claims.All.Where(both.IsResultWithoutIntent)) : [];
    }
}
