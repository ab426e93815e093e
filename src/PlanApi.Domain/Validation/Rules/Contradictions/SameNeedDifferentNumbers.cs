using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class SameNeedDifferentNumbers()
    : PlanRule(
        "same-need-different-numbers",
        Severity.Warning,
        RuleFamily.Contradictions,
        "{indicator} at {scope} in {period} is {one} in section {oneSource} ({oneTarget}), but {other} in section {otherSource}"
            + " ({otherTarget}). Both can be true; which one is meant?",
        "{indicator}（{scope}，{period}）在章节 {oneSource} 为{one}（{oneTarget}），在章节 {otherSource} 为{other}（{otherTarget}）：两者可以同时成立，但应以哪个为准？",
        """
        Two sections state the same need with different numbers, and at least one of them is a limit to one side: "at least 80 %" here, "90
        %" there. Both can be true, but whoever reaches the lower number believes the work is done. A lower and an upper limit are two
        needs, and are not compared. State one number in both places.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        foreach (var place in plan.Claims.Places)
        {
            if (place.Claims.Count > 1 && (Differing(place.Claims, 1) ?? Differing(place.Claims, -1)) is var (weak, strong))
                yield return Describe(place, weak, strong);
        }
    }

    /// <summary>
    /// Two claims from different sections that bound the number from the same side (from below with sign 1, from above with -1), where
    /// the weaker one allows the stronger one. That is so exactly if the weaker one is open towards the stronger.
    /// </summary>
    private static (Claim Weak, Claim Strong)? Differing(ArraySegment<Claim> claims, int sign)
    {
        Claim? weak = null;
        foreach (var claim in claims)
        {
            if (
                IntervalEnd(claim, sign) is not null
                && IntervalEnd(claim, -sign) is null
                && !claim.IsLimit
                && (weak is null || Compare(claim, weak, sign) < 0)
            )
                weak = claim;
        }
        if (weak is null)
            return null;
        Claim? strong = null;
        foreach (var claim in claims)
        {
            if (
                IntervalEnd(claim, sign) is not null
                && !claim.IsLimit
                && claim.Target.Source != weak.Target.Source
                && Compare(claim, weak, sign) > 0
                && (strong is null || Compare(claim, strong, sign) > 0)
            )
                strong = claim;
        }
        return strong is null ? null : (weak, strong);
    }

    private static IntervalEnd? IntervalEnd(Claim claim, int sign) => sign > 0 ? claim.Interval.Low : claim.Interval.High;

    private static int Compare(Claim one, Claim two, int sign) =>
        sign * IntervalEnd(one, sign)!.Value.Value.CompareTo(IntervalEnd(two, sign)!.Value.Value);

    private Finding Describe(ClaimedPlace place, Claim weak, Claim strong) =>
        Find(
            Places.Of([weak, strong]),
            ("indicator", place.Indicator.Code.ToString()),
            ("scope", Notation.Of(place.Scope)),
            ("period", place.Period.ToString()),
            ("one", Notation.Of(weak)),
            ("oneSource", weak.Target.Source?.ToString() ?? "-"),
            ("oneTarget", weak.Target.Key()),
            ("other", Notation.Of(strong)),
            ("otherSource", strong.Target.Source?.ToString() ?? "-"),
            ("otherTarget", strong.Target.Key())
        ) with
        {
            Arithmetic =
            [
                new(
                    "gap",
                    $"{Notation.Number(strong.Target.Value)} - {Notation.Number(weak.Target.Value)}",
                    Notation.Number(Fraction.Of(strong.Target.Value) - Fraction.Of(weak.Target.Value))
                ),
            ],
        };
}
