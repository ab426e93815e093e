namespace PlanApi.Domain.Validation.Rules;

public sealed class RisksWithoutOwner()
    : PlanRule(
        "risk-without-owner",
        Severity.Warning,
        RuleFamily.Governance,
        "Risks without an owner ({count}): {list}.",
        "{count} 项风险没有负责人：{list}。",
        """
        Somebody must watch a risk and say when it grows. Name its owner. A closed risk needs none.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        Fold(plan.Document.Risks.Where(risk => risk.IsOpen(plan.Today) && risk.Owner is null));
}
