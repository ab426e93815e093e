namespace PlanApi.Domain.Validation.Rules;

public sealed class MilestonesWithoutCriteria()
    : PlanRule(
        "milestone-without-criteria",
        Severity.Warning,
        RuleFamily.Governance,
        "Milestones without acceptance criteria ({count}): {list}.",
        "{count} 个里程碑没有验收标准：{list}。",
        """
        A milestone is accepted when its criteria hold. Without criteria nobody can tell whether it is reached. Write down what must hold.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        Fold(plan.Document.Milestones.Where(milestone => milestone.Criteria.Count == 0));
}
