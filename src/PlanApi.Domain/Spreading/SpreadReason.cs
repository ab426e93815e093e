using PlanApi.Domain.Values;

namespace PlanApi.Domain.Spreading;

/// <summary>The limit that stopped a child.</summary>
public enum SpreadStop
{
    None,

    /// <summary>The least value of the child.</summary>
    Low,

    /// <summary>The greatest value of the child.</summary>
    High,

    /// <summary>The child is held, or its weight is zero and only weights move children.</summary>
    Held,

    /// <summary>A hold or bound of several cells together, also one to date. It gave them their multiplier.</summary>
    Sum,

    /// <summary>Periods must rise.</summary>
    Rising,

    /// <summary>The base of its share is zero, or has the other sign, so the child stays at zero.</summary>
    Zero,

    /// <summary>The totals of rows and columns, with the limits of other cells, leave it this one value.</summary>
    Totals,
}

/// <summary>How the last step of a child was decided.</summary>
public enum SpreadRounding
{
    /// <summary>The share is whole, or a bound.</summary>
    None,

    /// <summary>Rounded up, because the remainder is larger than the cut-off, or equals it and all such children are rounded up.</summary>
    Up,

    /// <summary>
    /// Rounded up, because the remainder equals the cut-off, not all such children can be rounded up, and this child comes early enough
    /// in the order.
    /// </summary>
    UpByOrder,

    /// <summary>Rounded down, because the remainder is smaller than the cut-off.</summary>
    Down,

    /// <summary>Rounded down, because the remainder equals the cut-off and the steps went to children earlier in the order.</summary>
    DownByOrder,
}

/// <summary>The smallest fraction of a step that was rounded up.</summary>
/// <param name="Remainder">The fraction of the cut-off, in (0, 1); 1 when nothing was rounded up.</param>
/// <param name="LastIndex">The last child with exactly this fraction that was rounded up; -1 if there is none, and <see cref="All"/> if
/// all were.</param>
public readonly record struct CutOff(Fraction Remainder, int LastIndex)
{
    /// <summary>No order was needed to decide which children are rounded up.</summary>
    public const int All = int.MaxValue;

    public static readonly CutOff None = new(Fraction.One, -1);
}

/// <summary>Why a child got what it got.</summary>
/// <param name="Start">The value that it moved away from.</param>
/// <param name="Weight">The weight.</param>
/// <param name="Share">start + multiplier x weight, exactly, before bounds.</param>
/// <param name="Stop">The bound that the share exceeds.</param>
/// <param name="Remainder">The fraction of a step that was left after rounding down, in [0, 1).</param>
/// <param name="Rounding">How the value was rounded.</param>
/// <param name="Value">The resulting value.</param>
public readonly record struct SpreadReason(
    long Start,
    long Weight,
    Fraction Share,
    SpreadStop Stop,
    Fraction Remainder,
    SpreadRounding Rounding,
    long Value
)
{
    internal static SpreadReason Of(in SpreadChildren children, int index, SpreadMet met)
    {
        var multiplier = met.Multiplier;
        var share = WholeShare.Of(children, index, Multiplier.Of(multiplier));
        var remainder = Fraction.Of(share.Remainder, multiplier.Denominator);
        var rounding = RoundingOf(remainder, index, met.CutOff);
        var isUp = rounding is SpreadRounding.Up or SpreadRounding.UpByOrder;
        var (start, weight) = (children.StartOf(index), children.WeightOf(index));
        return new SpreadReason(
            start,
            weight,
            Fraction.Of(start) + (multiplier * Fraction.Of(weight)),
            share.Stop,
            remainder,
            rounding,
            isUp ? share.Floor + 1 : share.Floor
        );
    }

    private static SpreadRounding RoundingOf(Fraction remainder, int index, CutOff cut) =>
        remainder.CompareTo(cut.Remainder) switch
        {
            _ when remainder.IsZero => SpreadRounding.None,
            > 0 => SpreadRounding.Up,
            < 0 => SpreadRounding.Down,
            _ when cut.LastIndex == CutOff.All => SpreadRounding.Up,
            _ => index <= cut.LastIndex ? SpreadRounding.UpByOrder : SpreadRounding.DownByOrder,
        };
}
