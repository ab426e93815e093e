using PlanApi.Domain.Indicators;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>
/// Puts claims into equations. The claims of one kind of section are held together first: what the expected results say of GMV against what they say of
/// visitors; only where that kind says nothing of a term, the others are asked.
/// </summary>
internal sealed class IdentityChecks(PlanIndex plan)
{
    public IEnumerable<IdentityCheck> Find()
    {
        var identities = Identity.In(plan).ToList();
        if (identities.Count == 0)
            yield break;
        var places = plan.Claims.Places.ToLookup(place => place.Key.Indicator);
        foreach (var identity in identities)
        {
            foreach (var place in places[plan.Claims.NumberOf(identity.Result.Code)!.Value])
            {
                if (place.Key.Kind == ClaimKind.Points || place.Key.IsForeign || (place.Key.Kind == ClaimKind.Change && (identity.Product is null || identity.IsShare)))
                    continue;
                foreach (var voice in place.Claims.GroupBy(claim => claim.Purpose))
                {
                    if (Check(identity, place, voice.Key, [.. voice]) is { } check)
                        yield return check;
                }
            }
        }
    }

    private IdentityCheck? Check(Identity identity, ClaimedPlace place, SectionPurpose? purpose, IReadOnlyList<Claim> result)
    {
        var kind = place.Key.Kind;
        var inputs = identity.IsShare ? ShareTerms(identity, place, purpose) : Terms(identity, place, purpose);
        var unknown = inputs.Count(term => term.Claims.Count == 0);
        // One unknown level can be solved for. Of growth, more can: their product is what is left.
        if (unknown == inputs.Count || (unknown > 0 && (identity.Product is null || (kind == ClaimKind.Level && unknown > 1))))
            return null;
        var stated = Read(result, place, identity.Result, claim => claim.Interval);
        var tolerated = Read(result, place, identity.Result, claim => claim.Tolerated);
        var computed = Compute(identity, kind, inputs, term => term.Shown);
        var about = Compute(identity, kind, inputs, term => term.Tolerated);
        if (unknown == 0)
            return about.Overlaps(tolerated)
                ? null
                : new IdentityCheck(identity, kind, result, stated, inputs, computed, default, IdentityVerdict.Broken, DaysOf(place));
        var missing = inputs.Where(term => term.Claims.Count == 0).ToList();
        // What is left is a product of the unknown terms only if all stand on the same side of the fraction.
        if (missing.Any(term => Math.Sign(term.Exponent) != Math.Sign(missing[0].Exponent)) || (kind == ClaimKind.Level && Math.Abs(missing[0].Exponent) != 1))
            return null;
        var isBelow = missing[0].Exponent < 0;
        var implied = isBelow ? computed / stated : stated / computed;
        var plausible = isBelow ? about / tolerated : tolerated / about;
        if (implied is { Low: null or { Value.Sign: 0 }, High: null })
            return null;
        if (kind == ClaimKind.Level && missing[0].Indicator is { PerDay: true, Kind: IndicatorKind.Flow })
            (implied, plausible) = (implied.Times(Fraction.One / Days(place)), plausible.Times(Fraction.One / Days(place)));
        var verdict = IsImplausible(kind, missing, plausible) ? IdentityVerdict.Implausible : IdentityVerdict.Implied;
        return new IdentityCheck(identity, kind, result, stated, inputs, computed, implied, verdict, DaysOf(place));
    }

    private List<IdentityTerm> Terms(Identity identity, ClaimedPlace place, SectionPurpose? purpose)
    {
        var exponents = identity.Product?.Exponents.Select(pair => (pair.Key, pair.Value)) ?? identity.Formula!.Mentions.Select(code => (Key: code, Value: 1));
        return [.. exponents.OrderBy(pair => pair.Key).Select(pair => Term(pair.Key, pair.Key.ToString(), pair.Value, place.Key.Scope, place, purpose))];
    }

