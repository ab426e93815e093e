namespace PlanApi.Domain.Validation.Rules;

public sealed class BaselinePastTarget()
    : PlanRule(
        "baseline-past-target",
        Severity.Warning,
        RuleFamily.Feasibility,
        "{indicator} at {scope} is to be {aim} ({target}), but its start {start} is already better.",
        "{indicator}（{scope}）的目标为{aim}（{target}），而起点为{start}，已优于目标。",
        """
        The start is already beyond the target, in the indicator's direction: the number would have to get worse to reach the target. The
        start is the target's own baseline or, without one, the latest past value at the same place. Correct the baseline, the target, or
        the direction.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        from pair in TargetsAgainstBaseline.In(plan)
        where TargetsAgainstBaseline.IsPast(pair.Claim, pair.Start)
        select BaselineArguments.Describe(Find, pair.Claim, pair.Start);
}
