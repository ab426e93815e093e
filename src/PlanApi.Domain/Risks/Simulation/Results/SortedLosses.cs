namespace PlanApi.Domain.Risks.Simulation.Results;

/// <summary>An output's losses in ascending order.</summary>
internal sealed class SortedLosses
{
    private const int DigitBits = 11;

    private readonly long[] _losses;

    private SortedLosses(long[] losses) => _losses = losses;

    public int Count => _losses.Length;

    public long Lowest => _losses[0];

    public long Highest => _losses[^1];

    /// <summary>Sorts by digits, least significant first (Knuth, The Art of Computer Programming, volume 3, 5.2.5).</summary>
    /// <param name="losses">The losses, which stay as they are.</param>
    /// <param name="one">As long, to be used.</param>
    /// <param name="other">As long, to be used.</param>
    public static SortedLosses Of(long[] losses, long[] one, long[] other)
    {
        var (least, most) = (losses[0], losses[0]);
        foreach (var loss in losses)
            (least, most) = (Math.Min(least, loss), Math.Max(most, loss));
        var (from, to) = (losses, one);
        var starts = new int[1 << DigitBits];
        for (var shift = 0; shift == 0 || (most - least) >> shift > 0; shift += DigitBits)
        {
            Array.Clear(starts);
            foreach (var loss in from)
                starts[(int)(((loss - least) >> shift) & (starts.Length - 1))]++;
            for (int digit = 0, sum = 0; digit < starts.Length; digit++)
                (starts[digit], sum) = (sum, sum + starts[digit]);
            foreach (var loss in from)
                to[starts[(int)(((loss - least) >> shift) & (starts.Length - 1))]++] = loss;
            (from, to) = (to, ReferenceEquals(to, one) ? other : one);
        }
        return new SortedLosses(from);
    }

    /// <summary>The smallest loss that at least this share of the trials does not exceed.</summary>
    public long At(decimal share) => _losses[Math.Clamp((int)Math.Ceiling(share * Count), 1, Count) - 1];

    /// <summary>In how many trials the loss is at most this.</summary>
    public int AtMost(long loss)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_losses[middle] <= loss)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>The sum of the losses from a place on.</summary>
    public Int128 SumFrom(int place)
    {
        Int128 sum = 0;
        foreach (var loss in _losses.AsSpan(place))
            sum += loss;
        return sum;
    }
}