    /// <summary>A share is 100 times the part over the whole, which is the same base at the scope without the share's dimension.</summary>
    private List<IdentityTerm> ShareTerms(Identity identity, ClaimedPlace place, SectionPurpose? purpose)
    {
        var of = identity.Defined.Base!.Value;
        var steps = plan.Scopes.StepsOf(place.Key.Scope);
        var position = Array.FindIndex(steps, step => plan.Scopes.Tree(step.Dimension).Dimension == identity.Defined.ShareOf);
        if (position < 0)
            return [];
        return
        [
            Term(of, $"{of} ({place.Scope})", 1, place.Key.Scope, place, purpose),
            Term(of, $"{of} ({Notation.Of(place.Scope.With(identity.Defined.ShareOf!.Value, null))})", -1, plan.Scopes.Without(steps, position), place, purpose),
        ];
    }

    private IdentityTerm Term(Code code, string name, int exponent, int scope, ClaimedPlace place, SectionPurpose? purpose)
    {
        var indicator = plan.Indicators.GetValueOrDefault(code);
        var at = plan.Claims.NumberOf(code) is not { } number ? null
            : place.Key.Kind == ClaimKind.Level ? plan.Claims.LevelAt(number, scope, place.Period)
            : plan.Claims.At(place.Key with { Indicator = number, Scope = scope });
        if (at is null || indicator is null)
            return new IdentityTerm(indicator, name, exponent, [], default, default);
        var same = at.Claims.Where(claim => claim.Purpose == purpose).ToList();
        IReadOnlyList<Claim> claims = same.Count > 0 ? same : at.Claims;
        return new IdentityTerm(indicator, name, exponent, claims,
            Read(claims, place, indicator, claim => claim.Interval), Read(claims, place, indicator, claim => claim.Tolerated));
    }

    /// <summary>The claims together, as the number that an equation takes: a factor for a change, the period's sum for what is stated per day. Nothing here is negative.</summary>
    private Interval Read(IReadOnlyList<Claim> claims, ClaimedPlace place, Indicator indicator, Func<Claim, Interval> of)
    {
        var interval = ClaimedPlace.Combine(claims, of);
        if (place.Key.Kind == ClaimKind.Change)
            interval = interval.Times(Fraction.Of(1, 100)).Plus(Fraction.One);
        else if (indicator is { PerDay: true, Kind: IndicatorKind.Flow })
            interval = interval.Times(Days(place));
        return Ranges.IsNeverNegative(indicator) && interval.High is not { Value.Sign: < 0 }
            ? interval.Intersect(Interval.AtLeast(Fraction.Zero))
            : interval;
    }

    private Fraction Days(ClaimedPlace place) => Fraction.Of(DaysOf(place));

    private int DaysOf(ClaimedPlace place)
    {
        var (first, last) = plan.Calendar.Days(place.Period);
        return last.DayNumber - first.DayNumber + 1;
    }

    /// <summary>The known terms multiplied; for a formula that adds, which has no unknown ones, its value.</summary>
    private static Interval Compute(Identity identity, ClaimKind kind, List<IdentityTerm> inputs, Func<IdentityTerm, Interval> of)
    {
        if (identity.Product is null)
        {
            var values = inputs.ToDictionary(term => Code.Known(term.Name), of);
            return identity.Formula!.Evaluate(code => values.TryGetValue(code, out var value) ? value : (Interval?)null).Value ?? Interval.Everything;
        }
        // A constant cancels out of growth.
        var product = Interval.Exactly(kind == ClaimKind.Change ? Fraction.One : identity.IsShare ? Fraction.Hundred : identity.Product.Coefficient);
        foreach (var term in inputs.Where(term => term.Claims.Count > 0))
        {
            for (var power = 0; power < Math.Abs(term.Exponent); power++)
                product = term.Exponent > 0 ? product * of(term) : product / of(term);
        }
        return product;
    }

    private static bool IsImplausible(ClaimKind kind, List<IdentityTerm> missing, Interval left)
    {
        if (kind == ClaimKind.Level)
            return missing[0].Indicator is { } indicator && !left.Overlaps(Ranges.Of(indicator));
        // Everything that is left would have to move for the worse.
        return missing.All(term => term.Indicator?.Direction == Direction.HigherIsBetter) ? left.High is { } high && high.Value < Fraction.One
            : missing.All(term => term.Indicator?.Direction == Direction.LowerIsBetter) && left.Low is { } low && low.Value > Fraction.One;
    }
}
