using System.Numerics;
using System.Runtime.CompilerServices;

namespace PlanApi.Domain.Spreading;

/// <summary>
/// Selection by digits, most significant first (Knuth, The Art of Computer Programming, volume 3, 5.2.5): keys with another digit than the
/// sought one are dropped, so that time is linear whatever the keys. Digits count from the smallest key that is left.
/// </summary>
internal static class RadixSelect
{
    private const int DigitBits = 11;

    /// <summary>The nth largest key, and in n the number of equal keys that are taken. The keys are used up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TKey Largest<TKey>(Span<TKey> keys, ref int nth)
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        Span<int> counts = stackalloc int[1 << DigitBits];
        while (true)
        {
            var (least, most) = (keys[0], keys[0]);
            foreach (var key in keys)
                (least, most) = (TKey.Min(least, key), TKey.Max(most, key));
            if (least == most)
                return least;
            var shift = Math.Max(0, int.CreateTruncating(TKey.Log2(most - least)) + 1 - DigitBits);
            counts.Clear();
            foreach (var key in keys)
                counts[int.CreateTruncating((key - least) >> shift)]++;
            var digit = counts.Length - 1;
            for (; counts[digit] < nth; digit--)
                nth -= counts[digit];
            least += TKey.CreateTruncating(digit) << shift;
            keys = keys[..Keep(keys, least, TKey.One << shift)];
        }
    }

    // No branch is taken: every key is written, and the next one over it unless it counts.
    private static int Keep<TKey>(Span<TKey> keys, TKey least, TKey width)
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        var found = 0;
        foreach (var key in keys)
        {
            keys[found] = key;
            found += Lanes.OneIf(unchecked(key - least) < width);
        }
        return found;
    }
}
