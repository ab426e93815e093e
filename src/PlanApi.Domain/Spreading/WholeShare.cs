namespace PlanApi.Domain.Spreading;

/// <summary>
/// A child's share of clamp(start + multiplier x weight, low, high), rounded down, and its remainder in parts of the multiplier's
/// denominator. This is the definition; the fast forms in <see cref="NarrowShares"/> are shortcuts to it.
/// </summary>
internal readonly record struct WholeShare(long Floor, Int128 Remainder, SpreadStop Stop)
{
    /// <exception cref="OverflowException">No bound stops the share and it does not fit in 64 bits.</exception>
    public static WholeShare Of(in SpreadChildren children, int index, Multiplier multiplier)
    {
        var (low, high) = (children.LowOf(index), children.HighOf(index));
        if (low == high)
            return new WholeShare(low, 0, SpreadStop.Held);
        var (floor, remainder) = multiplier.Times(children.WeightOf(index));
        floor += children.StartOf(index);
        if (low != SpreadChildren.NoLow && floor < low)
            return new WholeShare(low, 0, SpreadStop.Low);
        if (high != SpreadChildren.NoHigh && floor >= high)
            return new WholeShare(high, 0, floor > high || remainder != 0 ? SpreadStop.High : SpreadStop.None);
        return new WholeShare(checked((long)floor), remainder, SpreadStop.None);
    }
}
