using System.Buffers;

namespace PlanApi.Domain.Spreading;

/// <summary>
/// Guesses two multipliers that enclose the exact one, from a sample of the children (like the guess of a rank in Floyd and Rivest,
/// Expected Time Bounds for Selection, 1975). Only the amount that bounds cut off is sampled; the rest of the sum is known (a control
/// variate). The caller must prove the result.
/// </summary>
internal static class SampleBracket
{
    private const int FewChildren = 1 << 12;
    private const int MostSteps = 16;
    private const double Deviations = 4;

    // A step that moves the multiplier by less than this of itself changes no bracket.
    private const double Settled = 1.0 / (1 << 20);

    /// <summary>Two multipliers, or null where a guess is not worth it.</summary>
    /// <param name="children">The children.</param>
    /// <param name="total">The required total.</param>
    /// <param name="constant">The sum at 0, where no bound is met.</param>
    /// <param name="slope">How steeply that rises.</param>
    public static (double From, double To)? Of(in SpreadChildren children, long total, Int128 constant, Int128 slope)
    {
        if (children.Count <= FewChildren)
            return null;
        // This power balances the sample against what lies in its bracket.
        var size = (int)Math.Pow(children.Count, 0.6);
        var rented = ArrayPool<Child>.Shared.Rent(size);
        try
        {
            return Of(Draw(children, rented.AsSpan(0, size)), (double)children.Count / size, (double)(total - constant), (double)slope);
        }
        finally
        {
            ArrayPool<Child>.Shared.Return(rented);
        }
    }

    private readonly record struct Child(double Start, double Weight, double Low, double High);

    // One from each stretch, at a place that no period of the children is likely to share; held ones cut nothing off.
    private static ReadOnlySpan<Child> Draw(in SpreadChildren children, Span<Child> sample)
    {
        var found = 0;
        for (var at = 0; at < sample.Length; at++)
        {
            var (from, to) = ((int)((long)children.Count * at / sample.Length), (int)((long)children.Count * (at + 1) / sample.Length));
            var index = from + (int)(unchecked((uint)at * 2_654_435_769u) % (uint)(to - from));
            var (low, high) = (children.LowOf(index), children.HighOf(index));
            if (low != high && children.WeightOf(index) != 0)
                sample[found++] = new Child(children.StartOf(index), children.WeightOf(index), low, high);
        }
        return sample[..found];
    }

    private static (double, double)? Of(ReadOnlySpan<Child> sample, double scale, double rise, double slope)
    {
        var guess = rise / slope;
        for (var step = 0; step < MostSteps; step++)
        {
            var (cut, cutSquares, stopped) = (0.0, 0.0, 0.0);
            foreach (var child in sample)
            {
                var free = child.Start + (guess * child.Weight);
                var off = Math.Clamp(free, child.Low, child.High) - free;
                cut += off;
                cutSquares += off * off;
                stopped += off == 0 ? 0 : child.Weight;
            }
            var steepness = slope - (scale * stopped);
            if (steepness <= 0 || !double.IsFinite(guess))
                return null;
            var move = (rise - (guess * slope) - (scale * cut)) / steepness;
            guess += move;
            if (Math.Abs(move) > Settled * Math.Abs(guess))
                continue;
            var error = scale * Math.Sqrt(Math.Max(cutSquares - (cut * cut / Math.Max(sample.Length, 1)), 0));
            var margin = (Deviations * error / steepness) + (Settled * Math.Abs(guess));
            return (guess - margin, guess + margin);
        }
        return null;
    }
}
