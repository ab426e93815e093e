using PlanApi.Domain.Indicators;

namespace PlanApi.Domain.Validation.Rules;

public sealed class ComparatorsAgainstDirection()
    : PlanRule(
        "comparator-against-direction",
        Severity.Warning,
        RuleFamily.Contradictions,
        "{indicator} at {scope} only has a limit ({value}, {target}), and no target with a number to reach, although " + "{direction}.",
        "{indicator}（{scope}）只有限制（{value}，{target}），没有要达到的目标，而该指标{direction}。",
        """
        Higher is better, but the only targets at the place say "at most" or "under". Or lower is better, and they say "at least" or
        "over". A limit against the direction makes sense beside an aim: a share should grow, but not above 20 %. Without an aim, the limit
        rewards doing nothing. Usually the comparator or the indicator's direction is wrong.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        // A limit for another period or kind of claim than the aim's is still a limit beside an aim.
        var aimed = new HashSet<(int Indicator, int Scope)>();
        foreach (var claim in plan.Claims.All)
        {
            if (!claim.IsLimit)
                aimed.Add((claim.Key.Indicator, claim.Key.Scope));
        }
        foreach (var place in plan.Claims.Places)
        {
            if (!aimed.Contains((place.Key.Indicator, place.Key.Scope)))
                yield return Find(
                    Places.Of(place.Claims),
                    ("indicator", place.First.Stated.Code.ToString()),
                    ("scope", Notation.Of(place.Scope)),
                    ("value", Notation.Of(place.First)),
                    ("target", place.First.Target.Key()),
                    ("direction", place.First.Stated.Direction == Direction.LowerIsBetter ? "lower-is-better" : "higher-is-better")
                );
        }
    }
}
