namespace PlanApi.Domain.Spreading;

/// <summary>The range that bounded children can reach, and where each of them stands, exactly.</summary>
internal static class SpreadReach
{
    /// <summary>The largest error of a double, relative to its inputs: 5 roundings of 2^-53 each, with some reserve.</summary>
    public const double Doubt = 1.0 / (1L << 49);

    /// <summary>The multiplier at which a child leaves its lower bound or meets its upper one.</summary>
    public static Multiplier Breakpoint(in SpreadChildren children, int index, bool isLow) =>
        new((Int128)(isLow ? children.LowOf(index) : children.HighOf(index)) - children.StartOf(index), children.WeightOf(index));

    /// <summary>Where a child stands; a double only spares the exact comparison where it is clearly decided.</summary>
    public static Side SideOf(in SpreadChildren children, int index, Multiplier multiplier)
    {
        var (start, move) = ((double)children.StartOf(index), children.WeightOf(index) * multiplier.Value);
        var (low, high) = (children.LowOf(index), children.HighOf(index));
        var down = low == SpreadChildren.NoLow ? double.NegativeInfinity : low - start;
        var up = high == SpreadChildren.NoHigh ? double.PositiveInfinity : high - start;
        var doubt = Doubt * (Math.Abs(move) + Math.Abs(start));
        if (move > down + doubt && move < up - doubt)
            return Side.Free;
        if (move > up + doubt)
            return Side.High;
        return move < down - doubt ? Side.Low : ExactSideOf(children, index, multiplier);
    }

    private static Side ExactSideOf(in SpreadChildren children, int index, Multiplier multiplier)
    {
        var (start, weight) = (children.StartOf(index), children.WeightOf(index));
        var (low, high) = (children.LowOf(index), children.HighOf(index));
        if (low != SpreadChildren.NoLow && multiplier.Compare(weight, (Int128)low - start) is var below and <= 0)
            return below < 0 ? Side.Low : Side.LeavesLow;
        if (high != SpreadChildren.NoHigh && multiplier.Compare(weight, (Int128)high - start) is var above and >= 0)
            return above > 0 ? Side.High : Side.MeetsHigh;
        return Side.Free;
    }

    /// <summary>The reason why children that may not move as far as the total cannot meet it.</summary>
    public static SpreadOutcome Failure(in SpreadChildren children, long total)
    {
        var (lowest, highest) = (default(WideSum), default(WideSum));
        var (isLow, isHigh, mayMove, hasRoom) = (true, true, false, false);
        for (var index = 0; index < children.Count; index++)
        {
            var (low, high) = (children.LowOf(index), children.HighOf(index));
            if (children.WeightOf(index) == 0)
            {
                hasRoom |= low < high;
                low = high = children.RestOf(index);
            }
            else if (low == SpreadChildren.NoLow && low < high)
                (isLow, low) = (false, 0);
            mayMove |= low < high;
            if (high == SpreadChildren.NoHigh && low < high)
                (isHigh, high) = (false, 0);
            lowest.Add(low);
            highest.Add(high);
        }
        if (!mayMove && hasRoom)
            return new NothingToGoBy(total - lowest.Value);
        return new SpreadInfeasible(total, isLow ? lowest.Value : null, isHigh ? highest.Value : null);
    }

    /// <summary>
    /// If every child that may move is at a bound, a whole range of multipliers gives the same shares. This is the one nearest to 0.
    /// </summary>
    public static Multiplier NearestToZero(in SpreadChildren children, Multiplier multiplier)
    {
        if (multiplier.Numerator == 0)
            return multiplier;
        var isAbove = multiplier.Numerator > 0;
        var nearest = Multiplier.Zero;
        for (var index = 0; index < children.Count; index++)
        {
            if (children.WeightOf(index) == 0 || children.LowOf(index) == children.HighOf(index))
                continue;
            // From above, the children that met their upper bounds hold the multiplier up; from below, those at their lower ones down.
            var isStopped = SideOf(children, index, multiplier) is var side && (isAbove ? side >= Side.MeetsHigh : side <= Side.LeavesLow);
            if (
                isStopped
                && Breakpoint(children, index, !isAbove) is var end
                && (end.CompareTo(nearest) > 0) == isAbove
                && end.CompareTo(nearest) != 0
            )
                nearest = end;
        }
        return nearest;
    }
}
