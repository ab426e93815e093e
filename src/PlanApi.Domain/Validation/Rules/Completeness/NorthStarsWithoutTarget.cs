using PlanApi.Domain.Indicators;

namespace PlanApi.Domain.Validation.Rules;

public sealed class NorthStarsWithoutTarget()
    : PlanRule(
        "north-star-without-target",
        Severity.Warning,
        RuleFamily.Completeness,
        "North-star indicators without a target ({count}): {list}.",
        "计划以 {count} 个北极星指标衡量自身，却未为其设定目标：{list}。",
        """
        A north-star indicator is the one number by which the plan judges itself. It has no target, so nobody can say whether the plan
        succeeded. Set its target.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var targeted = plan.Document.Targets.Select(target => target.Indicator).ToHashSet();
        return Fold(
            plan.Indicators.Values.Where(indicator => indicator.Importance == Importance.NorthStar && !targeted.Contains(indicator.Code))
        );
    }
}
