namespace PlanApi.Domain.Validation.Rules;

public sealed class WindowsWithoutWeights()
    : PlanRule(
        "window-without-weights",
        Severity.Note,
        RuleFamily.Time,
        "Windows that change no weight ({count}): {list}.",
        "{count} 个时间窗未改变任何权重：{list}。",
        """
        A window overrides weights for a time, but no weight names this window. Add the weights, or remove the window.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var used = plan.Document.Weights.Select(weight => weight.Window).ToHashSet();
        return Fold(plan.Document.WeightWindows.Where(window => !used.Contains(window.Code)));
    }
}
