using PlanApi.Domain.Values;

namespace PlanApi.Domain.Spreading;

/// <summary>The result of spreading a total.</summary>
public abstract record SpreadOutcome;

/// <summary>The children add up to the total, each within its bounds.</summary>
/// <param name="Multiplier">
/// The one number l of clamp(start + l x weight, low, high); where several give the same shares, the one nearest to 0.
/// </param>
/// <param name="CutOff">Which fractions of a step were rounded up.</param>
public sealed record SpreadMet(Fraction Multiplier, CutOff CutOff) : SpreadOutcome
{
    /// <summary>Why a child got what it got, from the very arithmetic that gave it.</summary>
    /// <param name="children">The children as they were spread over.</param>
    /// <param name="index">Which child.</param>
    public SpreadReason ReasonOf(in SpreadChildren children, int index) => SpreadReason.Of(children, index, this);
}

/// <summary>
/// The total differs from what the children have, and no child may move by its weight: all that are not held weigh 0.
/// The caller may ask for equal shares instead.
/// </summary>
/// <param name="Difference">The total less what the children have, in steps.</param>
public sealed record NothingToGoBy(Int128 Difference) : SpreadOutcome;

/// <summary>The bounds let the children add up to the lowest total, the highest and what lies between, and the total is outside.</summary>
/// <param name="Total">The total that was asked for.</param>
/// <param name="Lowest">The lowest total within reach, in steps; null where nothing limits it.</param>
/// <param name="Highest">The highest total within reach, in steps; null where nothing limits it.</param>
public sealed record SpreadInfeasible(long Total, Int128? Lowest, Int128? Highest) : SpreadOutcome
{
    public bool IsTooHigh => Highest is { } highest && Total > highest;

    /// <summary>The smallest change of the total that brings it within reach; negative when the total must go down.</summary>
    public Int128 Relaxation => IsTooHigh ? Highest!.Value - Total : Lowest!.Value - Total;

    /// <summary>The children that keep the total out of reach, in their order, one at a time and none kept.</summary>
    /// <param name="children">The children as they were to be spread over.</param>
    public BindingChildren Binding(in SpreadChildren children) => new(children, IsTooHigh);
}

/// <summary>A child's lower bound lies above its upper bound.</summary>
/// <param name="Index">The first such child.</param>
/// <param name="Low">The lower bound.</param>
/// <param name="High">The upper bound.</param>
public sealed record CrossingBounds(int Index, long Low, long High) : SpreadOutcome;
