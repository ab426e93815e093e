using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class TargetBelowImpliedBaseline()
    : PlanRule(
        "target-behind-implied-baseline",
        Severity.Warning,
        RuleFamily.Feasibility,
        "{indicator} at {scope}: {level} ({levelTarget}) and {change} ({changeTarget}) imply a start of {baseline}, but {other}"
            + " ({otherTarget}) is worse than that start.",
        "{indicator}（{scope}）：{level}（{levelTarget}）与 {change}（{changeTarget}）意味着基期值为 {baseline}，而 {other}（{otherTarget}）还不及该基期值。",
        """
        A level and a change of the same number imply its start: the level divided by one plus the growth. Another target for the same
        number is below that start, or above it where lower is better. The year would end worse than it began. Usually one of the targets
        is for another unit, scope or time. Correct it, or change the target.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        foreach (var subject in plan.Claims.Subjects)
        {
            foreach (var implied in ImpliedBaseline.In(subject))
            {
                if (implied.Levels.Claims.Count > 1 && Worst(implied.Levels, implied) is { } other)
                    yield return Describe(implied, other);
            }
        }
    }

    /// <summary>The claim that is farthest behind the implied start, if there is one.</summary>
    internal static Claim? Worst(ClaimedPlace levels, ImpliedBaseline implied)
    {
        var behind = levels.Claims.Where(claim => !claim.IsLimit && IsBehind(claim, implied.Tolerated));
        return levels.First.Stated.Direction == Direction.LowerIsBetter
            ? behind.MaxBy(claim => claim.Target.Value)
            : behind.MinBy(claim => claim.Target.Value);
    }

    private static bool IsBehind(Claim claim, Interval start) =>
        claim.Stated.Direction switch
        {
            Direction.HigherIsBetter => start.Low is { } low && claim.Interval.High is { } high && Interval.AreDisjoint(low, high),
            Direction.LowerIsBetter => start.High is { } high && claim.Interval.Low is { } low && Interval.AreDisjoint(low, high),
            _ => false,
        };

    private Finding Describe(ImpliedBaseline implied, Claim other) =>
        Find(
            Places.Of([other, implied.Level, implied.Change]),
            ("indicator", other.Target.Indicator.ToString()),
            ("scope", Notation.Of(other.Target.Scope)),
            ("level", Notation.Of(implied.Level)),
            ("levelTarget", implied.Level.Target.Key()),
            ("change", Notation.Of(implied.Change)),
            ("changeTarget", implied.Change.Target.Key()),
            ("baseline", implied.Shown),
            ("other", Notation.Of(other)),
            ("otherTarget", other.Target.Key())
        ) with
        {
            Arithmetic = [implied.Step, new("other-level", other.Target.Key(), Notation.Of(other))],
        };
}
