using PlanApi.Domain.Indicators;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>
/// Puts claims into equations. Claims from sections of one purpose are compared first: expected results about GMV with expected results
/// about visitors. Only if those sections have no claim about a term are the other sections used.
/// </summary>
internal sealed class IdentityChecks(PlanIndex plan)
{
    public IEnumerable<IdentityCheck> Find()
    {
        var identities = FormulaIdentity.In(plan).ToLookup(identity => plan.Claims.NumberOf(identity.Result.Code)!.Value);
        if (identities.Count == 0)
            yield break;
        foreach (var place in plan.Claims.Places)
        {
            foreach (var identity in identities[place.Key.Indicator])
            {
                // Growth factors fit into products only.
                if (
                    place.Key.Kind == ClaimKind.Points
                    || place.Key.IsForeign
                    || (place.Key.Kind == ClaimKind.Change && (identity.Product is null || identity.IsShare))
                )
                    continue;
                // Most places have no claims about the other terms: that is seen before anything is calculated.
                var terms = identity.IsShare ? ShareTerms(identity, place) : Terms(identity, place);
                var unknown = terms.Count(term => term.Place is null);
                if (
                    unknown == terms.Length
                    || (unknown > 0 && (identity.Product is null || (place.Key.Kind == ClaimKind.Level && unknown > 1)))
                )
                    continue;
                foreach (var (purpose, claims) in Voices(place))
                {
                    var inputs = Array.ConvertAll(terms, term => Read(identity, term, place, purpose));
                    if (Check(identity, place, claims, inputs) is { } check)
                        yield return check;
                }
            }
        }
    }

    private static IEnumerable<(SectionPurpose? Purpose, IReadOnlyList<Claim> Claims)> Voices(ClaimedPlace place) =>
        place.Claims.Count == 1
            ? [(place.First.Purpose, place.Claims)]
            : place.Claims.GroupBy(claim => claim.Purpose).Select(voice => (voice.Key, (IReadOnlyList<Claim>)[.. voice]));

    private IdentityCheck? Check(FormulaIdentity identity, ClaimedPlace place, IReadOnlyList<Claim> result, IdentityTerm[] inputs)
    {
        var kind = place.Key.Kind;
        var stated = Read(result, place, identity.Result, claim => claim.Interval);
        var tolerated = Read(result, place, identity.Result, claim => claim.Tolerated);
        var computed = Compute(identity, kind, inputs, term => term.Shown);
        var about = Compute(identity, kind, inputs, term => term.Tolerated);
        var missing = inputs.Where(term => term.Claims.Count == 0).ToList();
        if (missing.Count == 0)
            return about.Overlaps(tolerated)
                ? null
                : new IdentityCheck(identity, kind, result, stated, inputs, computed, default, IdentityVerdict.Broken, DaysOf(place));
        // One unknown level can be solved for; of growth, several, whose product is what is left, if all stand on the same side of the
        // fraction.
        if (
            missing.Any(term => Math.Sign(term.Exponent) != Math.Sign(missing[0].Exponent))
            || (kind == ClaimKind.Level && Math.Abs(missing[0].Exponent) != 1)
        )
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

    private UnreadTerm[] Terms(FormulaIdentity identity, ClaimedPlace place)
    {
        var exponents = identity.Product?.Exponents ?? identity.Formula!.Mentions.ToDictionary(code => code, _ => 1);
        return
        [
            .. exponents
                .OrderBy(pair => pair.Key)
                .Select(pair => new UnreadTerm(pair.Key, pair.Value, PlaceOf(pair.Key, place, place.Key.Scope))),
        ];
    }

    /// <summary>A share is 100 times the part over the whole, which is the same base at the scope without the share's dimension.</summary>
    private UnreadTerm[] ShareTerms(FormulaIdentity identity, ClaimedPlace place)
    {
        var of = identity.Defined.Base!.Value;
        if (WholeOf(identity.Defined.ShareOf!.Value, place.Key.Scope) is not { } whole)
            return [];
        return [new UnreadTerm(of, 1, PlaceOf(of, place, place.Key.Scope)), new UnreadTerm(of, -1, PlaceOf(of, place, whole))];
    }

    private int? WholeOf(Code dimension, int scope)
    {
        var steps = plan.Scopes.StepsOf(scope);
        var position = Array.FindIndex(steps, step => plan.Scopes.Tree(step.Dimension).Dimension == dimension);
        return position < 0 ? null : plan.Scopes.Without(steps, position);
    }

    private ClaimedPlace? PlaceOf(Code indicator, ClaimedPlace result, int scope)
    {
        if (plan.Claims.NumberOf(indicator) is not { } number)
            return null;
        return result.Key.Kind == ClaimKind.Level
            ? plan.Claims.LevelAt(number, scope, result.Period)
            : plan.Claims.At(result.Key with { Indicator = number, Scope = scope });
    }

    private IdentityTerm Read(FormulaIdentity identity, UnreadTerm term, ClaimedPlace place, SectionPurpose? purpose)
    {
        var indicator = plan.Indicators.GetValueOrDefault(term.Code);
        var scope = identity.IsShare ? place.Scope : null;
        var wholeOver = identity.IsShare && term.Exponent < 0 ? identity.Defined.ShareOf : null;
        if (term.Place is not { } at || indicator is null)
            return new IdentityTerm(term.Code, indicator, term.Exponent, [], default, default, scope, wholeOver);
        var claims = at.Claims;
        if (claims.Count > 1 && claims.Any(claim => claim.Purpose == purpose))
            claims = claims.Where(claim => claim.Purpose == purpose).ToArray();
        return new IdentityTerm(
            term.Code,
            indicator,
            term.Exponent,
            claims,
            Read(claims, place, indicator, claim => claim.Interval),
            Read(claims, place, indicator, claim => claim.Tolerated),
            scope,
            wholeOver
        );
    }

    /// <summary>
    /// The claims together, as the number for an equation: a factor for a change, the period's sum for a number per day. Nothing here is
    /// negative.
    /// </summary>
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

    /// <summary>The product of the known terms; for a formula that adds, and so has no unknown terms, its value.</summary>
    private static Interval Compute(FormulaIdentity identity, ClaimKind kind, IdentityTerm[] inputs, Func<IdentityTerm, Interval> of)
    {
        if (identity.Product is null)
        {
            var values = inputs.ToDictionary(term => term.Code, of);
            var result = identity.Formula!.Evaluate(code => values.TryGetValue(code, out var value) ? value : (Interval?)null);
            return result.Value ?? Interval.Everything;
        }
        // A constant cancels out of growth.
        var constant = identity.IsShare ? Fraction.Hundred : identity.Product.Coefficient;
        var product = Interval.Exactly(kind == ClaimKind.Change ? Fraction.One : constant);
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
        bool AllAre(Direction direction) => missing.All(term => term.Indicator?.Direction == direction);
        return (AllAre(Direction.HigherIsBetter) && left.High is { } high && high.Value < Fraction.One)
            || (AllAre(Direction.LowerIsBetter) && left.Low is { } low && low.Value > Fraction.One);
    }

    private readonly record struct UnreadTerm(Code Code, int Exponent, ClaimedPlace? Place);
}
