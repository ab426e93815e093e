namespace PlanApi.Domain.Validation.Rules;

public sealed class ObjectivesWithoutOwner()
    : PlanRule(
        "objective-without-owner",
        Severity.Warning,
        RuleFamily.Governance,
        "Objectives without an owner ({count}): {list}.",
        "{count} 个OKR目标无负责人：{list}。",
        """
        The owner of an objective is the person or team that answers for it. An objective without an owner is only a wish. Name the owner.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        Fold(plan.Document.Objectives.Where(objective => objective.Owner is null));
}
