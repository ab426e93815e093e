namespace PlanApi.Domain.Validation.Rules;

public sealed class WindowsWithoutWeights()
    : PlanRule(
        "window-without-weights",
        Severity.Note,
        RuleFamily.Time,
        "Windows that change no weight ({count}): {list}.",
        "{count} 个时间窗未改变任何权重：{list}。",
        """
        A window is there to override weights for a time, and none names it. Add the weights or remove the window.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var used = plan.Document.Weights.Select(weight => weight.Window).ToHashSet();
        return Fold(plan.Document.WeightWindows.Where(window => !used.Contains(window.Code)));
    }
}
