using PlanApi.Domain.Calendars;

namespace PlanApi.Domain.Cube.RollUps;

/// <summary>
/// Which stored cells of a partition lie in others. A cell that contains others adds to what lies above it only what it has more
/// than they do, so that a total stored beside its parts is not counted twice, and a plain sum over cells is right.
/// </summary>
public sealed class Nesting
{
    /// <summary>Partitions whose cells overlap this often are not worth telling apart.</summary>
    private const int MaxOverlaps = 100_000;

    private static readonly Nesting None = new([], []);

    private Nesting(IReadOnlyList<(int Cell, int Container)> pairs, IReadOnlyList<(int Cell, int Other)> overlaps) =>
        (Pairs, Overlaps) = (pairs, overlaps);

    /// <summary>Cells with the cells that contain them, near or far; ordered so that a cell comes before whatever contains it.</summary>
    public IReadOnlyList<(int Cell, int Container)> Pairs { get; }

    /// <summary>Cells that share a part although neither contains the other, such as a line's total and a tier's: their sum has no meaning.</summary>
    public IReadOnlyList<(int Cell, int Other)> Overlaps { get; }

    /// <summary>Whether <see cref="Overlaps"/> is not all of them.</summary>
    public bool HasMoreOverlaps => Overlaps.Count >= MaxOverlaps;

    /// <param name="scopes">The plan's scopes.</param>
    /// <param name="partition">The cells.</param>
    /// <param name="calendar">The plan's calendar.</param>
    /// <param name="asIs">Whether members stand where they stand after every move, rather than where they stood in each period.</param>
    public static Nesting Of(ScopeIndex scopes, Partition partition, Calendar calendar, bool asIs)
    {
        var index = new ShapeIndex(scopes, partition, calendar, asIs);
        if (index.Shapes.Count < 2)
            return None;
        var pairs = new List<(int, int)>();
        for (var at = 0; at < index.Shapes.Count; at++)
        {
            var coarser = index.Shapes.Skip(at + 1).Where(other => other.CanContain(index.Shapes[at])).ToArray();
            foreach (var cell in index.Shapes[at].Cells)
            {
                foreach (var shape in coarser)
                {
                    if (index.ContainerOf(cell, shape) is >= 0 and var container)
                        pairs.Add((cell, container));
                }
            }
        }
        return new Nesting(pairs, [.. OverlapFinder.Find(scopes, index, calendar).Take(MaxOverlaps)]);
    }

    /// <summary>What each cell adds to what lies above it: its value, less what the cells in it add.</summary>
    public long[] Contributions(long[] values)
    {
        if (Pairs.Count == 0)
            return values;
        var own = (long[])values.Clone();
        foreach (var (cell, container) in Pairs)
            own[container] -= own[cell];
        return own;
    }

    /// <summary>The same for exact products, such as values times weights.</summary>
    public void Contribute(Int128[] values, Func<int, int, bool> counts)
    {
        foreach (var (cell, container) in Pairs)
        {
            if (counts(cell, container))
                values[container] -= values[cell];
        }
    }
}
