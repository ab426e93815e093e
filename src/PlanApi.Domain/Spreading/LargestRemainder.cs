using System.Buffers;
using System.Numerics;

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
    private const int DigitBits = 11;
    private const int MostSorted = 1 << 13;

    /// <summary>Writes the rounded shares, and answers the smallest remainder that was rounded up and the last child with just that.</summary>
    public static (TKey Key, int LastIndex)? Round<TShares, TKey>(in TShares shares, long total, Span<long> result)
        where TShares : struct, IShares<TKey>, allows ref struct
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        // The steps left are fewer than the children, so that the sums may wrap: their difference is right all the same.
        Span<int> counts = stackalloc int[1 << DigitBits];
        var shift = Math.Max(0, shares.KeyBits - DigitBits);
        var left = (int)unchecked(total - RoundDown<TShares, TKey>(shares, shift, counts, result, out var differing));
        if (left == 0)
            return null;
        var prefix = TKey.Zero;
        if (differing == TKey.Zero)
        {
            prefix = shares.KeyOf(0, result[0]);
            return (prefix, RaiseFirst<TShares, TKey>(shares, prefix, left, result));
        }
        while (true)
        {
            var digit = (1 << DigitBits) - 1;
            for (; counts[digit] < left; digit--)
                left -= counts[digit];
            prefix |= TKey.CreateTruncating(digit) << shift;
            if (shift == 0)
                return (prefix, RaiseFirst<TShares, TKey>(shares, prefix, left, result));
            if (counts[digit] <= MostSorted)
                return RaiseSorted<TShares, TKey>(shares, prefix, shift, left, counts[digit], result);
            var above = shift;
            shift = Math.Max(0, shift - DigitBits);
            // A last digit may be shorter than the others: its upper bits belong to the prefix.
            Count<TShares, TKey>(shares, prefix, above, shift, counts, result);
        }
    }

    private static long RoundDown<TShares, TKey>(in TShares shares, int shift, Span<int> counts, Span<long> result, out TKey differing)
        where TShares : struct, IShares<TKey>, allows ref struct
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        counts.Clear();
        differing = TKey.Zero;
        if (shares.Count == 0)
            return 0;
        shares.Floor(0, out var first);
        long sum = 0;
        for (var index = 0; index < result.Length; index++)
        {
            var floor = shares.Floor(index, out var key);
            result[index] = floor;
            unchecked
            {
                sum += floor;
                counts[int.CreateTruncating(key >> shift)]++;
            }
            differing |= key ^ first;
        }
        return sum;
    }

    private static void Count<TShares, TKey>(
        in TShares shares, TKey prefix, int above, int shift, Span<int> counts, ReadOnlySpan<long> floors)
        where TShares : struct, IShares<TKey>, allows ref struct
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        counts.Clear();
        for (var index = 0; index < floors.Length; index++)
        {
            var rest = shares.KeyOf(index, floors[index]) ^ prefix;
            if (rest >> above == TKey.Zero)
                counts[int.CreateTruncating(rest >> shift)]++;
        }
    }

    // Everything above the cut-off goes up; of those that tie with it, the first.
    private static int RaiseFirst<TShares, TKey>(in TShares shares, TKey cut, int ties, Span<long> result)
        where TShares : struct, IShares<TKey>, allows ref struct
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        var last = -1;
        for (var index = 0; index < result.Length; index++)
        {
            var key = shares.KeyOf(index, result[index]);
            if (key < cut || (key == cut && ties == 0))
                continue;
            if (key == cut)
                (ties, last) = (ties - 1, index);
            result[index]++;
        }
        return last;
    }

    // Everything above the prefix goes up; what shares it is few enough to be put in order.
    private static (TKey, int) RaiseSorted<TShares, TKey>(
        in TShares shares, TKey prefix, int shift, int left, int count, Span<long> result)
        where TShares : struct, IShares<TKey>, allows ref struct
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        var rented = ArrayPool<(TKey Key, int Index)>.Shared.Rent(count);
        var found = 0;
        var most = prefix >> shift;
        for (var index = 0; index < result.Length; index++)
        {
            var key = shares.KeyOf(index, result[index]);
            var digits = key >> shift;
            if (digits > most)
                result[index]++;
            else if (digits == most)
                rented[found++] = (key, index);
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
