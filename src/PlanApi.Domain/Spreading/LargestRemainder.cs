using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace PlanApi.Domain.Spreading;

/// <summary>
/// Rounding to whole steps so that the sum stays: every share is rounded down, and the steps that are left go to the largest remainders,
/// ties to the first in order (Hamilton's method, the Hare quota; Balinski and Young, Fair Representation, 1982). The remainders are not
/// kept but worked out again when needed. A sample says between which two the cut-off should lie (Floyd and Rivest, Expected Time Bounds
/// for Selection, 1975); those in between are put aside and selected from by digits, most significant first. Counts tell for certain
/// whether the cut-off was among them: if not, all are put aside. Time is linear either way, and so is the answer the same.
/// <para>
/// Bounds stay kept: they are whole, so that a share within them has both its floor and its ceiling within them. And a share that is whole
/// is never raised: the remainders add up to the number of steps left and each is below 1, so that fewer steps are left than there are
/// remainders above 0.
/// </para>
/// </summary>
internal static class LargestRemainder
{
    private const int Block = 512;
    private const int FewChildren = 4096;

    // How many of a sample stand side by side.
    private const int Stretch = 4;

    /// <summary>
    /// Writes the rounded shares; answers the smallest remainder that was rounded up and, where not all with it were, the last child that
    /// was.
    /// </summary>
    public static (TKey Key, int LastIndex)? Round<TShares, TKey>(in TShares shares, long total, Span<long> result)
        where TShares : struct, IShares<TKey>, allows ref struct
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        // Fewer steps are left than there are children, so that the sums may wrap: their difference is right all the same.
        var left = (int)unchecked(total - RoundDown<TShares, TKey>(shares, result));
        if (left == 0)
            return null;
        if (shares.AreAlike)
        {
            Span<TKey> key = stackalloc TKey[1];
            shares.Keys(0, result[..1], key);
            return (key[0], RaiseFirst(shares, key[0], left, result));
        }
        var (least, most) = Bracket<TShares, TKey>(shares, left, result);
        return RaiseAround(shares, least, most, left, result) ?? RaiseAmongAll<TShares, TKey>(shares, left, result);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long RoundDown<TShares, TKey>(in TShares shares, Span<long> result)
        where TShares : struct, IShares<TKey>, allows ref struct
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        long sum = 0;
        for (var from = 0; from < result.Length; from += Block)
        {
            sum = unchecked(sum + shares.Floors(from, result[from..Math.Min(result.Length, from + Block)]));
        }
        return sum;
    }

    // Two keys between which the last to go up should lie, both included.
    private static (TKey Least, TKey Most) Bracket<TShares, TKey>(in TShares shares, int left, ReadOnlySpan<long> result)
        where TShares : struct, IShares<TKey>, allows ref struct
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        var everything = (TKey.Zero, (TKey.One << shares.KeyBits) - TKey.One);
        if (result.Length <= FewChildren)
            return everything;
        // The 2/3rd power balances the sample against what lies in its bracket: three standard deviations, at most, to either side.
        var (stretches, count) = ((int)Math.Pow(result.Length, 2.0 / 3) / Stretch, result.Length);
        var size = stretches * Stretch;
        var margin = (int)(1.5 * Math.Sqrt(size));
        var rented = ArrayPool<TKey>.Shared.Rent(2 * size);
        var sample = rented.AsSpan(0, size);
        for (var at = 0; at < stretches; at++)
        {
            // Some side by side, at a place that no period of the children is likely to share.
            var (from, to) = ((int)((long)count * at / stretches), (int)((long)count * (at + 1) / stretches));
            var index = from + (int)(unchecked((uint)at * 2_654_435_769u) % (uint)(to - from - Stretch));
            shares.Keys(index, result.Slice(index, Stretch), sample.Slice(at * Stretch, Stretch));
        }
        var rank = (int)((long)(count - left) * size / count);
        var bracket = (
            rank >= margin ? Ranked(sample, rank - margin) : everything.Item1,
            rank + margin < size ? Ranked(sample, rank + margin) : everything.Item2
        );
        ArrayPool<TKey>.Shared.Return(rented);
        return bracket;

        // The key that this many of the sample are not above, found in a copy beside it.
        TKey Ranked(Span<TKey> keys, int at)
        {
            var largest = size - at;
            var copy = rented.AsSpan(size, size);
            keys.CopyTo(copy);
            return RadixSelect.Largest(copy, ref largest);
        }
    }

    // Raises what lies above the bracket, and as much of the rest as there are steps left; null, and nothing raised, if that cannot be.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (TKey, int)? RaiseAround<TShares, TKey>(in TShares shares, TKey least, TKey most, int left, Span<long> result)
        where TShares : struct, IShares<TKey>, allows ref struct
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        if (least == most)
            return RaiseAt(shares, least, left, result);
        var room = (result.Length / 8) + (2 * FewChildren);
        var rented = ArrayPool<TKey>.Shared.Rent(2 * room);
        var indexes = ArrayPool<int>.Shared.Rent(room);
        Span<TKey> keys = stackalloc TKey[Block];
        var (found, range, isFull) = (0, most - least, false);
        for (var from = 0; from < result.Length && !isFull; from += Block)
        {
            var floors = result[from..Math.Min(result.Length, from + Block)];
            shares.Keys(from, floors, keys[..floors.Length]);
            left -= Lanes.Raise<TKey>(floors, keys[..floors.Length], most + TKey.One);
            isFull = found + Block >= room;
            if (!isFull)
                found = Lanes.PutAside<TKey>(keys[..floors.Length], least, range, from, rented, indexes, found);
        }
        (TKey, int)? answer = null;
        if (!isFull && left > 0 && left <= found)
        {
            var copy = rented.AsSpan(room, found);
            rented.AsSpan(0, found).CopyTo(copy);
            var (cut, last, isTied) = (RadixSelect.Largest(copy, ref left), -1, false);
            for (var at = 0; at < found; at++)
            {
                var isTie = rented[at] == cut && left > 0;
                isTied |= rented[at] == cut && left == 0;
                if (isTie)
                    (left, last) = (left - 1, indexes[at]);
                result[indexes[at]] += Lanes.OneIf(isTie | rented[at] > cut);
            }
            answer = (cut, isTied ? last : CutOff.All);
        }
        else
            RoundDown<TShares, TKey>(shares, result);
        ArrayPool<TKey>.Shared.Return(rented);
        ArrayPool<int>.Shared.Return(indexes);
        return answer;
    }

    // Where a sample has one key all around the cut-off, so have most children: they are counted, not put aside.
    private static (TKey, int)? RaiseAt<TShares, TKey>(in TShares shares, TKey cut, int left, Span<long> result)
        where TShares : struct, IShares<TKey>, allows ref struct
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        Span<TKey> keys = stackalloc TKey[Block];
        var ties = 0;
        for (var from = 0; from < result.Length; from += Block)
        {
            var floors = result[from..Math.Min(result.Length, from + Block)];
            shares.Keys(from, floors, keys[..floors.Length]);
            left -= Lanes.CountAbove<TKey>(keys[..floors.Length], cut);
            ties += keys[..floors.Length].Count(cut);
        }
        return left > 0 && left <= ties ? (cut, RaiseFirst(shares, cut, left, result)) : null;
    }

    private static (TKey, int) RaiseAmongAll<TShares, TKey>(in TShares shares, int left, Span<long> result)
        where TShares : struct, IShares<TKey>, allows ref struct
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        var rented = ArrayPool<TKey>.Shared.Rent(result.Length);
        var keys = rented.AsSpan(0, result.Length);
        for (var from = 0; from < result.Length; from += Block)
        {
            var floors = result[from..Math.Min(result.Length, from + Block)];
            shares.Keys(from, floors, keys.Slice(from, floors.Length));
        }
        var cut = RadixSelect.Largest(keys, ref left);
        ArrayPool<TKey>.Shared.Return(rented);
        return (cut, RaiseFirst(shares, cut, left, result));
    }

    // Everything above the cut-off goes up; of those that tie with it, the first.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int RaiseFirst<TShares, TKey>(in TShares shares, TKey cut, int ties, Span<long> result)
        where TShares : struct, IShares<TKey>, allows ref struct
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        Span<TKey> keys = stackalloc TKey[Block];
        var (last, isTied) = (-1, false);
        for (var from = 0; from < result.Length; from += Block)
        {
            var floors = result[from..Math.Min(result.Length, from + Block)];
            shares.Keys(from, floors, keys[..floors.Length]);
            var block = (ReadOnlySpan<TKey>)keys[..floors.Length];
            var alike = isTied ? 0 : block.Count(cut);
            isTied |= alike > ties;
            if (ties > 0 && alike > ties)
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
            else if (ties > 0 && alike > 0)
            {
                (ties, last) = (ties - alike, from + block.LastIndexOf(cut));
                Lanes.Raise(floors, block, cut);
                continue;
            }
            Lanes.Raise(floors, block, cut + TKey.One);
        }
        return isTied ? last : CutOff.All;
    }
}
