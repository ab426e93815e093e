namespace PlanApi.Domain.Spreading.Trees;

/// <summary>
/// A forest of cells in which every parent must be the sum of its children, with the wished value of each cell. All arrays have one entry
/// for each node, in whole steps; <see cref="None"/> stands for a missing entry. The arrays are read, never written.
/// </summary>
/// <remarks>
/// Nodes may come in any order. Where two siblings have equal remainders, the one with the lower index is rounded up first, so callers
/// number siblings in the ordinal order of their codes.
/// </remarks>
/// <param name="parent">The index of each node's parent; -1 for a root.</param>
/// <param name="start">The wished value of each node. Every leaf has one; a node with children may have one or none.</param>
public sealed class TreeProblem(int[] parent, long[] start)
{
    public const long None = long.MinValue;

    public IReadOnlyList<int> Parents => parent;

    /// <summary>How easily each node moves, 0 or more; 0 keeps it at its start. The absolute start where absent.</summary>
    public long[]? Weight { get; init; }

    /// <summary>The least that a node may be. Equal to <see cref="High"/>, it is a hold, below which other nodes still move.</summary>
    public long[]? Low { get; init; }

    /// <summary>The most that a node may be.</summary>
    public long[]? High { get; init; }

    /// <summary>The required value of a node, for instance the new total of a root.</summary>
    public long[]? Required { get; init; }

    internal int[] Parent => parent;

    internal long[] Start => start;

    internal int Count => parent.Length;

    internal bool HasStart(int node) => start[node] != None;

    internal long WeightOf(int node) => Weight is { } weights && weights[node] != None ? weights[node] : Math.Abs(start[node]);

    internal long LowOf(int node) => Low is { } lows ? lows[node] : None;

    internal long HighOf(int node) => High is { } highs ? highs[node] : None;

    internal long RequiredOf(int node) => Required is { } values ? values[node] : None;

    internal bool IsFixed(int node) => start[node] != None && WeightOf(node) == 0;

    /// <exception cref="ArgumentException">An array's length differs, a weight is negative, or a leaf has no start.</exception>
    internal void Check(TreeShape shape)
    {
        Span<int> lengths = [start.Length, Weight?.Length ?? Count, Low?.Length ?? Count, High?.Length ?? Count, Required?.Length ?? Count];
        if (lengths.ContainsAnyExcept(Count))
            throw new ArgumentException($"Every array must have {Count} entries, one for each node.");
        for (var node = 0; node < Count; node++)
        {
            if (start[node] == None)
            {
                if (shape.InnerAt[node] < 0)
                    throw new ArgumentException($"Leaf {node} has no start.");
            }
            else if (WeightOf(node) < 0)
                throw new ArgumentException($"The weight of node {node} is negative.");
        }
    }
}
