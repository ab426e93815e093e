namespace PlanApi.Domain.Validation.Rules;

public sealed class ResourcesNotFunded()
    : PlanRule(
        "resource-not-funded",
        Severity.Warning,
        RuleFamily.Completeness,
        "Resources with a cost that no budget item pays for ({count}): {list}.",
        "{count} 项有成本的资源没有预算科目支付：{list}。",
        """
        The plan needs these means, and no budget item pays for them. Name the budget item, or add one.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        Fold(
            plan.Document.Resources.Where(resource =>
                (resource.Cost ?? resource.UnitCost) is { Steps: > 0 } && resource.FundedBy.Count == 0
            )
        );
}
