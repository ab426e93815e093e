using System.Numerics;

namespace PlanApi.Domain.Spreading.Crossing;

/// <summary>How steeply the cost of a number rises. Costs are convex: the slope never falls when the number grows.</summary>
internal interface ISlopes<T>
{
    /// <summary>
    /// The mean rise for each of some steps above a value, rounded down to a whole count of the unit in which slopes are told.
    /// </summary>
    T Of(int number, long value, long steps);
}

/// <summary>The slopes of (x - start)^2 / weight: (2 (x - start) + steps) / weight. Zero for a number without a start.</summary>
/// <param name="Start">The starts.</param>
/// <param name="Weight">The weights.</param>
/// <param name="Scale">How many units a slope of 1 is.</param>
internal sealed record SquareSlopes<T>(long[] Start, long[] Weight, T Scale) : ISlopes<T>
    where T : struct, IBinaryInteger<T>
{
    public T Of(int number, long value, long steps)
    {
        if (Weight[number] == 0)
            return T.Zero;
        var rise = (2 * ((Int128)value - Start[number])) + steps;
        var (slope, rest) = T.DivRem(checked(T.CreateChecked(rise) * Scale), T.CreateChecked(Weight[number]));
        return T.IsNegative(rest) ? slope - T.One : slope;
    }
}

/// <summary>The slopes of how far a number lies beyond its bounds: none within them, and 1 for each step beyond.</summary>
internal sealed record BeyondSlopes(long[] Low, long[] High) : ISlopes<Int128>
{
    public Int128 Of(int number, long value, long steps)
    {
        // Long steps may begin on one side of a bound and end on the other.
        var rise = (Beyond(number, (Int128)value + steps) - Beyond(number, value)) << 24;
        var slope = rise / steps;
        return slope * steps > rise ? slope - 1 : slope;
    }

    private Int128 Beyond(int number, Int128 value) =>
        (Low[number] == CrossingProblem.None ? 0 : Int128.Max(Low[number] - value, 0))
        + (High[number] == CrossingProblem.NoHigh ? 0 : Int128.Max(value - High[number], 0));
}

/// <summary>No cost at all: only bounds count.</summary>
internal sealed record NoSlopes : ISlopes<Int128>
{
    public Int128 Of(int number, long value, long steps) => 0;
}
