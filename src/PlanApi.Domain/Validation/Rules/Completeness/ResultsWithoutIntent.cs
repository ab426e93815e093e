namespace PlanApi.Domain.Validation.Rules;

public sealed class ResultsWithoutIntent()
    : PlanRule(
        "result-without-intent",
        Severity.Warning,
        RuleFamily.Completeness,
        "Expected results that are not among the plan's objectives and indicators ({count}): {list}.",
        "{count} 项预期成果在目标与指标中没有对应项：{list}。",
        """
        The plan expects a result at an indicator and scope about which its objectives, direction, indicators and breakdown claim nothing:
        nobody is set to work for it. Add a target to the objectives, or drop the result. Plans that have only one of the two kinds of
        section are left alone.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var both = new IntentAndResults(plan);
        return both.HasBoth ? Fold(plan.Claims.All.Where(both.IsResultWithoutIntent)) : [];
    }
}
