using PlanApi.Domain.Pace;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Progress;

/// <summary>The reason why a key result has different attainments by its own number and by its parts.</summary>
public enum GapReason
{
    /// <summary>The goals of the parts do not add up to the goal of the whole.</summary>
    Goals,

    /// <summary>
    /// The goals add up, but the numbers that are due by now do not, because the parts have other paces or are measured in another way.
    /// </summary>
    Pace,

    /// <summary>The whole has actuals that no part has.</summary>
    MoreInWhole,

    /// <summary>The parts have actuals that the whole does not have.</summary>
    MoreInParts,

    /// <summary>The parts do not add up, so that their attainments are averaged.</summary>
    Averaged,

    /// <summary>Some parts have no data.</summary>
    PartsWithoutData,

    /// <summary>The whole has no data of its own.</summary>
    WholeWithoutData,
}

/// <summary>One reason for a difference.</summary>
/// <param name="Reason">Which.</param>
/// <param name="Whole">The number on the side of the whole.</param>
/// <param name="Parts">The number on the side of the parts.</param>
/// <param name="Effect">The contribution to the difference of the attainments. The contributions of all reasons add up to the difference
/// exactly. Absent if no quotient measures it.</param>
/// <param name="KeyResults">The parts that are meant.</param>
public sealed record Gap(GapReason Reason, Fraction? Whole, Fraction? Parts, Fraction? Effect, IReadOnlyList<Code> KeyResults)
{
    /// <summary>Every reason for which a key result and its parts come to different attainments.</summary>
    public static IReadOnlyList<Gap> Of(ResultStanding result)
    {
        if (result.Parts is not { } parts)
            return [];
        var gaps = new List<Gap>();
        if (result.Own is not { } own)
            gaps.Add(new Gap(GapReason.WholeWithoutData, null, null, null, []));
        else if (parts.Sum is { } sum)
            gaps.AddRange(OfSums(own, sum));
        else if (parts.Basis == ProgressBasis.Mean && result.Difference is { IsZero: false } difference)
            gaps.Add(new Gap(GapReason.Averaged, result.Attained, parts.Attained, difference, []));
        Code[] without = [.. parts.Parts.Where(part => part.Miss is null).Select(part => part.Result.KeyResult.Code)];
        if (without.Length > 0)
            gaps.Add(new Gap(GapReason.PartsWithoutData, null, null, null, without));
        return gaps;
    }

    // From the whole to its parts in steps: first other actuals, then another pace, then other goals.
    private static IEnumerable<Gap> OfSums(ReachedNumber own, ReachedNumber sum)
    {
        var scaled =
            own.Goal is { } goal && sum.Goal is { IsZero: false } goals && goal != goals
                ? Scaled(sum.Expected, goal / goals)
                : sum.Expected;
        Fraction? At(Expectation expected, Fraction actual) => ResultStanding.Number(Attainment.Of(expected, actual));
        var (otherActuals, otherPace) = (At(own.Expected, sum.Actual), At(scaled, sum.Actual));
        if (own.Actual != sum.Actual)
        {
            yield return new Gap(
                own.Actual > sum.Actual ? GapReason.MoreInWhole : GapReason.MoreInParts,
                own.Actual,
                sum.Actual,
                At(own.Expected, own.Actual) - otherActuals,
                []
            );
        }
        if (own.Goal is { } one && sum.Goal is { } other && one != other)
            yield return new Gap(GapReason.Goals, one, other, otherPace - At(sum.Expected, sum.Actual), []);
        if (own.Expected.Low != scaled.Low || own.Expected.Baseline != scaled.Baseline)
            yield return new Gap(GapReason.Pace, own.Expected.Low, sum.Expected.Low, otherActuals - otherPace, []);
    }

    private static Expectation Scaled(Expectation expected, Fraction factor) =>
        expected with
        {
            Low = expected.Low * factor,
            High = expected.High * factor,
            Baseline = expected.Baseline * factor,
        };
}
