namespace PlanApi.Domain.Validation.Rules;

public sealed class KeyResultsWithoutOwner()
    : PlanRule(
        "key-result-without-owner",
        Severity.Warning,
        RuleFamily.Governance,
        "Key results without an owner ({count}): {list}.",
        "{count} 个关键结果无负责人：{list}。",
        """
        The owner of a key result reports its value, and answers when its light turns. Without one, the owner of its objective does. Here
        neither has an owner. Name the owner.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        Fold(
            plan.Document.KeyResults.Where(result =>
                result.Owner is null && plan.Objectives.GetValueOrDefault(result.Objective)?.Owner is null
            )
        );
}
