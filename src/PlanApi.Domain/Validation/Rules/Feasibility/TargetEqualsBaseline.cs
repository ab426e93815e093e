namespace PlanApi.Domain.Validation.Rules;

public sealed class TargetEqualsBaseline()
    : PlanRule(
        "target-equals-baseline",
        Severity.Note,
        RuleFamily.Feasibility,
        "{indicator} at {scope} is to be {aim} ({target}), which is where it starts from ({start}).",
        "{indicator}（{scope}）的目标为{aim}（{target}），与起点（{start}）相同。",
        """
        The target asks for what is already so. That can be meant, to hold a level, and then is worth saying; often the baseline was copied
        into the target.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        from pair in TargetsAgainstBaseline.In(plan)
        where TargetsAgainstBaseline.IsEqual(pair.Claim, pair.Start) && !TargetsAgainstBaseline.IsPast(pair.Claim, pair.Start)
        select BaselineArguments.Describe(Find, pair.Claim, pair.Start);
}
