using PlanApi.Domain.Calendars;

namespace PlanApi.Domain.Validation.Rules;

public sealed class LevelAndGrowthContradictBaseline() : PlanRule(
    "implied-baseline-contradiction",
    Severity.Error,
    RuleFamily.Contradictions,
    "{indicator} at {scope}: {level} ({levelTarget}) with {change} ({changeTarget}) means a start from {baseline}; {statedBy} says {stated}.",
    "{indicator}（{scope}）：{level}（{levelTarget}）与 {change}（{changeTarget}）意味着基期值为 {baseline}；而 {statedBy} 为 {stated}。",
    """
    A level and a change of the same number imply where it starts from: the level divided by one plus the growth. The plan states
    another start, as a target's baseline, as a past value, or as a target for the base period. Percentages are taken as rounded to the
    decimals in which they are written. When the stated start does not say for when it is, the finding is a warning. Correct the level,
    the change or the baseline.
    """)
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        foreach (var subject in plan.Claims.Subjects)
        {
            foreach (var implied in ImpliedBaseline.In(subject))
            {
                if (Opposing(plan, subject, implied) is var (place, period))
                    yield return Describe(implied, place) with { Severity = period is null ? Severity.Warning : Severity.Error };
            }
        }
    }

    private static (Place Place, Period? Period)? Opposing(PlanIndex plan, Subject subject, ImpliedBaseline implied)
    {
        // A value for another time than the one from which the change is measured says nothing about it.
        var dated = implied.From is { } when ? plan.Starts.ExtremesOf(subject.Indicator, subject.Scope, when) : null;
        var undated = plan.Starts.ExtremesOf(subject.Indicator, subject.Scope, null);
        var start = dated?.Opposing(implied.Tolerated) ?? undated?.Opposing(implied.Tolerated);
        if (start is not null)
            return (start.Place, start.Period);
        if (implied.From is { } from && plan.Claims.LevelAt(subject.Indicator, subject.Scope, from) is { } then
            && then.Claims.FirstOrDefault(claim => !claim.Interval.Overlaps(implied.Tolerated)) is { } opposing)
            return (Places.Of(opposing), opposing.Period);
        return null;
    }

    private Finding Describe(ImpliedBaseline implied, Place stated) => Find(
        [Places.Of(implied.Level), Places.Of(implied.Change), stated],
        ("indicator", implied.Level.Target.Indicator.ToString()),
        ("scope", Notation.Of(implied.Level.Target.Scope)),
        ("level", Notation.Of(implied.Level)),
        ("levelTarget", implied.Level.Target.Key()),
        ("change", Notation.Of(implied.Change)),
        ("changeTarget", implied.Change.Target.Key()),
        ("baseline", implied.Shown),
        ("statedBy", stated.Key),
        ("stated", stated.Value ?? "")) with
    { Arithmetic = [implied.Step, new("stated-baseline", stated.Key, stated.Value ?? "")] };
}
