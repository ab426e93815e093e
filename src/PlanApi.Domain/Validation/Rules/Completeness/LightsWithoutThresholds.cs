using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class LightsWithoutThresholds()
    : PlanRule(
        "lights-without-thresholds",
        Severity.Warning,
        RuleFamily.Completeness,
        "The plan uses red, yellow and green lights, but these indicators with targets have no thresholds ({count}): {list}.",
        "计划使用红黄绿灯，但 {count} 个有目标的指标未设阈值：{list}。",
        """
        A light compares attainment with thresholds. An indicator without thresholds uses the service's defaults: green from 0.95, yellow
        from 0.80. Nobody in the organisation has chosen these. State the thresholds, at least for the indicators that the plan calls core.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        if (plan.Document.Plan.Monitoring is not { Lights: true })
            return [];
        var targeted = new HashSet<Code>();
        foreach (var claim in plan.Claims.All)
            targeted.Add(claim.Stated.Code);
        return Fold(plan.Indicators.Values.Where(indicator => indicator.Thresholds is null && targeted.Contains(indicator.Code)));
    }
}
