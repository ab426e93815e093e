namespace PlanApi.Domain.Validation.Rules;

public sealed class LevelAndGrowthImplyBaseline()
    : PlanRule(
        "implied-baseline",
        Severity.Note,
        RuleFamily.Feasibility,
        "{indicator} at {scope}: {level} ({levelTarget}) and {change} ({changeTarget}) imply a start of {baseline}, which the "
            + "plan does not state.",
        "{indicator}（{scope}）：{level}（{levelTarget}）与 {change}（{changeTarget}）意味着基期值为 {baseline}，但计划未说明基期值。",
        """
        A level and a change of the same number imply its start: the level divided by one plus the growth. The plan states no baseline to
        compare with it. Compare the implied start with last year's actual value, and state it as the target's baseline.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        foreach (var subject in plan.Claims.Subjects)
        {
            foreach (var implied in ImpliedBaseline.In(subject))
            {
                // Where another target lies behind that start, the warning says all of this.
                if (
                    plan.Starts.Of(subject.Indicator, subject.Scope).Count == 0
                    && !(implied.From is { } from && plan.Closure.IsKnownOtherwise(subject.Indicator, subject.Scope, from, than: null))
                    && TargetBelowImpliedBaseline.Worst(implied.Levels, implied) is null
                )
                    yield return Describe(implied);
            }
        }
    }

    private Finding Describe(ImpliedBaseline implied) =>
        Find(
            Places.Of([implied.Level, implied.Change]),
            ("indicator", implied.Level.Target.Indicator.ToString()),
            ("scope", Notation.Of(implied.Level.Target.Scope)),
            ("level", Notation.Of(implied.Level)),
            ("levelTarget", implied.Level.Target.Key()),
            ("change", Notation.Of(implied.Change)),
            ("changeTarget", implied.Change.Target.Key()),
            ("baseline", implied.Shown)
        ) with
        {
            Arithmetic = [implied.Step],
        };
}
