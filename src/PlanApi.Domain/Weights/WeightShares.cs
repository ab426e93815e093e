using PlanApi.Domain.Spreading;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Weights;

/// <summary>The rest of 100 % for the siblings of weights that are set.</summary>
internal static class WeightShares
{
    private static readonly long Whole = Quantity.Of(100m).Steps;

    /// <summary>
    /// The siblings' weights in their present proportion, so that all add up to 100 % exactly: by largest remainders in steps of 1/10,000;
    /// of equal remainders the first one wins. They stay as they are if nothing is left for them, or if they have no proportion.
    /// </summary>
    /// <param name="set">The weights that are set.</param>
    /// <param name="siblings">The siblings, in the order that decides between equal remainders.</param>
    public static IReadOnlyList<Quantity> Of(IEnumerable<Quantity> set, IReadOnlyList<Quantity> siblings)
    {
        var left = set.Aggregate((Int128)Whole, (rest, value) => rest - value.Steps);
        long[] weights = [.. siblings.Select(value => value.Steps)];
        if (left < 0 || left > Whole || Array.Exists(weights, steps => steps < 0) || Array.TrueForAll(weights, steps => steps == 0))
            return siblings;
        var shares = new long[weights.Length];
        return Spread.Over(new SpreadChildren(weights.Length, weight: weights), (long)left, shares) is SpreadMet
            ? [.. shares.Select(steps => new Quantity(steps))]
            : siblings;
    }
}
