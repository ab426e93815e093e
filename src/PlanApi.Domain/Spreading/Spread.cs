using PlanApi.Domain.Values;

namespace PlanApi.Domain.Spreading;

/// <summary>
/// Breaks one total down over children: x = clamp(start + l x weight, low, high) with one common l, rounded to whole steps by largest
/// remainder. Every method is this one: proportional (start = old, weight = |old|), weighted (start = 0, given weights), equal (weight 1),
/// relative (weight = another slice), holds (low = high = old). Before rounding it is also the least change, the minimum of the sum of
/// (x - start)^2 / weight: the continuous quadratic knapsack (Bitran and Hax, Disaggregation and Resource Allocation Using Convex Knapsack
/// Problems with Bounded Variables, 1981; Cominetti, Mascarenhas and Silva, A Newton's Method for the Continuous Quadratic Knapsack
/// Problem, 2014). Time is linear in the children; nothing is allocated for each, work space is rented.
/// </summary>
public static class Spread
{
    /// <summary>Spreads a total, and returns the outcome; if it is not <see cref="SpreadMet"/>, the result is unspecified.</summary>
    /// <param name="children">The children, in the order that settles ties.</param>
    /// <param name="total">The required total of the children, in steps.</param>
    /// <param name="result">The value of each child, in steps; one entry for each. None of the children's own spans.</param>
    /// <exception cref="ArgumentException">The result has another length or overlaps the children; a weight is negative.</exception>
    /// <exception cref="OverflowException">A child's share does not fit in 64 bits.</exception>
    public static SpreadOutcome Over(in SpreadChildren children, long total, Span<long> result)
    {
        if (result.Length != children.Count)
            throw new ArgumentException("The result has one value for each child.", nameof(result));
        if (
            result.Overlaps(children.Start)
            || result.Overlaps(children.Weight)
            || result.Overlaps(children.Low)
            || result.Overlaps(children.High)
        )
            throw new ArgumentException("The result must not overlap the input.", nameof(result));
        var failure = children.AreBounded
            ? BoundedSearch.Find(children, total, out var multiplier)
            : Unbounded(children, total, out multiplier);
        return failure ?? Rounded(children, total, multiplier, result);
    }

    private static SpreadOutcome? Unbounded(in SpreadChildren children, long total, out Multiplier multiplier)
    {
        multiplier = Multiplier.Zero;
        // What moves by its own value, as most does, is added up once.
        var weights = children.Weight.IsEmpty ? children.Count : WideSum.OfWeights(children.Weight);
        var difference = total - (children.Start == children.Weight && !children.Weight.IsEmpty ? weights : WideSum.Of(children.Start));
        if (difference == 0)
            return null;
        if (weights == 0)
            return children.Count == 0 ? new SpreadInfeasible(total, 0, 0) : new NothingToGoBy(difference);
        multiplier = new Multiplier(difference, weights);
        return null;
    }

    private static SpreadMet Rounded(in SpreadChildren children, long total, Multiplier multiplier, Span<long> result)
    {
        var cut = CutOff.None;
        if (NarrowShares.Suit(multiplier))
        {
            if (LargestRemainder.Round<NarrowShares, ulong>(new NarrowShares(children, multiplier), total, result) is { } narrow)
                cut = new CutOff(Fraction.Of(narrow.Key, multiplier.Denominator), narrow.LastIndex);
        }
        else if (LargestRemainder.Round<WideShares, UInt128>(new WideShares(children, multiplier), total, result) is { } wide)
            cut = new CutOff(Fraction.Of(wide.Key, multiplier.Denominator), wide.LastIndex);
        return new SpreadMet(multiplier.ToFraction(), cut);
    }
}
