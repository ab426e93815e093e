using System.Numerics;
using System.Runtime.CompilerServices;

namespace PlanApi.Domain.Spreading;

/// <summary>The shares of all children at one multiplier. A key is a remainder in [0, denominator): only their order counts.</summary>
internal interface IShares<TKey>
    where TKey : unmanaged, IBinaryInteger<TKey>
{
    int Count { get; }

    /// <summary>How many bits a key may take.</summary>
    int KeyBits { get; }

    /// <summary>A child's share rounded down, and the remainder.</summary>
    long Floor(int index, out TKey key);

    /// <summary>The remainder of a child whose floor is known.</summary>
    TKey KeyOf(int index, long floor);
}

/// <summary>Shares of any magnitude, in 128 bits and more.</summary>
internal readonly ref struct WideShares(SpreadChildren children, Multiplier multiplier) : IShares<UInt128>
{
    private readonly SpreadChildren _children = children;

    public int Count => _children.Count;

    public int KeyBits => 128 - (int)Int128.LeadingZeroCount(multiplier.Denominator - 1);

    public long Floor(int index, out UInt128 key)
    {
        var share = WholeShare.Of(_children, index, multiplier);
        key = (UInt128)share.Remainder;
        return share.Floor;
    }

    public UInt128 KeyOf(int index, long floor)
    {
        Floor(index, out var key);
        return key;
    }
}

/// <summary>
/// Shares of the magnitudes that plans have, in 64 bits. A double guesses the quotient; it is off by less than 1 while the quotient is
/// below 2^50 (5 roundings of 2^-53 each), so that the true remainder lies within three denominators of 0: below 2^63 when the denominator
/// is below 2^60. What 64-bit arithmetic keeps of it modulo 2^64 is then all of it, whatever overflowed on the way.
/// </summary>
internal readonly ref struct NarrowShares : IShares<ulong>
{
    private const double LargestQuotient = 1L << 50;

    private readonly SpreadChildren _children;
    private readonly Multiplier _multiplier;
    private readonly long _numerator;
    private readonly long _denominator;
    private readonly double _guess;
    private readonly long _down;

    public NarrowShares(SpreadChildren children, Multiplier multiplier)
    {
        _children = children;
        _multiplier = multiplier;
        (_numerator, _denominator) = ((long)multiplier.Numerator, (long)multiplier.Denominator);
        _guess = multiplier.Value;
        // Conversion cuts towards zero, and shares are rounded down.
        _down = _numerator < 0 ? 1 : 0;
    }

    public static bool Suit(Multiplier multiplier) =>
        multiplier.Denominator < 1L << 60 && multiplier.Numerator > long.MinValue && multiplier.Numerator <= long.MaxValue;

    public int Count => _children.Count;

    public int KeyBits => 64 - BitOperations.LeadingZeroCount((ulong)(_denominator - 1));

    public long Floor(int index, out ulong key)
    {
        var weight = _children.WeightOf(index);
        var guess = weight * _guess;
        var start = _children.StartOf(index);
        var (low, high) = (_children.LowOf(index), _children.HighOf(index));
        unchecked
        {
            if (low != high && Math.Abs(guess) < LargestQuotient)
            {
                var quotient = Quotient(weight, guess, out var remainder);
                var floor = start + quotient;
                // Only 64-bit starts at the very end of the range can overflow here.
                if (((start ^ floor) & (quotient ^ floor)) >= 0)
                {
                    var isStopped = floor < low || floor >= high;
                    key = isStopped ? 0 : (ulong)remainder;
                    if (!isStopped || high != SpreadChildren.NoHigh || floor < low)
                        return Math.Min(Math.Max(floor, low), high);
                }
            }
        }
        var share = WholeShare.Of(_children, index, _multiplier);
        key = (ulong)share.Remainder;
        return share.Floor;
    }

    public ulong KeyOf(int index, long floor)
    {
        if (floor == _children.LowOf(index) || floor == _children.HighOf(index))
        {
            Floor(index, out var key);
            return key;
        }
        // Between its bounds a child's floor is its quotient and nothing else: the remainder follows without dividing anew.
        return unchecked((ulong)((_children.WeightOf(index) * _numerator) - ((floor - _children.StartOf(index)) * _denominator)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long Quotient(long weight, double guess, out long remainder)
    {
        unchecked
        {
            var quotient = double.ConvertToIntegerNative<long>(guess) - _down;
            remainder = (weight * _numerator) - (quotient * _denominator);
            while (remainder < 0)
                (quotient, remainder) = (quotient - 1, remainder + _denominator);
            while (remainder >= _denominator)
                (quotient, remainder) = (quotient + 1, remainder - _denominator);
            return quotient;
        }
    }
}
