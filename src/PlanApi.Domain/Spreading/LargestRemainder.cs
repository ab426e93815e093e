using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace PlanApi.Domain.Spreading;

/// <summary>
/// Rounding to whole steps so that the sum stays: every share is rounded down, and the steps that are left go to the largest remainders,
/// ties to the first in order (Hamilton's method, the Hare quota; Balinski and Young, Fair Representation, 1982). The remainders are not
/// kept but worked out again when needed, and the cut-off is found by a radix select, most significant digit first: linear, and exact.
/// <para>
/// Bounds stay kept: they are whole, so that a share within them has both its floor and its ceiling within them. And a share that is whole
/// is never raised: the remainders add up to the number of steps left and each is below 1, so that fewer steps are left than there are
/// remainders above 0.
/// </para>
/// </summary>
internal static class LargestRemainder
{
    private const int Block = 512;
    private const int DigitBits = 11;
    private const int MostSorted = 1 << 13;

    /// <summary>Writes the rounded shares, and answers the smallest remainder that was rounded up and the last child with just that.</summary>
    public static (TKey Key, int LastIndex)? Round<TShares, TKey>(in TShares shares, long total, Span<long> result)
        where TShares : struct, IShares<TKey>, allows ref struct
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        Span<int> counts = stackalloc int[1 << DigitBits];
        var shift = Math.Max(0, shares.KeyBits - DigitBits);
        // Fewer steps are left than there are children, so that the sums may wrap: their difference is right all the same.
        var left = (int)unchecked(total - RoundDown<TShares, TKey>(shares, shift, counts, result));
        if (left == 0)
            return null;
        if (shares.AreAlike)
        {
            Span<TKey> key = stackalloc TKey[1];
            shares.Keys(0, result[..1], key);
            return (key[0], RaiseFirst(shares, key[0], left, result));
        }
        var digit = Digit(counts, ref left);
        var prefix = TKey.CreateTruncating(digit) << shift;
        if (shift > 0 && counts[digit] <= MostSorted)
            return RaiseSorted(shares, prefix, TKey.One << shift, left, counts[digit], result);
        var cut = shift == 0 ? prefix : CutOff(shares, prefix, shift, counts[digit], counts, ref left, result);
        return (cut, RaiseFirst(shares, cut, left, result));
    }

    // The digit of the last key that goes up, and how many go up of those that have it.
    private static int Digit(ReadOnlySpan<int> counts, ref int left)
    {
        var digit = counts.Length - 1;
        for (; counts[digit] < left; digit--)
            left -= counts[digit];
        return digit;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long RoundDown<TShares, TKey>(in TShares shares, int shift, Span<int> counts, Span<long> result)
        where TShares : struct, IShares<TKey>, allows ref struct
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        Span<TKey> keys = stackalloc TKey[Block];
        long sum = 0;
        counts.Clear();
        for (var from = 0; from < result.Length; from += Block)
        {
            var floors = result[from..Math.Min(result.Length, from + Block)];
            shares.Floors(from, floors, keys[..floors.Length]);
            sum = unchecked(sum + Lanes.WrappingSum(floors));
            foreach (var key in shares.AreAlike ? [] : keys[..floors.Length])
                counts[int.CreateTruncating(key >> shift)]++;
        }
        return sum;
    }

    // Keys that share a prefix are put aside, fewer with every digit, until the last to go up is known and how many of its like go up.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static TKey CutOff<TShares, TKey>(
        in TShares shares, TKey prefix, int shift, int count, Span<int> counts, ref int left, ReadOnlySpan<long> result)
        where TShares : struct, IShares<TKey>, allows ref struct
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        var rented = ArrayPool<TKey>.Shared.Rent(count + 1);
        var aside = rented.AsSpan(0, count + 1);
        Span<TKey> keys = stackalloc TKey[Block];
        var found = 0;
        for (var from = 0; from < result.Length; from += Block)
        {
            var floors = result[from..Math.Min(result.Length, from + Block)];
            shares.Keys(from, floors, keys[..floors.Length]);
            found = Keep(keys[..floors.Length], prefix, TKey.One << shift, aside, found);
        }
        aside = aside[..found];
        while (shift > 0 && aside.ContainsAnyExcept(aside[0]))
        {
            shift = Math.Max(0, shift - DigitBits);
            counts.Clear();
            foreach (var key in aside)
                counts[int.CreateTruncating((key - prefix) >> shift)]++;
            prefix += TKey.CreateTruncating(Digit(counts, ref left)) << shift;
            aside = aside[..Keep(aside, prefix, TKey.One << shift, aside, 0)];
        }
        var cut = aside[0];
        ArrayPool<TKey>.Shared.Return(rented);
        return cut;
    }

    // No branch is taken, so that none is guessed wrong: every key is written, and the next one over it unless it counts.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Keep<TKey>(ReadOnlySpan<TKey> keys, TKey prefix, TKey width, Span<TKey> aside, int found)
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        foreach (var key in keys)
        {
            if (found < aside.Length)
                aside[found] = key;
            found += unchecked(key - prefix) < width ? 1 : 0;
        }
        return found;
    }

    // Everything above the cut-off goes up; of those that tie with it, the first.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int RaiseFirst<TShares, TKey>(in TShares shares, TKey cut, int ties, Span<long> result)
        where TShares : struct, IShares<TKey>, allows ref struct
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        Span<TKey> keys = stackalloc TKey[Block];
        var last = -1;
        for (var from = 0; from < result.Length; from += Block)
        {
            var floors = result[from..Math.Min(result.Length, from + Block)];
            shares.Keys(from, floors, keys[..floors.Length]);
            var block = (ReadOnlySpan<TKey>)keys[..floors.Length];
            var alike = ties == 0 ? 0 : block.Count(cut);
            if (alike > ties)
            {
                // The last tie lies in this block: what comes after it goes up only above the cut-off.
                var end = 0;
                for (; ties > 0; ties--)
                    end += block[end..].IndexOf(cut) + 1;
                last = from + end - 1;
                Lanes.Raise(floors[..end], block[..end], cut);
                floors = floors[end..];
                block = block[end..];
            }
            else if (alike > 0)
            {
                (ties, last) = (ties - alike, from + block.LastIndexOf(cut));
                Lanes.Raise(floors, block, cut);
                continue;
            }
            Lanes.Raise(floors, block, cut + TKey.One);
        }
        return last;
    }

    // Everything above the prefix goes up; what shares it is few enough to be put in order.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (TKey, int) RaiseSorted<TShares, TKey>(
        in TShares shares, TKey prefix, TKey width, int left, int count, Span<long> result)
        where TShares : struct, IShares<TKey>, allows ref struct
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        Span<TKey> keys = stackalloc TKey[Block];
        var rented = ArrayPool<(TKey Key, int Index)>.Shared.Rent(count);
        var found = 0;
        var above = prefix + width;
        for (var from = 0; from < result.Length; from += Block)
        {
            var floors = result[from..Math.Min(result.Length, from + Block)];
            shares.Keys(from, floors, keys[..floors.Length]);
            Lanes.Raise<TKey>(floors, keys[..floors.Length], above);
            for (var at = 0; at < floors.Length; at++)
            {
                if (unchecked(keys[at] - prefix) < width)
                    rented[found++] = (keys[at], from + at);
            }
        }
        var ties = rented.AsSpan(0, found);
        ties.Sort(static (one, other) => one.Key == other.Key ? one.Index.CompareTo(other.Index) : other.Key.CompareTo(one.Key));
        foreach (var (_, index) in ties[..left])
            result[index]++;
        var cut = ties[left - 1];
        ArrayPool<(TKey, int)>.Shared.Return(rented);
        return cut;
    }
}
