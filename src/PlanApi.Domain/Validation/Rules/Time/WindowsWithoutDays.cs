namespace PlanApi.Domain.Validation.Rules;

public sealed class WindowsWithoutDays()
    : PlanRule(
        "window-without-days",
        Severity.Warning,
        RuleFamily.Time,
        "Windows that do not say on which days their weights hold ({count}): {list}.",
        "{count} 个时间窗未说明权重生效的日期：{list}。",
        """
        A window overrides weights from its first to its last day. Without both, nobody knows when, and its weights never count. State the
        days.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        Fold(
            [.. plan.Document.WeightWindows.Where(window => window.From is null || window.To is null).OrderBy(window => window.Code)],
            window => Places.Of(window) with { Source = window.Source }
        );
}
