namespace PlanApi.Domain.Spreading;

/// <summary>The sum of some children at a multiplier, exactly.</summary>
internal interface IPassSums
{
    PassSums Sum(Multiplier multiplier);
}

/// <summary>
/// Newton's method over a sum that rises along straight pieces: each jump goes to where the current piece would meet the total.
/// </summary>
internal static class NewtonSearch
{
    private const int MostJumps = 12;

    /// <summary>
    /// Whether a multiplier meets the total; if not, it is the best so far: a jump left the bracket, or nothing can move.
    /// </summary>
    /// <param name="passes">Computes the sum of the children.</param>
    /// <param name="children">All of them.</param>
    /// <param name="total">The required total.</param>
    /// <param name="farthest">No multiplier further from 0 is tried.</param>
    /// <param name="multiplier">Where to start, and what was found.</param>
    public static bool TryMeet<TPasses>(
        in TPasses passes,
        in SpreadChildren children,
        long total,
        double farthest,
        ref Multiplier multiplier
    )
        where TPasses : IPassSums, allows ref struct
    {
        Multiplier? below = null,
            above = null;
        for (var jumps = 0; jumps < MostJumps; jumps++)
        {
            var now = multiplier;
            if (Math.Abs(now.Value) > farthest)
                return false;
            var sums = passes.Sum(now);
            var excess = sums.Excess(total, 0, now);
            if (excess == 0)
            {
                if (sums.Weights.Value == 0)
                    multiplier = SpreadReach.NearestToZero(children, now);
                return true;
            }
            below = excess < 0 ? now : below;
            above = excess > 0 ? now : above;
            var (constant, slope) = sums.Piece(excess < 0);
            if (slope == 0)
                return false;
            var next = new Multiplier(total - constant, slope);
            if ((below is { } low && next.CompareTo(low) <= 0) || (above is { } high && next.CompareTo(high) >= 0))
                return false;
            multiplier = next;
        }
        return false;
    }
}
