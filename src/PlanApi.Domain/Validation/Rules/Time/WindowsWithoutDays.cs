namespace PlanApi.Domain.Validation.Rules;

public sealed class WindowsWithoutDays()
    : PlanRule(
        "window-without-days",
        Severity.Warning,
        RuleFamily.Time,
        "Windows without a first or a last day ({count}): {list}.",
        "{count} 个时间窗未说明权重生效的日期：{list}。",
        """
        A window overrides weights from its first day to its last. Without both days, its weights are never in force. State the days.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        Fold(
            [.. plan.Document.WeightWindows.Where(window => window.From is null || window.To is null).OrderBy(window => window.Code)],
            window => Places.Of(window) with { Source = window.Source }
        );
}
