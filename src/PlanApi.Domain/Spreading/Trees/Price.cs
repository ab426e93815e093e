using System.Numerics;

namespace PlanApi.Domain.Spreading.Trees;

/// <summary>
/// A price prepared for many leaves: start + price x weight as a whole number and a remainder. Where the terms of the price fit into 64
/// bits, the arithmetic is exact in 128 bits and the remainder is a count of denominators. Otherwise the price is a binary fraction that
/// is slightly too low, and the remainder is a 64-bit fraction that is at most <see cref="Slack"/> too low. Cases that this cannot decide
/// are computed exactly.
/// </summary>
internal readonly struct Price
{
    private readonly long _numerator;
    private readonly long _denominator;
    private readonly Int128 _scaled;
    private readonly int _shift;

    /// <param name="exact">The price.</param>
    /// <param name="greatestWeight">No weight that it is multiplied with is greater.</param>
    public Price(Ratio exact, long greatestWeight)
    {
        Exact = exact;
        IsSmall = exact.Denominator.GetBitLength() < 64 && exact.Numerator.GetBitLength() < 64;
        if (IsSmall)
        {
            (_numerator, _denominator) = ((long)exact.Numerator, (long)exact.Denominator);
            return;
        }
        // Below 2^bits is the absolute price, so that scaled price x weight stays below 2^125.
        var bits = Math.Max(0, exact.Numerator.GetBitLength() - exact.Denominator.GetBitLength() + 1);
        var weightBits = 64 - BitOperations.LeadingZeroCount((ulong)greatestWeight);
        _shift = (int)Math.Clamp(124 - bits - weightBits, 0, 120);
        if (_shift == 0)
            return;
        _scaled = (Int128)new Ratio(exact.Numerator << _shift, exact.Denominator).Floor(out _);
        Slack =
            _shift >= 64 ? (ulong)(greatestWeight >> Math.Min(63, _shift - 64)) + 2
            : weightBits + 64 - _shift >= 62 ? ulong.MaxValue / 4
            : ((ulong)greatestWeight << (64 - _shift)) + 2;
    }

    public Ratio Exact { get; }

    /// <summary>Whether remainders are exact counts of 1/denominator.</summary>
    public bool IsSmall { get; }

    /// <summary>By how much a 64-bit fraction may be too low.</summary>
    public ulong Slack { get; }

    /// <summary>start + price x weight, rounded down, and what is left: in denominators if small, otherwise as a 64-bit fraction.</summary>
    public Int128 Floor(long start, long weight, out ulong remainder)
    {
        if (IsSmall)
        {
            var product = (Int128)_numerator * weight;
            if (product >= long.MinValue && product <= long.MaxValue)
            {
                var (whole, rest) = Math.DivRem((long)product, _denominator);
                remainder = (ulong)(rest < 0 ? rest + _denominator : rest);
                return (Int128)start + whole - (rest < 0 ? 1 : 0);
            }
            var (wide, left) = Int128.DivRem(product, _denominator);
            remainder = (ulong)(left < 0 ? left + _denominator : left);
            return start + wide - (left < 0 ? 1 : 0);
        }
        if (_shift > 0)
        {
            var product = _scaled * weight;
            var fraction = product & (((Int128)1 << _shift) - 1);
            // The exact product lies less than one weight above. If that may reach the next whole number, or be one itself, compute
            // exactly.
            if (fraction > 0 && fraction + weight < ((Int128)1 << _shift))
            {
                remainder = (ulong)(_shift >= 64 ? fraction >> (_shift - 64) : fraction << (64 - _shift));
                return start + (product >> _shift);
            }
        }
        var exactly = Leaf(start, weight);
        var floor = exactly.Floor(out var exactRemainder);
        remainder = AsFraction(exactRemainder, exactly.Denominator);
        return (Int128)floor;
    }

    public Ratio Leaf(long start, long weight) => new((start * Exact.Denominator) + (weight * Exact.Numerator), Exact.Denominator);

    /// <summary>The remainder of a small price as a 64-bit fraction, rounded down.</summary>
    public ulong AsFraction(ulong remainder) => (ulong)(((UInt128)remainder << 64) / (UInt128)_denominator);

    /// <summary>A remainder as a 64-bit fraction: rounded down, but never to none where there is one.</summary>
    public static ulong AsFraction(BigInteger remainder, BigInteger denominator) =>
        remainder.IsZero ? 0 : Math.Max(1, (ulong)((remainder << 64) / denominator));
}
