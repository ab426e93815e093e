using System.Numerics;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Spreading;

/// <summary>
/// Moves ratios or scores by one common step, clamp(old + step, low, high), until their weighted mean rounds, half away from zero, to the
/// parent. It takes the smallest step that does so. The mean never rises by more than 1 for each step. So a step can only be missing
/// around 0, where a mean of exactly one half rounds up and its neighbour of minus one half rounds down. In that case single children
/// move by one step more. Each such move changes the mean by less than 1, so that the mean cannot jump over 0 again.
/// </summary>
public static class Shift
{
    // Beyond it no bound of 64 bits is left to meet, and no child without one has a value of 64 bits.
    private static readonly Int128 _mostSteps = (Int128)1 << 64;

    /// <summary>Shifts the children; anything but <see cref="ShiftMet"/> leaves the result unspecified.</summary>
    /// <param name="children">The children: start is the old value, weight its weight in the mean, such as visitors.</param>
    /// <param name="parent">The value to which the weighted mean must round.</param>
    /// <param name="result">The value of each child; one entry for each.</param>
    /// <exception cref="ArgumentException">The result has another length; a weight is negative.</exception>
    /// <exception cref="OverflowException">A child's value would not fit in 64 bits.</exception>
    public static SpreadOutcome To(in SpreadChildren children, long parent, Span<long> result)
    {
        if (result.Length != children.Count)
            throw new ArgumentException("The result has one value for each child.", nameof(result));
        for (var index = 0; index < children.Count; index++)
        {
            if (children.LowOf(index) > children.HighOf(index))
                return new CrossingBounds(index, children.LowOf(index), children.HighOf(index));
        }
        var weights = children.Weight.IsEmpty ? children.Count : WideSum.OfWeights(children.Weight);
        if (weights == 0)
            return new MeanUndefined();
        var mean = new WeightedMean(weights, parent);
        var direction = -mean.Side(Measure(children, 0));
        if (direction != 0 && mean.Side(Measure(children, _mostSteps * direction)) == -direction)
            return OutOfReach(children, weights, parent, direction);
        var step = direction == 0 ? 0 : FirstStep(children, mean, direction);
        var sum = Measure(children, step);
        var lastFurther = -1;
        if (mean.Side(sum) != 0)
        {
            step -= direction;
            (lastFurther, sum) = MoveFurther(children, mean, step, direction);
        }
        var met = new ShiftMet(step, direction, lastFurther, Fraction.Of(sum, weights));
        for (var index = 0; index < result.Length; index++)
            result[index] = met.ReasonOf(children, index).Value;
        return met;
    }

    internal static Int128 At(in SpreadChildren children, int index, Int128 step)
    {
        var (low, high) = (children.LowOf(index), children.HighOf(index));
        var value = children.StartOf(index) + step;
        if (low != SpreadChildren.NoLow && value < low)
            return low;
        return high != SpreadChildren.NoHigh && value > high ? high : value;
    }

    // The smallest step, in the direction, at which the mean no longer falls short: Newton's method, and now and then a halving of what is
    // left between too near and far enough, so that no bounds make it slow.
    private static Int128 FirstStep(in SpreadChildren children, WeightedMean mean, int direction)
    {
        var (near, far) = (Int128.Zero, _mostSteps);
        for (var round = 1; far - near > 1; round++)
        {
            var slope = Slope(children, near * direction, direction);
            var jump = round % 4 == 0 || slope == 0 ? (far - near) / 2 : mean.StepsAway(Measure(children, near * direction), slope);
            var step = Int128.Clamp(near + jump, near + 1, far - 1);
            if (IsShort(children, mean, step, direction))
                near = step;
            else
                (near, far) = (step - 1 > near && IsShort(children, mean, step - 1, direction) ? step - 1 : near, step);
        }
        return far * direction;
    }

    private static bool IsShort(in SpreadChildren children, WeightedMean mean, Int128 steps, int direction) =>
        mean.Side(Measure(children, steps * direction)) == -direction;

    // The weight of the children that one step more would move.
    private static Int128 Slope(in SpreadChildren children, Int128 step, int direction)
    {
        var slope = Int128.Zero;
        for (var index = 0; index < children.Count; index++)
        {
            if (At(children, index, step) != At(children, index, step + direction))
                slope += children.WeightOf(index);
        }
        return slope;
    }

    // The sum of weight x value.
    private static BigInteger Measure(in SpreadChildren children, Int128 step)
    {
        var sum = BigInteger.Zero;
        var part = Int128.Zero;
        for (var index = 0; index < children.Count; index++)
        {
            var (weight, value) = (children.WeightOf(index), At(children, index, step));
            if (value < long.MinValue || value > long.MaxValue)
            {
                sum += (BigInteger)weight * value;
                continue;
            }
            part += weight * value;
            // One more product of 126 bits still fits.
            if (part >> 125 is var top && top != 0 && top != -1)
                (sum, part) = (sum + part, 0);
        }
        return sum + part;
    }

    private static (int Last, BigInteger Sum) MoveFurther(in SpreadChildren children, WeightedMean mean, Int128 step, int direction)
    {
        var sum = Measure(children, step);
        var index = -1;
        while (mean.Side(sum) != 0)
        {
            index++;
            sum += (BigInteger)children.WeightOf(index) * (At(children, index, step + direction) - At(children, index, step));
        }
        return (index, sum);
    }

    private static MeanOutOfReach OutOfReach(in SpreadChildren children, Int128 weights, long parent, int direction)
    {
        var (isLow, isHigh) = (true, true);
        for (var index = 0; index < children.Count; index++)
        {
            var counts = children.WeightOf(index) > 0 && children.LowOf(index) != children.HighOf(index);
            isLow &= !counts || children.LowOf(index) != SpreadChildren.NoLow;
            isHigh &= !counts || children.HighOf(index) != SpreadChildren.NoHigh;
        }
        if (direction > 0 ? !isHigh : !isLow)
            throw new OverflowException("A child's value would not fit in 64 bits.");
        return new MeanOutOfReach(
            parent,
            isLow ? Fraction.Of(Measure(children, -_mostSteps), weights) : null,
            isHigh ? Fraction.Of(Measure(children, _mostSteps), weights) : null
        );
    }

    /// <summary>The position of a sum of weight x value relative to the range that rounds to the parent.</summary>
    private readonly struct WeightedMean(Int128 weights, long parent)
    {
        public int Side(BigInteger sum) => Fraction.Of(sum, weights).Rounded(0).CompareTo(parent);

        /// <summary>How many steps of a slope lie between a sum and the parent, rounded down.</summary>
        public Int128 StepsAway(BigInteger sum, Int128 slope) =>
            (Int128)BigInteger.Min(BigInteger.Abs((weights * (BigInteger)parent) - sum) / slope, BigInteger.One << 64);
    }
}
