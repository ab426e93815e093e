using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class TargetsOutsideLimit()
    : PlanRule(
        "target-outside-limit",
        Severity.Error,
        RuleFamily.Contradictions,
        "{indicator} at {scope} in {period} is to be {aim} ({aimTarget}), but the limit is {limit} ({limitTarget}).",
        "{indicator}（{scope}，{period}）的目标为{aim}（{aimTarget}），超出限制{limit}（{limitTarget}）。",
        """
        The plan limits a number against its direction: for example, a market's share of at most 20 %, to contain a risk. Elsewhere it aims
        at a value beyond that limit. This rule compares limits at the same place. Limits at an enclosing scope or period apply to sums and
        shares; parts-exceed-whole, share-over-container and periods-against-whole check them. If only one of the two targets has a period,
        the finding is a warning. Change the aim or the limit.
        """
    )
{
    private static readonly Assumption?[] _likeWithLikeFirst =
    [
        Assumption.None,
        Assumption.Period,
        Assumption.Against,
        Assumption.Period | Assumption.Against,
        null,
    ];

    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        foreach (var place in plan.Claims.Places)
        {
            if (place.Claims.Count > 1 && place.Claims.Any(claim => claim.IsLimit) && Conflict(place.Claims) is var (aim, limit))
                yield return Describe(place, aim, limit);
        }
    }

    /// <summary>The aim and the limit that are farthest apart, those with the same assumptions first.</summary>
    private static (Claim Aim, Claim Limit)? Conflict(ArraySegment<Claim> claims)
    {
        foreach (var assumed in _likeWithLikeFirst)
        {
            Claim? floor = null,
                ceiling = null,
                high = null,
                low = null;
            foreach (var claim in claims)
            {
                if (assumed is { } only && claim.Assumed != only)
                    continue;
                if (claim.IsLimit)
                {
                    ceiling = Interval.IsLowerHigh(claim.Interval.High, ceiling?.Interval.High) ? claim : ceiling;
                    floor = Interval.IsHigherLow(claim.Interval.Low, floor?.Interval.Low) ? claim : floor;
                }
                else if (!claim.Interval.IsEmpty)
                {
                    high = Interval.IsHigherLow(claim.Interval.Low, high?.Interval.Low) ? claim : high;
                    low = Interval.IsLowerHigh(claim.Interval.High, low?.Interval.High) ? claim : low;
                }
            }
            if (ceiling is not null && high is not null && Interval.AreDisjoint(high.Interval.Low!.Value, ceiling.Interval.High!.Value))
                return (high, ceiling);
            if (floor is not null && low is not null && Interval.AreDisjoint(floor.Interval.Low!.Value, low.Interval.High!.Value))
                return (low, floor);
        }
        return null;
    }

    private Finding Describe(ClaimedPlace place, Claim aim, Claim limit) =>
        Find(
            Places.Of([aim, limit]),
            ("indicator", place.Indicator.Code.ToString()),
            ("scope", Notation.Of(place.Scope)),
            ("period", place.Period.ToString()),
            ("aim", Notation.Of(aim)),
            ("aimTarget", aim.Target.Key()),
            ("limit", Notation.Of(limit)),
            ("limitTarget", limit.Target.Key())
        ) with
        {
            Severity = aim.Assumed == limit.Assumed ? Severity.Error : Severity.Warning,
            Arithmetic =
            [
                new(
                    "gap",
                    $"{Notation.Number(aim.Target.Value)} - {Notation.Number(limit.Target.Value)}",
                    Notation.Number((Fraction.Of(aim.Target.Value) - Fraction.Of(limit.Target.Value)).Abs())
                ),
            ],
        };
}
