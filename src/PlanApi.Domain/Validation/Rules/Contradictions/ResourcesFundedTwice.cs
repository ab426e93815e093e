namespace PlanApi.Domain.Validation.Rules;

public sealed class ResourcesFundedTwice()
    : PlanRule(
        "resource-funded-twice",
        Severity.Warning,
        RuleFamily.Contradictions,
        "Resources that several budget items pay for ({count}): {list}.",
        "{count} 项资源由多个预算科目支付：{list}。",
        """
        One need is paid for twice: it may be counted twice in the budget. Name one budget item, or split the resource.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        Fold(plan.Document.Resources.Where(resource => resource.FundedBy.Count > 1));
}
