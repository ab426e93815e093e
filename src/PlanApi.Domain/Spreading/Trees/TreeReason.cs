using PlanApi.Domain.Values;

namespace PlanApi.Domain.Spreading.Trees;

/// <summary>
/// Why a node has its value. A leaf that no bound stops is start + price x weight; a node with children is their sum, and its own price is
/// its children's plus (exact - start) / weight where it has a start.
/// </summary>
/// <param name="Start">The wished value, if any.</param>
/// <param name="Weight">How easily it moves; null without a start.</param>
/// <param name="Price">The price at which it moves, which its siblings share. In halves of the objective's derivative.</param>
/// <param name="Exact">The value of least change before rounding.</param>
/// <param name="StoppedBy">The bound that fixes this node, or else the bound of the nearest ancestor with one, which made the price; null
/// where only wishes count.</param>
/// <param name="Value">The answer.</param>
public sealed record TreeReason(long? Start, long? Weight, Fraction Price, Fraction Exact, NodeBound? StoppedBy, long Value)
{
    /// <summary>The amount that rounding added, always less than one step.</summary>
    public Fraction Rounding => Fraction.Of(Value) - Exact;
}
