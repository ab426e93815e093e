namespace PlanApi.Domain.Spreading.Trees;

/// <summary>
/// Explains why a forest cannot be met. For each of the lowest nodes that fail: the bounds that contradict each other, and each bound
/// that would be enough if it alone were relaxed, with the least distance that it must move.
/// </summary>
internal sealed class TreeConflicts(TreeProblem problem, TreeShape shape, TreeBounds bounds, TreeReach reach)
{
    public IReadOnlyList<TreeConflict> All() => [.. reach.Conflicts.Select(Describe)];

    private TreeConflict Describe(int node)
    {
        var sum = TreeReach.Normal(reach.Sum(node));
        var binding = Binding(node, sum);
        List<NodeRelaxation> relaxations = [];
        if (reach.Conflicts.Count == 1)
            relaxations = Relaxations(binding, new TreePath(problem, shape, bounds, reach, node, isWhole: true));
        var isWhole = relaxations.Count > 0;
        if (!isWhole)
            relaxations = Relaxations(binding, new TreePath(problem, shape, bounds, reach, node, isWhole: false));
        return new TreeConflict(node, End(sum.Low), End(sum.High), binding, relaxations, isWhole);
    }

    private List<NodeBound> Binding(int node, (Int128 Low, Int128 High) sum)
    {
        if (bounds.Low[node] > bounds.High[node])
            return [bounds.Source(node, upper: false), bounds.Source(node, upper: true)];
        // The node's lower end lies above all that its children reach, or its upper end below.
        var upper = bounds.Low[node] != TreeBounds.NoLow && bounds.Low[node] > sum.High;
        var binding = new List<NodeBound> { bounds.Source(node, !upper) };
        var pending = new Stack<int>();
        Push(node);
        while (pending.TryPop(out var below))
        {
            var (low, high) = reach.Sum(below);
            var own = upper ? bounds.High[below] : bounds.Low[below];
            // At a tie the node's own bound explains alone what those below it only explain together.
            if (upper ? own != TreeBounds.NoHigh && own <= high : own != TreeBounds.NoLow && own >= low)
                binding.Add(bounds.Source(below, upper));
            else
                Push(below);
        }
        return binding;

        void Push(int above)
        {
            var children = shape.ChildrenOf(above);
            for (var i = children.Length - 1; i >= 0; i--)
                pending.Push(children[i]);
        }
    }

    private static List<NodeRelaxation> Relaxations(List<NodeBound> binding, TreePath path)
    {
        var relaxations = new List<NodeRelaxation>();
        foreach (var bound in binding)
        {
            if (path.Nearest(bound) is { } to)
                relaxations.Add(new NodeRelaxation(bound, to));
        }
        return relaxations;
    }

    private static long? End(Int128 end) => TreeReach.IsFinite(end) ? checked((long)end) : null;
}
