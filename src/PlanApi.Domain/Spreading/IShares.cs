using System.Numerics;

namespace PlanApi.Domain.Spreading;

/// <summary>The shares of all children at one multiplier. A key is a remainder in [0, denominator): only their order counts.</summary>
internal interface IShares<TKey>
    where TKey : unmanaged, IBinaryInteger<TKey>
{
    /// <summary>How many bits a key may take.</summary>
    int KeyBits { get; }

    /// <summary>Whether all keys are known to be the same.</summary>
    bool AreAlike { get; }

    /// <summary>The shares of a block of children, rounded down; answers their sum modulo 2^64.</summary>
    long Floors(int from, scoped Span<long> floors);

    /// <summary>The remainders of a block of children whose floors are known.</summary>
    void Keys(int from, scoped ReadOnlySpan<long> floors, scoped Span<TKey> keys);
}

/// <summary>Shares of any magnitude, in 128 bits and more.</summary>
internal readonly ref struct WideShares(SpreadChildren children, Multiplier multiplier) : IShares<UInt128>
{
    private readonly SpreadChildren _children = children;

    public int KeyBits => 128 - (int)Int128.LeadingZeroCount(multiplier.Denominator - 1);

    public bool AreAlike => false;

    public long Floors(int from, scoped Span<long> floors)
    {
        var sum = 0L;
        for (var at = 0; at < floors.Length; at++)
        {
            floors[at] = WholeShare.Of(_children, from + at, multiplier).Floor;
            sum = unchecked(sum + floors[at]);
        }
        return sum;
    }

    public void Keys(int from, scoped ReadOnlySpan<long> floors, scoped Span<UInt128> keys)
    {
        for (var at = 0; at < floors.Length; at++)
            keys[at] = (UInt128)WholeShare.Of(_children, from + at, multiplier).Remainder;
    }
}
