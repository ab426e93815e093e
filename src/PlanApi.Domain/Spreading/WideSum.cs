namespace PlanApi.Domain.Spreading;

/// <summary>A sum of 64-bit numbers that cannot overflow, at a few instructions for each.</summary>
internal struct WideSum
{
    private ulong _low;
    private long _high;

    public readonly Int128 Value => new(unchecked((ulong)_high), _low);

    public void Add(long value)
    {
        unchecked
        {
            _low += (ulong)value;
            _high += (value >> 63) + (_low < (ulong)value ? 1 : 0);
        }
    }

    /// <summary>The exact sum of the numbers.</summary>
    public static Int128 Of(ReadOnlySpan<long> values)
    {
        var sum = new WideSum();
        foreach (var value in values)
            sum.Add(value);
        return sum.Value;
    }

    /// <summary>The exact sum of numbers that may not be negative.</summary>
    /// <exception cref="ArgumentException">One is.</exception>
    public static Int128 OfWeights(ReadOnlySpan<long> weights)
    {
        var sum = new WideSum();
        long signs = 0;
        foreach (var weight in weights)
        {
            sum.Add(weight);
            signs |= weight;
        }
        return signs < 0 ? throw NegativeWeight() : sum.Value;
    }

    public static ArgumentException NegativeWeight() => new("A weight is never negative.");
}
