using System.Numerics;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Cube.RollUps;

/// <summary>
/// Finds the stored cells of a partition that contain other stored cells. Such a cell adds to the places above it only the excess over
/// the cells that it contains. So a total that is stored beside its parts is not counted twice, and a plain sum over cells is right. (The
/// inverse of summing over a partial order: Moebius inversion.)
/// </summary>
public sealed class Nesting
{
    private static readonly Nesting None = new([], []);

    private readonly Lazy<ILookup<int, int>> _containers;

    private Nesting(IReadOnlyList<(int Cell, int Container)> pairs, IReadOnlyList<Overlap> overlaps)
    {
        (Pairs, Overlaps) = (pairs, overlaps);
        _containers = new(() => pairs.ToLookup(pair => pair.Cell, pair => pair.Container));
    }

    /// <summary>Cells with the cells that contain them, near or far; ordered so that a cell comes before whatever contains it.</summary>
    public IReadOnlyList<(int Cell, int Container)> Pairs { get; }

    /// <summary>Cells that share a part although neither contains the other: their sum has no meaning.</summary>
    public IReadOnlyList<Overlap> Overlaps { get; }

    /// <param name="scopes">The plan's scopes.</param>
    /// <param name="partition">The cells.</param>
    /// <param name="calendar">The plan's calendar.</param>
    /// <param name="atLastDay">Whether a week belongs to the period of its last day.</param>
    /// <param name="asIs">Whether members count under their latest parents, and not under those of each period.</param>
    /// <param name="sumsOver">The dimensions that are summed over; all when absent.</param>
    public static Nesting Of(
        ScopeIndex scopes,
        Partition partition,
        Calendar calendar,
        bool atLastDay,
        bool asIs,
        IReadOnlyList<Code>? sumsOver
    )
    {
        var index = new ShapeIndex(scopes, partition, calendar, new PeriodTree(calendar, atLastDay), asIs, sumsOver);
        if (index.Shapes.Count < 2 && !index.IsDated)
            return None;
        var all = index.SeenAs.SelectMany(seen => seen).Distinct().ToArray();
        var pairs = new List<(int, int)>();
        foreach (var shape in index.Shapes)
        {
            var coarser = Array.FindAll(all, other => other.CanContain(shape, index.Sums));
            foreach (var cell in shape.Cells)
            {
                foreach (var other in coarser)
                {
                    if (index.ContainerOf(cell, other) is >= 0 and var container)
                        pairs.Add((cell, container));
                }
            }
        }
        return new Nesting(pairs, [.. OverlapFinder.Find(index)]);
    }

    /// <summary>The cells that contain a cell.</summary>
    public IEnumerable<int> ContainersOf(int cell) => _containers.Value[cell];

    /// <summary>
    /// The amount that each cell adds to the places above it: its own amount minus the amounts that the cells within it add. Where no
    /// cell contains another, these are the cells' own amounts.
    /// </summary>
    public T[] Contributions<T>(T[] amounts, Func<int, int, bool>? counts = null)
        where T : struct, ISubtractionOperators<T, T, T>
    {
        if (Pairs.Count == 0)
            return amounts;
        var own = (T[])amounts.Clone();
        foreach (var (cell, container) in Pairs)
        {
            if (counts?.Invoke(cell, container) != false)
                own[container] = checked(own[container] - own[cell]);
        }
        return own;
    }
}
