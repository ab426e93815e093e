using System.Numerics;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>
/// A whole and those of its parts about which something is known: members of a dimension below their parent or in a group, periods of a
/// longer one, or a group beside all the rest. Unknown parts count as zero or more. Only if all parts are known, the whole is not larger
/// than their sum.
/// </summary>
/// <param name="axis">A dimension's code, or <see cref="PartSum.Time"/>.</param>
/// <param name="count">How many parts there are.</param>
/// <param name="isNeverNegative">Whether a part never takes away from its whole.</param>
internal sealed class SumRelation(string axis, int count, bool isNeverNegative) : Relation
{
    public override bool IsExact => Terms[0].Indicator.Unit != Indicators.Unit.Percent;

    /// <summary>
    /// Percentages without decimals are exact beside other stated percentages without decimals, and as exact as the numbers beside which
    /// they stand. They are not exact beside derived numbers. The tolerance of stated numbers is used only where it matters.
    /// </summary>
    public Known[]? ReadStated()
    {
        if (IsExact || !Terms.TrueForAll(term => term.IsStated || term.Floor is not null))
            return null;
        var decimals = Terms.Max(term => DecimalsOf(term.Added.Low) ?? DecimalsOf(term.Added.High) ?? 0);
        var half = decimals == 0 ? Fraction.Zero : Fraction.Of(1, 2 * BigInteger.Pow(10, decimals));
        return [.. Terms.Select(term => new Known(Rounded(term.Added.Low, -half) ?? term.Floor, Rounded(term.Added.High, half)))];
    }

    private static int? DecimalsOf(KnownEnd? end) => end?.Claim?.Target.Value.Decimals;

    private static KnownEnd? Rounded(KnownEnd? end, Fraction by) =>
        by.IsZero || end?.Claim?.Target is not { Comparator: Targets.Comparator.Equal, Value.Decimals: 0 }
            ? end
            : new KnownEnd
            {
                Place = end.Place,
                IsLow = end.IsLow,
                End = end.End with { Value = end.End.Value + by },
                Claim = end.Claim,
            };

    public string Axis => axis;

    public int Count => count;

    public override Interval[] Project(IReadOnlyList<Interval> terms, bool definedOnly = false)
    {
        var projected = new Interval[terms.Count];
        var (least, most) = (new IntervalEnd(Fraction.Zero, false), new IntervalEnd(Fraction.Zero, false));
        var (noLow, noHigh) = (0, 0);
        for (var at = 1; at < terms.Count; at++)
        {
            if (terms[at].Low is { } low)
                least = Sum(least, low, 1);
            else
                noLow++;
            if (terms[at].High is { } high)
                most = Sum(most, high, 1);
            else
                noHigh++;
        }
        var isComplete = terms.Count - 1 == count;
        var isBoundedBelow = isNeverNegative || isComplete;
        projected[0] = new Interval(isBoundedBelow && noLow == 0 ? least : null, isComplete && noHigh == 0 ? most : null);
        for (var at = 1; at < terms.Count && !definedOnly; at++)
        {
            // The whole less what the others come to at least, and at most.
            IntervalEnd? high = null,
                low = null;
            if (isBoundedBelow && terms[0].High is { } top && (noLow == 0 || (noLow == 1 && terms[at].Low is null)))
                high = Sum(top, terms[at].Low is { } own ? Sum(least, own, -1) : least, -1);
            if (isComplete && terms[0].Low is { } bottom && (noHigh == 0 || (noHigh == 1 && terms[at].High is null)))
                low = Sum(bottom, terms[at].High is { } own ? Sum(most, own, -1) : most, -1);
            projected[at] = new Interval(low, high);
        }
        return projected;
    }

    public override IReadOnlyList<KnownEnd> PremisesOf(KnownEnd bound)
    {
        var (premises, isWhole) = (new List<KnownEnd>(), ReferenceEquals(bound.Place, Terms[0]));
        for (var at = 0; at < bound.From!.Length; at++)
        {
            // A whole and its parts are bound from the same side; a part from the whole's side and the other side of its siblings.
            if (
                !ReferenceEquals(Terms[at], bound.Place)
                && (bound.IsLow == (isWhole || at == 0) ? bound.From[at].Low : bound.From[at].High) is { } premise
                && !ReferenceEquals(premise, Terms[at].Floor)
            )
                premises.Add(premise);
        }
        return premises;
    }

    // An end that is taken away keeps the sum from being reached where it is open itself; the caller takes away only ends of the other
    // side.
    private static IntervalEnd Sum(IntervalEnd one, IntervalEnd other, int sign) =>
        new(sign > 0 ? one.Value + other.Value : one.Value - other.Value, one.Open || other.Open);
}
