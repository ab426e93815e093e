using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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

    public void Add(Vector<long> values)
    {
        for (var lane = 0; lane < Vector<long>.Count; lane++)
            Add(values[lane]);
    }

    /// <summary>The exact sum of the numbers.</summary>
    public static Int128 Of(ReadOnlySpan<long> values) => Of(values, out _);

    /// <summary>The exact sum of numbers that may not be negative.</summary>
    /// <exception cref="ArgumentException">One is.</exception>
    public static Int128 OfWeights(ReadOnlySpan<long> weights)
    {
        var sum = Of(weights, out var signs);
        return signs < 0 ? throw NegativeWeight() : sum;
    }

    public static ArgumentException NegativeWeight() => new("A weight is never negative.");

    // Halves of 32 bits are added up on their own: no lane overflows before 2^31 of them. The signs are negative when any number is.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Int128 Of(ReadOnlySpan<long> values, out long signs)
    {
        var vectors = MemoryMarshal.Cast<long, Vector<long>>(values);
        var (low, high, any) = (Vector<long>.Zero, Vector<long>.Zero, Vector<long>.Zero);
        var half = new Vector<long>(uint.MaxValue);
        foreach (var vector in vectors)
        {
            low += vector & half;
            high += vector >> 32;
            any |= vector;
        }
        Int128 sum = 0;
        signs = 0;
        for (var lane = 0; lane < Vector<long>.Count; lane++)
        {
            sum += ((Int128)high[lane] << 32) + low[lane];
            signs |= any[lane];
        }
        foreach (var value in values[(vectors.Length * Vector<long>.Count)..])
        {
            sum += value;
            signs |= value;
        }
        return sum;
    }
}
