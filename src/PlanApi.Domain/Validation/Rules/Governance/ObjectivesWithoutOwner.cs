namespace PlanApi.Domain.Validation.Rules;

public sealed class ObjectivesWithoutOwner()
    : PlanRule(
        "objective-without-owner",
        Severity.Warning,
        RuleFamily.Governance,
        "Objectives for which nobody answers ({count}): {list}.",
        "{count} 个OKR目标无负责人：{list}。",
        """
        An objective has a party that answers for it. Name one; an objective that nobody owns is a wish.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        Fold(plan.Document.Objectives.Where(objective => objective.Owner is null));
}
