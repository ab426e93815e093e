using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class TargetsContradict()
    : PlanRule(
        "target-contradiction",
        Severity.Error,
        RuleFamily.Contradictions,
        "{indicator} at {scope} in {period} cannot be both {low} ({lowTarget}) and {high} ({highTarget}).",
        "{indicator}（{scope}，{period}）不可能既为{low}（{lowTarget}）又为{high}（{highTarget}）。",
        """
        Two targets are for the same indicator, scope and period, and no value fulfils both. The rule compares the values that the targets
        allow, not their numbers: "at least 4.6" and "4.7" can both be fulfilled; "6" and "6.5" cannot, nor can "over 30" and "30". Changes
        are compared if they start from the same time. A target without a period counts as a target for the plan's year. A change without a
        start counts as a change from the year before. If only one of the two targets needs such an assumption, the finding is a warning.
        Limits, such as "at most" where higher is better, have their own rule (target-outside-limit). Decide which number is right, and
        change or remove the other. If the targets are for different times or scopes, say so in them.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        foreach (var place in plan.Claims.Places)
        {
            if (place.Claims.Count > 1 && Contradiction(place) is { } finding)
                yield return finding;
        }
    }

    private Finding? Contradiction(ClaimedPlace place)
    {
        if (Disjoint(place.Claims, null) is not var (low, high))
            return null;
        // A contradiction between claims that assume the same outweighs one that rests on an assumption.
        var alike = Enumerable
            .Range(0, 4)
            .Select(assumed => Disjoint(place.Claims, (Assumption)assumed))
            .FirstOrDefault(pair => pair is not null);
        if (alike is { } same)
            (low, high) = same;
        var others = Conflicting(place.Claims, low, high).ToList();
        var (lowest, highest) = (low.Interval.Low!.Value.Value, high.Interval.High!.Value.Value);
        return Find(
            Places.Of([low, high, .. others]),
            ("indicator", place.Indicator.Code.ToString()),
            ("scope", Notation.Of(place.Scope)),
            ("period", place.Period.ToString()),
            ("low", Notation.Of(low)),
            ("lowTarget", low.Target.Key()),
            ("high", Notation.Of(high)),
            ("highTarget", high.Target.Key()),
            ("others", Notation.List(others.Select(other => other.Target.Key())))
        ) with
        {
            Severity = alike is null ? Severity.Warning : Severity.Error,
            Arithmetic =
            [
                new("lowest-allowed", $"{low.Target.Key()}: {Notation.Of(low)}", Notation.Of(new Interval(low.Interval.Low, null))),
                new("highest-allowed", $"{high.Target.Key()}: {Notation.Of(high)}", Notation.Of(new Interval(null, high.Interval.High))),
                new("gap", $"{Notation.Number(lowest)} - {Notation.Number(highest)}", Notation.Number(lowest - highest)),
            ],
        };
    }

    /// <summary>
    /// The aims with the tightest bounds, if these exclude each other. Intervals on a line have a common point unless two of them exclude
    /// each other.
    /// </summary>
    private static (Claim Low, Claim High)? Disjoint(ArraySegment<Claim> claims, Assumption? assumed)
    {
        Claim? low = null,
            high = null;
        foreach (var claim in claims)
        {
            if (claim.IsLimit || (assumed is { } only && claim.Assumed != only) || claim.Interval.IsEmpty)
                continue;
            if (Interval.IsHigherLow(claim.Interval.Low, low?.Interval.Low))
                low = claim;
            if (Interval.IsLowerHigh(claim.Interval.High, high?.Interval.High))
                high = claim;
        }
        return low is not null && high is not null && Interval.AreDisjoint(low.Interval.Low!.Value, high.Interval.High!.Value)
            ? (low, high)
            : null;
    }

    /// <summary>The other aims that exclude one of the two.</summary>
    private static IEnumerable<Claim> Conflicting(ArraySegment<Claim> claims, Claim low, Claim high) =>
        claims.Where(claim =>
            claim != low
            && claim != high
            && !claim.IsLimit
            && !claim.Interval.IsEmpty
            && (!claim.Interval.Overlaps(low.Interval) || !claim.Interval.Overlaps(high.Interval))
        );
}
