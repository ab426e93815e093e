using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Pace;

/// <summary>The input that a pace needs from the cube.</summary>
/// <param name="Parts">The numbers or weights of the periods within, in order: target cells, or the shape of another year.</param>
/// <param name="ShapeToDate">For a level with the shape of another year: that year's number up to the same day.</param>
/// <param name="ShapeInAll">And over the whole period.</param>
/// <param name="Missing">The first period within that has no number.</param>
public sealed record PaceInputs(
    IReadOnlyList<PacePart> Parts,
    Fraction? ShapeToDate = null,
    Fraction? ShapeInAll = null,
    Period? Missing = null
)
{
    public static readonly PaceInputs None = new([]);
}

/// <summary>One of the periods that a pace uses.</summary>
/// <param name="Period">The period within the target's.</param>
/// <param name="From">The period of the number: the same one, or one of another year.</param>
/// <param name="Number">The number or weight.</param>
public sealed record PacePart(Period Period, Period From, Fraction Number);

/// <summary>The expected number by a day, with the way in which it was computed.</summary>
/// <param name="Method">By which method.</param>
/// <param name="Expected">The expected number; absent if the method gives none.</param>
/// <param name="Share">The share of the whole that is due, if the method uses a share.</param>
/// <param name="Fault">Why it cannot say.</param>
public sealed record Paced(PaceMethod Method, Expectation? Expected, Fraction? Share = null, PaceFault Fault = PaceFault.None);

/// <summary>Why a pace has no answer.</summary>
public enum PaceFault
{
    None,

    /// <summary>A period within the target's has no target number in the cube.</summary>
    NoPeriodTarget,

    /// <summary>The other year has no number for one of the months, or they come to zero.</summary>
    NoShape,

    /// <summary>The number of weights is not the number of months of the period.</summary>
    WrongWeights,

    /// <summary>The period does not consist of whole shorter periods of the grain.</summary>
    NoParts,
}
