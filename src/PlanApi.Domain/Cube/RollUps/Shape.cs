namespace PlanApi.Domain.Cube.RollUps;

/// <summary>
/// How coarse a stored place is: for each dimension, the level of its member below the top, or its group; and the rank of its period, see
/// <see cref="PeriodTree"/>. The shapes alone show whether cells of one can contain cells of another.
/// </summary>
internal sealed record Shape(int[] Levels, int Period)
{
    private const int FirstGroup = 1 << 16;

    /// <summary>The cells, by index into the partition.</summary>
    public List<int> Cells { get; } = [];

    /// <summary>
    /// An order in which all cells that contain cells of this shape come later: their period is longer, or the days are the same and their
    /// levels are higher.
    /// </summary>
    public (int, int) Order => (-Period, -Levels.Sum(level => IsGroup(level) ? 1 : 2 * level));

    public static int LevelOf(DimensionIndex dimension, int member, DateOnly day) =>
        dimension.IsGroup(member) ? FirstGroup + member : dimension.DepthOn(member, day);

    public static IEnumerable<int> LevelsOf(DimensionIndex dimension, int member) =>
        dimension.IsGroup(member) ? [FirstGroup + member] : dimension.Depths(member);

    public static bool IsGroup(int level) => level >= FirstGroup;

    public static int GroupOf(int level) => level - FirstGroup;

    /// <summary>Whether cells of this shape can contain cells of the other.</summary>
    /// <param name="other">The finer shape.</param>
    /// <param name="sums">By dimension, whether it is summed over; if not, no member contains another.</param>
    public bool CanContain(Shape other, bool[] sums)
    {
        if (Period != other.Period && !PeriodTree.CanHold(Period, other.Period))
            return false;
        for (var at = 0; at < sums.Length; at++)
        {
            if (Coarser(Levels[at], other.Levels[at], sums[at]) != Levels[at])
                return false;
        }
        return this != other;
    }

    /// <summary>The shape of the smallest places that contain cells of both; null if there are none.</summary>
    public static Shape? Join(Shape one, Shape other, bool[] sums)
    {
        if (one.Period != other.Period && !PeriodTree.CanHold(one.Period, other.Period) && !PeriodTree.CanHold(other.Period, one.Period))
            return null;
        var levels = new int[sums.Length];
        for (var at = 0; at < levels.Length; at++)
        {
            if (Coarser(one.Levels[at], other.Levels[at], sums[at]) is not { } level)
                return null;
            levels[at] = level;
        }
        return new Shape(levels, Math.Min(one.Period, other.Period));
    }

    public bool Equals(Shape? other) =>
        other is not null && Period == other.Period && NumberListComparer.Instance.Equals(Levels, other.Levels);

    public override int GetHashCode() => HashCode.Combine(Period, NumberListComparer.Instance.GetHashCode(Levels));

    // A group holds members, never another group; no member, nor the top, holds a group.
    private static int? Coarser(int one, int other, bool sums)
    {
        if (one == other)
            return one;
        if (!sums || (IsGroup(one) && IsGroup(other)))
            return null;
        if (IsGroup(one) || IsGroup(other))
            return Math.Min(one, other) == 0 ? null : Math.Max(one, other);
        return Math.Min(one, other);
    }
}
