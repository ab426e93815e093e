namespace PlanApi.Domain.Validation.Rules;

public sealed class HoldsWithoutReason()
    : PlanRule(
        "hold-without-reason",
        Severity.Note,
        RuleFamily.Governance,
        "Holds without an owner or a reason ({count}): {list}.",
        "{count} 处锁定未说明由谁锁定及原因：{list}。",
        """
        A hold stops everybody else's spreads and imports. The people whom it stops must be able to ask somebody. Name the owner of the
        hold and its reason.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        Fold(plan.Document.Holds.Where(hold => hold.Owner is null && hold.Reason.Count == 0));
}
