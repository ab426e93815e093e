namespace PlanApi.Domain.Spreading.Trees;

/// <summary>
/// The shape of a tree: the nodes that have children, parents before their children, and for each of them its children by index. Leaves
/// have no entry of their own, so that data of nodes with children costs nothing for a million leaves.
/// </summary>
internal sealed class TreeShape
{
    private readonly int[] _first;
    private readonly int[] _children;

    /// <exception cref="ArgumentException">A parent does not exist, or a node is its own ancestor.</exception>
    public TreeShape(int[] parent)
    {
        var sizes = new int[parent.Length];
        var roots = new List<int>();
        for (var node = 0; node < parent.Length; node++)
        {
            var above = parent[node];
            if (above < -1 || above >= parent.Length)
                throw new ArgumentException($"Node {node} has the parent {above}, which does not exist.");
            if (above < 0)
                roots.Add(node);
            else
                sizes[above]++;
        }
        InnerAt = new int[parent.Length];
        var inner = 0;
        for (var node = 0; node < parent.Length; node++)
            InnerAt[node] = sizes[node] > 0 ? inner++ : -1;
        var first = new int[inner + 1];
        for (var node = 0; node < parent.Length; node++)
        {
            if (InnerAt[node] is >= 0 and var at)
                first[at + 1] = first[at] + sizes[node];
        }
        var children = new int[parent.Length - roots.Count];
        var next = first.AsSpan(0, inner).ToArray();
        for (var node = 0; node < parent.Length; node++)
        {
            if (parent[node] >= 0)
                children[next[InnerAt[parent[node]]]++] = node;
        }
        (_first, _children, Roots) = (first, children, [.. roots]);
        TopDown = new int[inner];
        var found = 0;
        foreach (var root in Roots)
        {
            if (InnerAt[root] >= 0)
                TopDown[found++] = root;
        }
        for (var at = 0; at < found; at++)
        {
            foreach (var child in ChildrenOf(TopDown[at]))
            {
                if (InnerAt[child] >= 0)
                    TopDown[found++] = child;
            }
        }
        if (found < inner)
            throw new ArgumentException("A node is its own ancestor.");
    }

    public int[] Roots { get; }

    /// <summary>The nodes with children, parents first.</summary>
    public int[] TopDown { get; }

    /// <summary>For each node its place among those with children, in the order of their indices; -1 for a leaf.</summary>
    public int[] InnerAt { get; }

    public int InnerCount => _first.Length - 1;

    public bool IsLeaf(int node) => InnerAt[node] < 0;

    /// <summary>A node's children by index.</summary>
    public ReadOnlySpan<int> ChildrenOf(int node) =>
        InnerAt[node] is >= 0 and var at ? _children.AsSpan(_first[at], _first[at + 1] - _first[at]) : [];
}
