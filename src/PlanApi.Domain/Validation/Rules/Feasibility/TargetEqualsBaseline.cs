namespace PlanApi.Domain.Validation.Rules;

public sealed class TargetEqualsBaseline()
    : PlanRule(
        "target-equals-baseline",
        Severity.Note,
        RuleFamily.Feasibility,
        "{indicator} at {scope} is to be {aim} ({target}), but that is already its start ({start}).",
        "{indicator}（{scope}）的目标为{aim}（{target}），与起点（{start}）相同。",
        """
        The target equals its start. If the plan means to hold a level, say so in the target. Often the baseline was copied into the target
        by mistake.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        from pair in TargetsAgainstBaseline.In(plan)
        where TargetsAgainstBaseline.IsEqual(pair.Claim, pair.Start) && !TargetsAgainstBaseline.IsPast(pair.Claim, pair.Start)
        select BaselineArguments.Describe(Find, pair.Claim, pair.Start);
}
