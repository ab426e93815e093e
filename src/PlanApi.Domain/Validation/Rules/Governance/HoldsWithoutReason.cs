namespace PlanApi.Domain.Validation.Rules;

public sealed class HoldsWithoutReason()
    : PlanRule(
        "hold-without-reason",
        Severity.Note,
        RuleFamily.Governance,
        "Holds that do not say who keeps the value and why ({count}): {list}.",
        "{count} 处锁定未说明由谁锁定及原因：{list}。",
        """
        A hold stops everybody else's spreads and imports. Whoever meets it must be able to ask somebody. Name its owner and the reason.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        Fold(plan.Document.Holds.Where(hold => hold.Owner is null && hold.Reason.Count == 0));
}
