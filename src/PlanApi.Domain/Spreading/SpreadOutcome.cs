using PlanApi.Domain.Values;

namespace PlanApi.Domain.Spreading;

/// <summary>The result of spreading a total.</summary>
public abstract record SpreadOutcome;

/// <summary>The children add up to the total, each within its bounds.</summary>
/// <param name="Multiplier">The one number l of clamp(start + l x weight, low, high). If several give the same shares, it is the one
/// nearest to 0.</param>
/// <param name="CutOff">Which fractions of a step were rounded up.</param>
public sealed record SpreadMet(Fraction Multiplier, CutOff CutOff) : SpreadOutcome
{
    /// <summary>The reason for a child's value, from the same arithmetic that computed it.</summary>
    /// <param name="children">The children of the spread.</param>
    /// <param name="index">Which child.</param>
    public SpreadReason ReasonOf(in SpreadChildren children, int index) => SpreadReason.Of(children, index, this);
}

/// <summary>
/// The total differs from the present sum of the children, but no child may move by its weight: all that are not held have weight 0. The
/// caller may ask for equal shares instead.
/// </summary>
/// <param name="Difference">The total minus the present sum of the children, in steps.</param>
public sealed record NothingToGoBy(Int128 Difference) : SpreadOutcome;

/// <summary>The total is outside the range that the children's bounds allow. Every total within that range is possible.</summary>
/// <param name="Total">The total that was asked for.</param>
/// <param name="Lowest">The lowest possible total, in steps; null if nothing limits it.</param>
/// <param name="Highest">The highest possible total, in steps; null if nothing limits it.</param>
public sealed record SpreadInfeasible(long Total, Int128? Lowest, Int128? Highest) : SpreadOutcome
{
    public bool IsTooHigh => Highest is { } highest && Total > highest;

    /// <summary>The smallest change of the total that makes it possible; negative if the total must become smaller.</summary>
    public Int128 Relaxation => IsTooHigh ? Highest!.Value - Total : Lowest!.Value - Total;

    /// <summary>The children that make the total impossible, in their order, one at a time. None of them is stored.</summary>
    /// <param name="children">The children of the spread.</param>
    public BindingChildren Binding(in SpreadChildren children) => new(children, IsTooHigh);
}

/// <summary>A child's lower bound lies above its upper bound.</summary>
/// <param name="Index">The first such child.</param>
/// <param name="Low">The lower bound.</param>
/// <param name="High">The upper bound.</param>
public sealed record CrossingBounds(int Index, long Low, long High) : SpreadOutcome;
