namespace PlanApi.Domain.Validation.Rules;

public sealed class BaselinePastTarget()
    : PlanRule(
        "baseline-past-target",
        Severity.Warning,
        RuleFamily.Feasibility,
        "{indicator} at {scope} is to be {aim} ({target}), and starts from {start}, which is better already.",
        "{indicator}（{scope}）的目标为{aim}（{target}），而起点为{start}，已优于目标。",
        """
        The value from which the target starts is already beyond it, in the indicator's direction: the target would be reached by getting
        worse. The start is the target's own baseline or, where it has none, the latest past value at the same place. Correct the baseline,
        the target, or the direction.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        from pair in TargetsAgainstBaseline.In(plan)
        where TargetsAgainstBaseline.IsPast(pair.Claim, pair.Start)
        select BaselineArguments.Describe(Find, pair.Claim, pair.Start);
}
