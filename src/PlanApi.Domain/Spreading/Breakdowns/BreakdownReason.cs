using System.Numerics;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Spreading.Breakdowns;

/// <summary>
/// Why a cell of a breakdown, or the sum of a period, has its value: from what the calculation kept. All numbers count steps.
/// </summary>
/// <param name="Share">The share, exactly, before bounds, rising and rounding.</param>
/// <param name="Value">The resulting value.</param>
public sealed record BreakdownReason(Fraction Share, long Value)
{
    /// <summary>The starting value; null where shares are not changes.</summary>
    public long? Start { get; init; }

    /// <summary>How far it moves beside the others; null where all move alike.</summary>
    public long? Weight { get; init; }

    /// <summary>Where it has one: share = start + multiplier x weight.</summary>
    public Fraction? Multiplier { get; init; }

    /// <summary>
    /// Where it was fitted to totals of rows and columns: share = weight x row factor x column factor; a weight below zero is divided by
    /// them.
    /// </summary>
    public Fraction? RowFactor { get; init; }

    public Fraction? ColumnFactor { get; init; }

    /// <summary>The limit that keeps the cell from its share, or that makes its multiplier different from that of other cells.</summary>
    public SpreadStop Stop { get; init; }

    /// <summary>The name of that, where it is not the cell's own.</summary>
    public string? StopBy { get; init; }

    public SpreadRounding Rounding { get; init; }

    /// <summary>Where one cut-off settles the rounding of all: remainders above it went up, and at it those that come first.</summary>
    public Fraction? CutOff { get; init; }

    /// <summary>Where the sums of the periods came first: why the cells of its period come to what they do.</summary>
    public BreakdownReason? Total { get; init; }

    /// <summary>The reason of a child's share, from the result for all children.</summary>
    /// <param name="outcome">A multiplier, a shift, a factor, or one value for all.</param>
    /// <param name="children">The children as they were spread over.</param>
    /// <param name="index">Which child.</param>
    /// <exception cref="ArgumentException">The outcome gives the children nothing.</exception>
    public static BreakdownReason Of(SpreadOutcome outcome, in SpreadChildren children, int index) =>
        outcome switch
        {
            SpreadMet met => Of(met, met.ReasonOf(children, index)),
            ShiftMet shift => Of(shift, shift.ReasonOf(children, index)),
            TimesFactor times => Times(children.StartOf(index), times),
            AllTheSame same => new BreakdownReason(Fraction.Of(same.Value), same.Value),
            _ => throw new ArgumentException("The children get nothing.", nameof(outcome)),
        };

    private static BreakdownReason Of(SpreadMet met, SpreadReason reason) =>
        new(reason.Share, reason.Value)
        {
            Start = reason.Start,
            Weight = reason.Weight,
            Multiplier = met.Multiplier,
            Stop = reason.Stop,
            Rounding = reason.Rounding,
            CutOff = reason.Rounding == SpreadRounding.None ? null : met.CutOff.Remainder,
        };

    private static BreakdownReason Of(ShiftMet met, ShiftReason reason) =>
        new(Fraction.Of((BigInteger)reason.Start + reason.Step, 1), reason.Value)
        {
            Start = reason.Start,
            Stop = reason.Stop,
            Rounding =
                !reason.IsFurther ? SpreadRounding.None
                : met.Direction > 0 ? SpreadRounding.UpByOrder
                : SpreadRounding.DownByOrder,
        };

    private static BreakdownReason Times(long start, TimesFactor times)
    {
        var share = times.Of(Fraction.Of(start));
        var value = checked((long)share.Rounded(0));
        return new BreakdownReason(share, value)
        {
            Start = start,
            Weight = Math.Abs(start),
            Multiplier = times.Factor - Fraction.One,
            Rounding = RoundingOf(share, value),
        };
    }

    /// <summary>Which way a number went to become a whole one.</summary>
    internal static SpreadRounding RoundingOf(Fraction exact, long value) =>
        Fraction.Of(value).CompareTo(exact) switch
        {
            > 0 => SpreadRounding.Up,
            < 0 => SpreadRounding.Down,
            _ => SpreadRounding.None,
        };
}
