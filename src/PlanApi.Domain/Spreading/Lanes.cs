using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PlanApi.Domain.Spreading;

/// <summary>Operations on several numbers of a block at a time.</summary>
internal static class Lanes
{
    /// <summary>Adds 1 to every value whose key is at least the least, and counts them.</summary>
    /// <exception cref="OverflowException">A value is the largest already.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Raise<TKey>(Span<long> values, ReadOnlySpan<TKey> keys, TKey least)
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        var (done, raised) = (0, 0);
        if (typeof(TKey) == typeof(ulong))
        {
            var vectors = MemoryMarshal.Cast<long, Vector<long>>(values);
            var others = MemoryMarshal.Cast<TKey, Vector<ulong>>(keys);
            var from = new Vector<ulong>(ulong.CreateTruncating(least));
            var (count, overflow) = (Vector<long>.Zero, Vector<long>.Zero);
            for (var at = 0; at < vectors.Length && at < others.Length; at++)
            {
                // A comparison that holds is -1.
                var isRaised = Vector.AsVectorInt64(Vector.GreaterThanOrEqual(others[at], from));
                overflow |= isRaised & Vector.Equals(vectors[at], new Vector<long>(long.MaxValue));
                count -= isRaised;
                vectors[at] -= isRaised;
            }
            if (overflow != Vector<long>.Zero)
                throw new OverflowException("A child's share does not fit in 64 bits.");
            (done, raised) = (vectors.Length * Vector<long>.Count, (int)Vector.Sum(count));
        }
        for (var at = done; at < values.Length; at++)
        {
            var isRaised = keys[at] >= least;
            values[at] += isRaised ? 1 : 0;
            raised += isRaised ? 1 : 0;
        }
        return raised;
    }

    /// <summary>How many keys are larger than one of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int CountAbove<TKey>(ReadOnlySpan<TKey> keys, TKey one)
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        var (done, above) = (0, 0);
        if (typeof(TKey) == typeof(ulong))
        {
            var vectors = MemoryMarshal.Cast<TKey, Vector<ulong>>(keys);
            var (bound, count) = (new Vector<ulong>(ulong.CreateTruncating(one)), Vector<long>.Zero);
            foreach (var vector in vectors)
                count -= Vector.AsVectorInt64(Vector.GreaterThan(vector, bound));
            (done, above) = (vectors.Length * Vector<long>.Count, (int)Vector.Sum(count));
        }
        foreach (var key in keys[done..])
            above += key > one ? 1 : 0;
        return above;
    }

    /// <summary>Puts aside the keys from the least to a range above it, with their children; answers how many there are then.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int PutAside<TKey>(
        ReadOnlySpan<TKey> keys,
        TKey least,
        TKey range,
        int from,
        Span<TKey> aside,
        Span<int> indexes,
        int found
    )
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        var at = 0;
        if (typeof(TKey) == typeof(ulong))
        {
            var vectors = MemoryMarshal.Cast<TKey, Vector<ulong>>(keys);
            var (first, most) = (new Vector<ulong>(ulong.CreateTruncating(least)), new Vector<ulong>(ulong.CreateTruncating(range)));
            // Most vectors hold none. Which do is noted first, for whether one does cannot be foreseen.
            Span<int> holding = stackalloc int[vectors.Length + 1];
            var count = 0;
            foreach (var vector in vectors)
            {
                holding[count] = at;
                count += OneIf(Vector.LessThanOrEqualAny(vector - first, most));
                at += Vector<ulong>.Count;
            }
            foreach (var start in holding[..count])
                found = PutAsideEach(keys[..(start + Vector<ulong>.Count)], start, least, range, from, aside, indexes, found);
        }
        return PutAsideEach(keys, at, least, range, from, aside, indexes, found);
    }

    /// <summary>1 if so, else 0, without a branch that the processor could guess wrong.</summary>
    public static int OneIf(bool condition) => Unsafe.BitCast<bool, byte>(condition);

    // No branch is taken: every key is written, and the next one over it unless it counts.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int PutAsideEach<TKey>(
        ReadOnlySpan<TKey> keys,
        int at,
        TKey least,
        TKey range,
        int from,
        Span<TKey> aside,
        Span<int> indexes,
        int found
    )
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        for (; at < keys.Length; at++)
        {
            (aside[found], indexes[found]) = (keys[at], from + at);
            found += OneIf(unchecked(keys[at] - least) <= range);
        }
        return found;
    }
}
