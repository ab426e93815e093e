using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>
/// Checks each of several claims that exclude each other separately against the sums. So whichever of them the plan keeps, its
/// contradictions are reported now.
/// </summary>
internal sealed class SeparateClaims(PlanIndex plan, PlaceNet net)
{
    public IEnumerable<Contradiction> Find()
    {
        var nothing = new HashSet<object>();
        foreach (var place in net.Places)
        {
            if (place.Claims is not { Claims.Count: > 1, IsContradictory: true } claims)
                continue;
            var stated = new StatedBounds(plan, place, nothing);
            foreach (var relation in place.Relations.OfType<SumRelation>())
            {
                var known = relation.Read();
                var at = relation.Terms.IndexOf(place);
                known[at] = default;
                var projected = relation.Project(Array.ConvertAll(known, one => one.Interval))[at];
                foreach (var claim in claims.Claims)
                {
                    if (Exclude(relation, known, place, projected, claim, stated.OfClaim(claim, added: true)) is { } found)
                        yield return found;
                }
            }
        }
    }

    private static Contradiction? Exclude(
        SumRelation relation,
        Known[] known,
        ClosedPlace place,
        Interval projected,
        Claim claim,
        Interval interval
    )
    {
        if (projected.Low is { } low && interval.High is { } high && Interval.AreDisjoint(low, high))
            return new Contradiction(
                new KnownEnd
                {
                    Place = place,
                    IsLow = true,
                    End = low,
                    By = relation,
                    From = known,
                },
                new KnownEnd
                {
                    Place = place,
                    IsLow = false,
                    End = high,
                    Claim = claim,
                }
            );
        if (projected.High is { } most && interval.Low is { } least && Interval.AreDisjoint(least, most))
            return new Contradiction(
                new KnownEnd
                {
                    Place = place,
                    IsLow = true,
                    End = least,
                    Claim = claim,
                },
                new KnownEnd
                {
                    Place = place,
                    IsLow = false,
                    End = most,
                    By = relation,
                    From = known,
                }
            );
        return null;
    }
}
