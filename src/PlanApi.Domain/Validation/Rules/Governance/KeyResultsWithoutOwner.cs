namespace PlanApi.Domain.Validation.Rules;

public sealed class KeyResultsWithoutOwner()
    : PlanRule(
        "key-result-without-owner",
        Severity.Warning,
        RuleFamily.Governance,
        "Key results for which nobody answers ({count}): {list}.",
        "{count} 个关键结果无负责人：{list}。",
        """
        A key result has an owner who reports it and is asked when its light turns; otherwise the owner of its objective is. Here neither
        has one. Name the owner.
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
