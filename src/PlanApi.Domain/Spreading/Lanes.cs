using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PlanApi.Domain.Spreading;

/// <summary>What is done to several numbers of a block at a time.</summary>
internal static class Lanes
{
    /// <summary>The sum modulo 2^64.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static long WrappingSum(ReadOnlySpan<long> values)
    {
        var sum = Vector<long>.Zero;
        var vectors = MemoryMarshal.Cast<long, Vector<long>>(values);
        foreach (var vector in vectors)
            sum += vector;
        var total = unchecked(Vector.Sum(sum));
        foreach (var value in values[(vectors.Length * Vector<long>.Count)..])
            total = unchecked(total + value);
        return total;
    }

    /// <summary>Adds 1 to every value whose key is at least the least.</summary>
    /// <exception cref="OverflowException">A value is the largest already.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Raise<TKey>(Span<long> values, ReadOnlySpan<TKey> keys, TKey least)
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        var done = 0;
        if (typeof(TKey) == typeof(ulong))
        {
            var vectors = MemoryMarshal.Cast<long, Vector<long>>(values);
            var others = MemoryMarshal.Cast<TKey, Vector<ulong>>(keys);
            var (from, largest, overflow) = (new Vector<ulong>(ulong.CreateTruncating(least)), new Vector<long>(long.MaxValue), Vector<long>.Zero);
            for (var at = 0; at < vectors.Length && at < others.Length; at++)
            {
                // A comparison that holds is -1.
                var isRaised = Vector.AsVectorInt64(Vector.GreaterThanOrEqual(others[at], from));
                overflow |= isRaised & Vector.Equals(vectors[at], largest);
                vectors[at] -= isRaised;
            }
            if (overflow != Vector<long>.Zero)
                throw new OverflowException("A child's share does not fit in 64 bits.");
            done = vectors.Length * Vector<long>.Count;
        }
        for (var at = done; at < values.Length; at++)
            values[at] += keys[at] >= least ? 1 : 0;
    }
}
