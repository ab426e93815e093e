using PlanApi.Domain.Calendars;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

/// <summary>Access to the numbers of a claimed place for comparisons of derived numbers, and their form in arithmetic.</summary>
internal static class PlaceNumbers
{
    /// <summary>The range of the place; its numbers count as rounded in the way they are written.</summary>
    public static Interval Tolerated(this ClaimedPlace place) => ClaimedPlace.Combine(place.Claims, claim => claim.Tolerated);

    /// <summary>The same over the whole period if it is stated per day, and never below zero if it cannot be negative.</summary>
    public static Interval Total(this ClaimedPlace place, PlanIndex plan, Func<Claim, Interval>? of = null)
    {
        var interval = ClaimedPlace.Combine(place.Claims, of ?? (claim => claim.Tolerated));
        if (place.Indicator is { Kind: IndicatorKind.Flow, PerDay: true })
            interval = interval.Times(Fraction.Of(plan.Calendar.LengthOf(place.Period)));
        return Ranges.IsNeverNegative(place.Indicator) && interval.High is not { Value.Sign: < 0 }
            ? interval.Intersect(Interval.AtLeast(Fraction.Zero))
            : interval;
    }

    /// <summary>An interval with the indicator's unit, without an equals sign.</summary>
    public static string Shown(PlanIndex plan, Interval interval, Indicator indicator) =>
        Notation.Of(interval) + (indicator.PerDay ? "" : Notation.UnitOf(indicator, plan.Document.Plan.Currency));

    /// <summary>The statement of one place, as a line of arithmetic.</summary>
    public static Step Line(ClaimedPlace place) => new(place.First.Target.Key(), place.Period.ToString(), Notation.Of(place.First));

    /// <summary>An interval as a term of a calculation: <c>30</c>, <c>≥ 30</c>.</summary>
    public static string Bare(Interval interval) => Notation.Of(interval).Replace("= ", "", StringComparison.Ordinal);

    /// <summary>Some terms of a sum, as many as fit on a line: <c>30 + 20</c>.</summary>
    public static string Sum(IReadOnlyCollection<Fraction> terms) =>
        string.Join(" + ", terms.Take(Notation.Most).Select(term => Notation.Number(term)))
        + (terms.Count > Notation.Most ? $" + … (+{terms.Count - Notation.Most})" : "");
}
