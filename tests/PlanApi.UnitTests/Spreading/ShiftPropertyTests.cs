using System.Numerics;
using FsCheck;
using FsCheck.Xunit;
using PlanApi.Domain.Spreading;
using PlanApi.Domain.Values;

namespace PlanApi.UnitTests.Spreading;

public sealed class ShiftPropertyTests
{
    // One child of the least weight, moving alone, meets every mean that is drawn within as many steps.
    private const int Most = 4_000;

    [Property(MaxTest = 2000)]
    public bool A_shift_is_the_smallest_common_step_whose_mean_rounds_to_the_parent(DoNotSize<int> any)
    {
        var question = SpreadCase.Small(any.Item);
        var parent = question.Total % 40;
        var result = new long[question.Count];
        var outcome = Shift.To(question.Children, parent, result);
        var weights = question.Weight.Sum();
        if (weights == 0)
            return outcome is MeanUndefined;
        var (lowest, highest) = (Mean(At(-Most)), Mean(At(Most)));
        var isWithin = lowest.Rounded(0) <= parent && highest.Rounded(0) >= parent;
        var steps = Enumerable.Range(0, isWithin ? Most : 0).SelectMany(step => new[] { step, -step });
        var found = steps.Where(step => Rounds(At(step))).Take(1).ToList();
        if (found.Count == 1)
            return outcome is ShiftMet met
                && met.LastFurther == -1
                && Int128.Abs(met.Step) == Math.Abs(found[0])
                && result.SequenceEqual(At((long)met.Step));
        if (outcome is MeanOutOfReach refused)
            return !isWithin
                && (refused.Lowest is null || refused.Lowest == lowest)
                && (refused.Highest is null || refused.Highest == highest)
                && refused.Nearest == (highest < Fraction.Of(parent) ? highest : lowest);
        var (before, after) = (At((long)((ShiftMet)outcome).Step), At((long)((ShiftMet)outcome).Step + ((ShiftMet)outcome).Direction));
        return parent == 0
            && Rounds(result)
            && Enumerable
                .Range(0, result.Length)
                .All(i => result[i] == (i <= ((ShiftMet)outcome).LastFurther && question.Weight[i] > 0 ? after : before)[i]);

        long[] At(long step) =>
            [
                .. Enumerable
                    .Range(0, question.Count)
                    .Select(i => Math.Max(question.Low[i], Math.Min(question.High[i], question.Start[i] + step))),
            ];
        Fraction Mean(long[] values) => Fraction.Of(values.Zip(question.Weight).Sum(pair => pair.First * pair.Second), weights);
        bool Rounds(long[] values) => Mean(values).Rounded(0) == (BigInteger)parent;
    }
}
