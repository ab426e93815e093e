using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>
/// The plan's statements about a number: claims and past values. If they contradict each other, the interval covers all of them: the rules
/// about contradictions report that, and everything else accepts the values that any of them allows.
/// </summary>
internal readonly struct StatedBounds(PlanIndex plan, ClosedPlace place, IReadOnlySet<object> without)
{
    public (Known Added, Known Multiplied) Read()
    {
        var starts = Starts();
        var claims = place.Claims?.Claims ?? ArraySegment<Claim>.Empty;
        if (claims.Count == 1 && starts is null && !without.Contains(claims[0]))
        {
            var (added, multiplied) = (OfClaim(claims[0], true), OfClaim(claims[0], false));
            var known = Bounds(added, claims[0], null);
            return (known, added == multiplied ? known : Bounds(multiplied, claims[0], null));
        }
        if (claims.Count == 0 && starts is null)
            return default;
        var statements = new List<(Interval Added, Interval Multiplied, Claim? Claim, Start? Start)>();
        foreach (var claim in claims)
        {
            if (!without.Contains(claim) && !claim.Interval.IsEmpty)
                statements.Add((OfClaim(claim, true), OfClaim(claim, false), claim, null));
        }
        foreach (var start in starts ?? [])
        {
            if (!without.Contains(start))
                statements.Add((OfStart(start, true), OfStart(start, false), null, start));
        }
        return (Combine(statements, true), Combine(statements, false));
    }

    /// <summary>
    /// One claim about the number, in the closure's terms: a factor for a change, a total for a number that is stated per day.
    /// </summary>
    public Interval OfClaim(Claim claim, bool added) =>
        claim.Kind == ClaimKind.Change ? claim.Factors
        : claim.Kind == ClaimKind.Points ? claim.Tolerated
        : InTotal(added ? claim.Added : claim.Tolerated);

    private Known Combine(List<(Interval Added, Interval Multiplied, Claim? Claim, Start? Start)> statements, bool added)
    {
        Known tight = default,
            loose = default;
        for (var at = 0; at < statements.Count; at++)
        {
            var one = Bounds(added ? statements[at].Added : statements[at].Multiplied, statements[at].Claim, statements[at].Start);
            tight = new Known(
                one.Low?.IsTighterThan(tight.Low) == true ? one.Low : tight.Low,
                one.High?.IsTighterThan(tight.High) == true ? one.High : tight.High
            );
            loose =
                at == 0
                    ? one
                    : new Known(
                        one.Low is null || loose.Low is null ? null
                            : one.Low.IsTighterThan(loose.Low) ? loose.Low
                            : one.Low,
                        one.High is null || loose.High is null ? null
                            : one.High.IsTighterThan(loose.High) ? loose.High
                            : one.High
                    );
        }
        return tight.Interval.IsEmpty ? loose : tight;
    }

    private Known Bounds(Interval interval, Claim? claim, Start? start)
    {
        var place1 = place;
        KnownEnd? Of(IntervalEnd? end, bool isLow) =>
            end is { } known
                ? new KnownEnd
                {
                    Place = place1,
                    IsLow = isLow,
                    End = known,
                    Claim = claim,
                    Start = start,
                }
                : null;
        return interval.IsEmpty ? default : new Known(Of(interval.Low, true), Of(interval.High, false));
    }

    private IReadOnlyList<Start>? Starts() =>
        place.Key.Kind == ClaimKind.Level && plan.Calendar.Days(place.Period).Last < plan.FirstDay ? plan.Starts.At(place.Key) : null;

    private Interval OfStart(Start start, bool added) => InTotal(start.Read(place.Indicator, added));

    private Interval InTotal(Interval interval) => place.Days == 1 ? interval : interval.Times(Fraction.Of(place.Days));
}
