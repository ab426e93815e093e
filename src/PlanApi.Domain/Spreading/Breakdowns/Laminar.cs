using PlanApi.Domain.Spreading.Trees;

namespace PlanApi.Domain.Spreading.Breakdowns;

/// <summary>Limits that lie within each other or apart, as a tree: cells first, then limits from the smallest to the total.</summary>
internal static class Laminar
{
    /// <summary>The tree; null if two limits share cells although neither contains the other.</summary>
    public static NamedTree? Tree(Breakdown breakdown, IReadOnlyList<SumLimit> limits)
    {
        var cells = breakdown.Count;
        SumLimit[] ordered = [.. limits.OrderBy(limit => limit.Cells.Length)];
        var root = cells + ordered.Length;
        var parent = new int[root + 1];
        Array.Fill(parent, root);
        parent[root] = -1;
        if (!Nest(parent, cells, ordered))
            return null;
        var problem = new TreeProblem(parent, Padded(breakdown.Start, ordered.Length, TreeProblem.None))
        {
            Weight = Padded(breakdown.Weight, ordered.Length, 0),
            Low = Padded(Lows(breakdown), ordered.Select(limit => limit.Low ?? TreeProblem.None), TreeProblem.None),
            High = Padded(Highs(breakdown), ordered.Select(limit => limit.High ?? TreeProblem.None), TreeProblem.None),
            Required = Padded(Filled(cells), Enumerable.Repeat(TreeProblem.None, ordered.Length), breakdown.Total),
        };
        return new NamedTree(problem, cells, node => node == root ? BreakdownSolver.TotalName : ordered[node - cells].Name);
    }

    /// <summary>
    /// Puts limits between their cells and the parent of the cells; false where the cells of a limit have several parents, or where
    /// limits overlap.
    /// </summary>
    /// <param name="parent">The parents of the cells, which come first; the nodes after them are the limits.</param>
    /// <param name="cells">How many cells there are.</param>
    /// <param name="ordered">Limits in ascending size, so that the first limit above a node is its parent. Of two limits on the same
    /// cells, one contains the other.</param>
    public static bool Nest(int[] parent, int cells, IReadOnlyList<SumLimit> ordered)
    {
        var outer = parent.AsSpan(0, cells).ToArray();
        var size = new int[cells + ordered.Count];
        Array.Fill(size, 1, 0, cells);
        var top = new int[cells];
        for (var cell = 0; cell < cells; cell++)
            top[cell] = cell;
        for (var at = 0; at < ordered.Count; at++)
        {
            var (node, within) = (cells + at, ordered[at].Cells);
            if (Array.Exists(within, cell => outer[cell] != outer[within[0]]))
                return false;
            foreach (var below in within.GroupBy(cell => top[cell]))
            {
                // A limit that is only partly within this one overlaps it.
                if (below.Count() != size[below.Key])
                    return false;
                parent[below.Key] = node;
            }
            (parent[node], size[node]) = (outer[within[0]], within.Length);
            foreach (var cell in within)
                top[cell] = node;
        }
        return true;
    }

    private static long[] Lows(Breakdown breakdown) => breakdown.Low ?? Filled(breakdown.Count);

    private static long[] Highs(Breakdown breakdown) =>
        breakdown.High is { } highs
            ? Array.ConvertAll(highs, high => high == SpreadChildren.NoHigh ? TreeProblem.None : high)
            : Filled(breakdown.Count);

    private static long[] Filled(int count)
    {
        var none = new long[count];
        Array.Fill(none, TreeProblem.None);
        return none;
    }

    private static long[] Padded(long[] cells, int limits, long fill) => Padded(cells, Enumerable.Repeat(fill, limits), fill);

    private static long[] Padded(long[] cells, IEnumerable<long> limits, long root) => [.. cells, .. limits, root];
}
