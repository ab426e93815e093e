using PlanApi.Domain.Values;

namespace PlanApi.Domain.Scorecards;

/// <summary>How the weights of siblings were used.</summary>
public enum WeightUse
{
    /// <summary>The weights add up to 100 %.</summary>
    AsGiven,

    /// <summary>None is given: all count alike.</summary>
    Alike,

    /// <summary>Some have weights. The others share the rest of 100 % equally.</summary>
    RestAlike,

    /// <summary>The weights do not add up to 100 %, and count in proportion.</summary>
    InProportion,
}

/// <summary>One of several siblings in a score.</summary>
/// <param name="Share">The share among all siblings, from 0 to 1.</param>
/// <param name="Counted">The attainment that counts, from 0 to 1.2; null without data.</param>
/// <param name="Effective">The share among the siblings that have data; 0 without data.</param>
public readonly record struct Scored(Fraction Share, Fraction? Counted, Fraction Effective)
{
    /// <summary>The contribution to the score.</summary>
    public Fraction Contribution => Counted is { } counted ? Effective * counted : Fraction.Zero;

    /// <summary>
    /// The contribution to the difference between the score and 1, which is full attainment. The contributions of all siblings add up to
    /// it exactly.
    /// </summary>
    public Fraction Difference => Counted is { } counted ? Effective * (counted - Fraction.One) : Fraction.Zero;
}

/// <summary>A weighted score: the mean attainment of the children that have data, by their weights.</summary>
/// <param name="Value">From 0 to 1.2; null if no child has data.</param>
/// <param name="Coverage">The share of the children that have data.</param>
/// <param name="Children">The children, in their order.</param>
public sealed record Score(Fraction? Value, Fraction Coverage, IReadOnlyList<Scored> Children)
{
    /// <summary>
    /// The score of several sets of siblings: an objective's key results, and the objectives that serve it. Each set counts alike.
    /// </summary>
    public static Score Of(IReadOnlyList<IReadOnlyList<(Quantity? Weight, Fraction? Counted)>> sets)
    {
        var filled = sets.Where(set => set.Count > 0).ToArray();
        var shares = filled
            .SelectMany(set =>
                Shares([.. set.Select(child => child.Weight)])
                    .Shares.Zip(set, (share, child) => (Share: share / Fraction.Of(filled.Length), child.Counted))
            )
            .ToArray();
        var coverage = shares.Where(child => child.Counted is not null).Aggregate(Fraction.Zero, (sum, child) => sum + child.Share);
        Scored[] children =
        [
            .. shares.Select(child => new Scored(
                child.Share,
                child.Counted,
                child.Counted is null || coverage.IsZero ? Fraction.Zero : child.Share / coverage
            )),
        ];
        return new Score(
            coverage.IsZero ? null : children.Aggregate(Fraction.Zero, (sum, child) => sum + child.Contribution),
            coverage,
            children
        );
    }

    /// <summary>
    /// Siblings' shares of the whole, which add up to 1. Weights count in proportion; siblings without a weight share the rest of 100 %
    /// equally.
    /// </summary>
    public static (IReadOnlyList<Fraction> Shares, WeightUse Use) Shares(IReadOnlyList<Quantity?> weights)
    {
        var given = weights.Aggregate(Fraction.Zero, (sum, weight) => sum + (weight is { } value ? Fraction.Of(value) : Fraction.Zero));
        var open = weights.Count(weight => weight is null);
        var rest = open > 0 && given < Fraction.Hundred ? (Fraction.Hundred - given) / Fraction.Of(open) : Fraction.Zero;
        var all = given + (rest * Fraction.Of(open));
        if (open == weights.Count || all.Sign <= 0)
            return ([.. weights.Select(_ => Fraction.Of(1, weights.Count))], WeightUse.Alike);
        return (
            [.. weights.Select(weight => (weight is { } value ? Fraction.Of(value) : rest) / all)],
            all != Fraction.Hundred ? WeightUse.InProportion
            : open > 0 ? WeightUse.RestAlike
            : WeightUse.AsGiven
        );
    }
}
