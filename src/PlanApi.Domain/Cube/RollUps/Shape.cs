using PlanApi.Domain.Calendars;

namespace PlanApi.Domain.Cube.RollUps;

/// <summary>
/// How coarse a stored place is: for each dimension the level of its member below the top, or its group; and its grain. Cells of
/// one shape never contain each other; whether those of two shapes do is known from the shapes alone.
/// </summary>
internal sealed class Shape(int[] levels, Grain grain)
{
    private const int FirstGroup = 1 << 16;

    /// <summary>Its cells, by index into the partition.</summary>
    public List<int> Cells { get; } = [];

    public int[] Levels => levels;

    public Grain Grain => grain;

    /// <summary>Higher for finer: whatever contains cells of this shape has less.</summary>
    public int Fineness { get; } = (int)grain + levels.Sum(level => level >= FirstGroup ? 1 : 2 * level);

    public static int LevelOf(DimensionIndex dimension, int member, DateOnly day) =>
        dimension.IsGroup(member) ? FirstGroup + member : member == DimensionIndex.Top ? 0 : dimension.DepthOn(member, day);

    public static bool IsGroup(int level) => level >= FirstGroup;

    public static int GroupOf(int level) => level - FirstGroup;

    /// <summary>Whether cells of this shape can contain cells of the other.</summary>
    public bool CanContain(Shape other)
    {
        if (grain > other.Grain || (grain == Grain.Month && other.Grain == Grain.Week) || Fineness >= other.Fineness)
            return false;
        for (var at = 0; at < levels.Length; at++)
        {
            var (own, its) = (levels[at], other.Levels[at]);
            // A group holds members, never another group; no member holds a group.
            if (own != its && (IsGroup(its) || (!IsGroup(own) && own > its)))
                return false;
        }
        return true;
    }
}
