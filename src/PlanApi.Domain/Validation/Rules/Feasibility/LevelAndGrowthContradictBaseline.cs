namespace PlanApi.Domain.Validation.Rules;

public sealed class LevelAndGrowthContradictBaseline()
    : PlanRule(
        "implied-baseline-contradiction",
        Severity.Error,
        RuleFamily.Contradictions,
        "{indicator} at {scope}: {level} ({levelTarget}) and {change} ({changeTarget}) imply a start of {baseline}, but "
            + "{statedBy} says {stated}.",
        "{indicator}（{scope}）：{level}（{levelTarget}）与 {change}（{changeTarget}）意味着基期值为 {baseline}；而 {statedBy} 为 {stated}。",
        """
        A level and a change of the same number imply its start: the level divided by one plus the growth. The plan states another start,
        as a target's baseline, as a past value, or as a target for the base period. Percentages count as rounded to the decimals in which
        they are written. If the stated start has no period, the finding is a warning. Correct the level, the change or the baseline.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        foreach (var implied in plan.Contradictions.Growths)
        {
            var subject = plan.Claims.SubjectOf(implied.Levels.Key.Indicator, implied.Levels.Key.Scope)!;
            yield return Describe(implied, implied.OpposedBy(plan, subject)!.Value.Place);
        }
        foreach (var subject in plan.Claims.Subjects)
        {
            foreach (var implied in ImpliedBaseline.In(subject))
            {
                if (implied.OpposedBy(plan, subject) is (var place, null))
                    yield return Describe(implied, place) with
                    {
                        Severity = Severity.Warning,
                    };
            }
        }
    }

    private Finding Describe(ImpliedBaseline implied, Place stated) =>
        Find(
            [Places.Of(implied.Level), Places.Of(implied.Change), stated],
            ("indicator", implied.Level.Target.Indicator.ToString()),
            ("scope", Notation.Of(implied.Level.Target.Scope)),
            ("level", Notation.Of(implied.Level)),
            ("levelTarget", implied.Level.Target.Key()),
            ("change", Notation.Of(implied.Change)),
            ("changeTarget", implied.Change.Target.Key()),
            ("baseline", implied.Shown),
            ("statedBy", stated.Key),
            ("stated", stated.Value ?? "")
        ) with
        {
            Arithmetic = [implied.Step, new("stated-baseline", stated.Key, stated.Value ?? "")],
        };
}
