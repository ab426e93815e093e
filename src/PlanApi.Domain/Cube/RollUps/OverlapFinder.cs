namespace PlanApi.Domain.Cube.RollUps;

/// <summary>
/// Cells that share a part with others although neither contains the other, such as a line's total and a tier's. All of them meet in the
/// same smallest place, so one cell of each side is enough to represent all. Time and memory depend on the number of cells, not of pairs.
/// </summary>
/// <param name="Ones">Cells, by index.</param>
/// <param name="Others">Cells that each share a part with each of the first.</param>
/// <param name="IsOfOnePeriod">Whether all are stored for the same period.</param>
public sealed record Overlap(int[] Ones, int[] Others, bool IsOfOnePeriod);

/// <summary>Finds overlaps.</summary>
internal static class OverlapFinder
{
    public static IEnumerable<Overlap> Find(ShapeIndex index)
    {
        foreach (var (join, shapes) in Joins(index))
        {
            var places = new Dictionary<int[], Dictionary<(int Raised, int Period), List<int>>>(NumberListComparer.Instance);
            var lookup = places.GetAlternateLookup<ReadOnlySpan<int>>();
            var key = new int[index.Sums.Length + 1];
            foreach (var shape in shapes)
            {
                foreach (var cell in index.Shapes[shape].Cells)
                {
                    var raised = index.Project(cell, join, key);
                    if (raised <= 0)
                        continue;
                    if (!lookup.TryGetValue(key, out var sides))
                        lookup[key] = sides = [];
                    // Where members move, cells of different periods may lie in different places above.
                    var side = (raised, index.IsDated ? index.PeriodIndexOf(cell) : 0);
                    if (!sides.TryGetValue(side, out var cells))
                        sides[side] = cells = [];
                    cells.Add(cell);
                }
            }
            foreach (var overlap in places.Values.SelectMany(sides => Among(sides, 1 << index.Sums.Length)))
                yield return overlap;
        }
    }

    // What is raised in no dimension that the other is raised in: there the two meet in one's own member.
    private static IEnumerable<Overlap> Among(Dictionary<(int Raised, int Period), List<int>> sides, int periodBit) =>
        from one in sides
        from other in sides
        where one.Key.Raised < other.Key.Raised && (one.Key.Raised & other.Key.Raised) == 0
        select new Overlap([.. one.Value], [.. other.Value], ((one.Key.Raised | other.Key.Raised) & periodBit) == 0);

    // The levels at which cells of two shapes can meet, with the shapes.
    private static Dictionary<Shape, HashSet<int>> Joins(ShapeIndex index)
    {
        var joins = new Dictionary<Shape, HashSet<int>>();
        for (var one = 0; one < index.Shapes.Count; one++)
        {
            for (var other = one; other < index.Shapes.Count; other++)
            {
                foreach (var seen in index.SeenAs[one])
                {
                    foreach (var otherSeen in index.SeenAs[other])
                    {
                        if (Shape.Join(seen, otherSeen, index.Sums) is not { } join || join == seen || join == otherSeen)
                            continue;
                        if (!joins.TryGetValue(join, out var shapes))
                            joins[join] = shapes = [];
                        shapes.Add(one);
                        shapes.Add(other);
                    }
                }
            }
        }
        return joins;
    }
}
