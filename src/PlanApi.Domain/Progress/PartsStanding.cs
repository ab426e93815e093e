using PlanApi.Domain.Matrix;
using PlanApi.Domain.Scorecards;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Progress;

/// <summary>How the results of the parts of a key result are combined.</summary>
public enum ProgressBasis
{
    /// <summary>The parts add up: the sum of their results, beside the sum of their expected results.</summary>
    Sum,

    /// <summary>The parts do not add up: the mean of their attainments by their weights.</summary>
    Mean,
}

/// <summary>A part of a key result.</summary>
/// <param name="Result">The part.</param>
/// <param name="Weight">The weight that it is given, in percent.</param>
/// <param name="Share">The share of the part among all parts by the weights, from 0 to 1.</param>
/// <param name="Miss">The missing amount: in the part's own unit if parts add up, otherwise in the mean. Negative if the part is ahead;
/// absent without data.</param>
/// <param name="ShareOfMiss">The share of this amount in the whole missing amount; absent if nothing is missing in total.</param>
public sealed record PartStanding(ResultStanding Result, Quantity? Weight, Fraction Share, Fraction? Miss, Fraction? ShareOfMiss);

/// <summary>The amount that the parts of a line, or of a tier, miss together.</summary>
/// <param name="Member">The line or tier; absent for key results without a line or without a tier.</param>
/// <param name="Miss">The missing amount; below zero where the parts are ahead.</param>
/// <param name="ShareOfMiss">The share of this amount in the whole missing amount; absent if nothing is missing in total.</param>
public sealed record MemberMiss(Code? Member, Fraction Miss, Fraction? ShareOfMiss);

/// <summary>The joint result of the parts of a key result.</summary>
/// <param name="Basis">How it is put together.</param>
/// <param name="Sum">The sum, if the parts add up and some of them have data.</param>
/// <param name="Attained">The share of the expected number that has been reached; absent without data, or while nothing is due.</param>
/// <param name="Coverage">The share of the parts, by weight, that have data.</param>
/// <param name="Uses">How their weights were taken.</param>
/// <param name="Parts">The parts.</param>
/// <param name="Gaps">The reasons why it differs from the key result's own attainment.</param>
public sealed record PartsStanding(
    ProgressBasis Basis,
    ReachedNumber? Sum,
    Fraction? Attained,
    Fraction Coverage,
    WeightUse Uses,
    IReadOnlyList<PartStanding> Parts,
    IReadOnlyList<Gap> Gaps
)
{
    /// <summary>The missing amount by line.</summary>
    public IReadOnlyList<MemberMiss> ByLine => By(place => place.Row);

    /// <summary>The missing amount by tier.</summary>
    public IReadOnlyList<MemberMiss> ByTier => By(place => place.Column);

    /// <summary>Parts of parts, as long as they add up and all have data: the finest known parts.</summary>
    private IEnumerable<(MatrixPlace Place, Fraction Miss)> Finest() =>
        Parts.SelectMany(part =>
            Basis == ProgressBasis.Sum
            && part.Result.Parts is { Basis: ProgressBasis.Sum } finer
            && finer.Parts.All(one => one.Miss is not null)
                ? finer.Finest()
            : part.Miss is { } miss ? [(part.Result.Place, miss)]
            : []
        );

    private MemberMiss[] By(Func<MatrixPlace, Code?> memberOf)
    {
        var known = Finest().ToArray();
        var whole = known.Aggregate(Fraction.Zero, (sum, part) => sum + part.Miss);
        return
        [
            .. known
                .GroupBy(part => memberOf(part.Place))
                .OrderBy(group => group.Key is null)
                .ThenBy(group => group.Key ?? default)
                .Select(group => (group.Key, Miss: group.Aggregate(Fraction.Zero, (sum, part) => sum + part.Miss)))
                .Select(group => new MemberMiss(group.Key, group.Miss, ShareOf(group.Miss, whole))),
        ];
    }

    /// <summary>The share of a part in a whole miss; null if nothing is missing in total.</summary>
    internal static Fraction? ShareOf(Fraction miss, Fraction whole) => whole.Sign > 0 ? miss / whole : null;

    /// <summary>Combines the results of parts.</summary>
    /// <param name="addUp">Whether they add up.</param>
    /// <param name="children">At least one part, with its weight.</param>
    public static PartsStanding Of(bool addUp, IReadOnlyList<(ResultStanding Result, Quantity? Weight)> children)
    {
        var (shares, use) = Score.Shares([.. children.Select(child => child.Weight)]);
        var reached = addUp ? children.Select(child => child.Result.Reached).ToArray() : [];
        bool[] isKnown = [.. children.Select((child, at) => addUp ? reached[at] is not null : child.Result.Attained is not null)];
        var coverage = shares.Where((_, at) => isKnown[at]).Aggregate(Fraction.Zero, (sum, share) => sum + share);
        var misses = new Fraction?[children.Count];
        ReachedNumber? sum = null;
        Fraction? attained = null;
        if (addUp && Array.Exists(isKnown, known => known))
        {
            var goals = children.Select(child => ResultStanding.GoalOf(child.Result.Lit)).ToArray();
            sum = ReachedNumber.Of(
                [.. reached.OfType<ReachedNumber>()],
                Array.TrueForAll(goals, goal => goal is not null)
                    ? goals.Aggregate(Fraction.Zero, (total, goal) => total + goal!.Value)
                    : null
            );
            attained = ResultStanding.Number(sum.Attainment);
            misses = Array.ConvertAll(reached, number => number?.Miss);
        }
        else if (!coverage.IsZero)
        {
            misses =
            [
                .. children.Select(
                    (child, at) => child.Result.Attained is { } value ? shares[at] / coverage * (Fraction.One - value) : (Fraction?)null
                ),
            ];
            attained = Fraction.One - misses.Aggregate(Fraction.Zero, (total, miss) => total + (miss ?? Fraction.Zero));
        }
        var whole = misses.Aggregate(Fraction.Zero, (total, miss) => total + (miss ?? Fraction.Zero));
        return new PartsStanding(
            addUp ? ProgressBasis.Sum : ProgressBasis.Mean,
            sum,
            attained,
            coverage,
            use,
            [
                .. children.Select(
                    (child, at) =>
                        new PartStanding(
                            child.Result,
                            child.Weight,
                            shares[at],
                            misses[at],
                            misses[at] is { } miss ? ShareOf(miss, whole) : null
                        )
                ),
            ],
            []
        );
    }
}
