using System.Runtime.CompilerServices;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>A place and the claims that the plan makes about it, in the order of their codes.</summary>
public sealed class ClaimedPlace
{
    // Boxed, since intervals are large and most places are never asked.
    private StrongBox<Interval>? _demanded;

    internal ClaimedPlace(PlaceKey key, Indicator indicator, ArraySegment<Claim> claims)
    {
        Key = key;
        Indicator = indicator;
        Claims = claims;
    }

    public PlaceKey Key { get; }

    /// <summary>The indicator after normalisation: the base of a growth.</summary>
    public Indicator Indicator { get; }

    public ArraySegment<Claim> Claims { get; }

    public Claim First => Claims[0];

    public Scope Scope => First.Target.Scope;

    public Period Period => First.Period;

    /// <summary>
    /// The values that the plan allows here: those that fulfil every claim or, if none does, all values between the claims. Rules that use
    /// it do not report contradictions, because another rule does.
    /// </summary>
    public Interval Demanded => (_demanded ??= new(Combine(Claims, claim => claim.Interval))).Value;

    /// <summary>Whether no value fulfils every claim.</summary>
    public bool IsContradictory => Claims.Aggregate(Interval.Everything, (both, claim) => both.Intersect(claim.Interval)).IsEmpty;

    /// <summary>
    /// The values that fulfil all the claims. If no value does, the values between the claims: "at least 500" and "100" together allow 100
    /// and more.
    /// </summary>
    public static Interval Combine(IReadOnlyList<Claim> claims, Func<Claim, Interval> of)
    {
        var both = of(claims[0]);
        for (var i = 1; i < claims.Count; i++)
            both = both.Intersect(of(claims[i]));
        if (!both.IsEmpty)
            return both;
        both = of(claims[0]);
        for (var i = 1; i < claims.Count; i++)
            both = both.Hull(of(claims[i]));
        return both;
    }
}

/// <summary>An indicator at a scope: all the places that claims name there, whatever the period and the kind of claim.</summary>
public sealed class ClaimSubject
{
    internal ClaimSubject(int indicator, int scope) => (Indicator, Scope) = (indicator, scope);

    public int Indicator { get; }

    public int Scope { get; }

    public List<ClaimedPlace> Places { get; } = [];

    /// <summary>Whether a claim promises that the number rises in steps.</summary>
    public bool HasPromise
    {
        get
        {
            foreach (var place in Places)
            {
                foreach (var claim in place.Claims)
                {
                    if (claim.Target.RisesBy is not null)
                        return true;
                }
            }
            return false;
        }
    }
}
