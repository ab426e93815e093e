using PlanApi.Domain.Values;

namespace PlanApi.Domain.Spreading;

/// <summary>The weighted mean rounds to the parent.</summary>
/// <param name="Step">The step by which every child moves, before bounds.</param>
/// <param name="Direction">1 when children moved up, -1 down, 0 when none had to.</param>
/// <param name="LastFurther">If no common step meets the parent: children up to this one, in their order, moved by one step more if they
/// had room; otherwise -1.</param>
/// <param name="Mean">The exact resulting weighted mean.</param>
public sealed record ShiftMet(Int128 Step, int Direction, int LastFurther, Fraction Mean) : SpreadOutcome
{
    /// <summary>The reason for a child's value, from the same arithmetic that computed it.</summary>
    /// <param name="children">The children as they were shifted.</param>
    /// <param name="index">Which child.</param>
    /// <exception cref="OverflowException">No bound stops the child and its value does not fit in 64 bits.</exception>
    public ShiftReason ReasonOf(in SpreadChildren children, int index)
    {
        var common = Shift.At(children, index, Step);
        var further = Shift.At(children, index, Step + Direction);
        var isFurther = index <= LastFurther && children.WeightOf(index) > 0 && further != common;
        var value = isFurther ? further : common;
        var wanted = children.StartOf(index) + Step;
        var stop =
            children.LowOf(index) == children.HighOf(index) ? SpreadStop.Held
            : common > wanted ? SpreadStop.Low
            : common < wanted ? SpreadStop.High
            : SpreadStop.None;
        return new ShiftReason(children.StartOf(index), Step, stop, isFurther, checked((long)value));
    }
}

/// <summary>The reason for a child's value after a shift.</summary>
/// <param name="Start">The value that it moved away from.</param>
/// <param name="Step">The step of every child, before bounds.</param>
/// <param name="Stop">The bound that stopped it.</param>
/// <param name="IsFurther">Whether it moved by one step more than the others, because of its position in the order.</param>
/// <param name="Value">The resulting value.</param>
public readonly record struct ShiftReason(long Start, Int128 Step, SpreadStop Stop, bool IsFurther, long Value);

/// <summary>Bounds keep the weighted mean from rounding to the parent.</summary>
/// <param name="Parent">The mean that was asked for.</param>
/// <param name="Lowest">The lowest possible mean; null if nothing limits it.</param>
/// <param name="Highest">The highest possible mean; null if nothing limits it.</param>
public sealed record MeanOutOfReach(long Parent, Fraction? Lowest, Fraction? Highest) : SpreadOutcome
{
    /// <summary>The possible mean that is nearest to the parent.</summary>
    public Fraction Nearest => Highest is { } highest && highest < Fraction.Of(Parent) ? highest : Lowest!.Value;
}

/// <summary>All weights are 0, so there is no mean.</summary>
public sealed record MeanUndefined : SpreadOutcome;
