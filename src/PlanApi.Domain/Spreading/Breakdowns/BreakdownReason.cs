using System.Numerics;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Spreading.Breakdowns;

/// <summary>
/// The reason for the value of a cell, or for the sum of a period, taken from the calculation itself. All numbers count steps.
/// </summary>
/// <param name="Share">The exact share, before bounds, rising and rounding.</param>
/// <param name="Value">The resulting value.</param>
public sealed record BreakdownReason(Fraction Share, long Value)
{
    /// <summary>The starting value; null if shares are not changes.</summary>
    public long? Start { get; init; }

    /// <summary>How far it moves relative to the others; null if all move alike.</summary>
    public long? Weight { get; init; }

    /// <summary>Where it has one: share = start + multiplier x weight.</summary>
    public Fraction? Multiplier { get; init; }

    /// <summary>
    /// Where it was fitted to totals of rows and columns: share = weight x row factor x column factor; a weight below zero is divided by
    /// them.
    /// </summary>
    public Fraction? RowFactor { get; init; }

    public Fraction? ColumnFactor { get; init; }

    /// <summary>The limit that keeps the cell from its share, or that gives it another multiplier than other cells.</summary>
    public SpreadStop Stop { get; init; }

    /// <summary>The name of that limit, if it is not the cell's own.</summary>
    public string? StopBy { get; init; }

    public SpreadRounding Rounding { get; init; }

    /// <summary>If one cut-off decides the rounding of all: larger remainders were rounded up, and of equal ones the first ones.</summary>
    public Fraction? CutOff { get; init; }

    /// <summary>If the sums of the periods were computed first: the reason for the sum of the cell's period.</summary>
    public BreakdownReason? Total { get; init; }

    /// <summary>The reason of a child's share, from the result for all children.</summary>
    /// <param name="outcome">A multiplier, a shift, a factor, or one value for all.</param>
    /// <param name="children">The children of the spread.</param>
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

    /// <summary>The direction of the rounding.</summary>
    internal static SpreadRounding RoundingOf(Fraction exact, long value) =>
        Fraction.Of(value).CompareTo(exact) switch
        {
            > 0 => SpreadRounding.Up,
            < 0 => SpreadRounding.Down,
            _ => SpreadRounding.None,
        };
}
