namespace PlanApi.Domain.Spreading.Trees;

/// <summary>
/// The nodes from a conflict up to its root, or the conflict alone. Takes one bound out and finds which values its node then takes over all
/// that meets the other bounds: intervals going up from the node, then what they leave for it coming down again. The bound's least
/// relaxation is its distance to that interval, exactly.
/// </summary>
internal sealed class TreePath
{
    private readonly TreeProblem _problem;
    private readonly TreeBounds _bounds;
    private readonly TreeReach _reach;
    private readonly int _conflict;
    private readonly int _top;

    /// <summary>For each node above the conflict, to what its children add up other than the one on the path.</summary>
    private readonly Dictionary<int, (Int128 Low, Int128 High)> _besides = [];

    public TreePath(TreeProblem problem, TreeShape shape, TreeBounds bounds, TreeReach reach, int conflict, bool isWhole)
    {
        (_problem, _bounds, _reach, _conflict, _top) = (problem, bounds, reach, conflict, conflict);
        for (var below = conflict; isWhole && problem.Parent[below] is >= 0 and var above; below = above)
        {
            Int128 low = 0,
                high = 0;
            foreach (var child in shape.ChildrenOf(above))
            {
                if (child == below)
                    continue;
                var sibling = reach.Of(child);
                (low, high) = (low + sibling.Low, high + sibling.High);
            }
            _besides[above] = (low, high);
            _top = above;
        }
    }

    /// <summary>The nearest value to which the bound can be moved; null if moving it is not enough.</summary>
    public long? Nearest(NodeBound bound)
    {
        var path = new List<(int Node, (Int128 Low, Int128 High) Reach, (Int128 Low, Int128 High) Besides)>();
        var reach = TreeReach.Intersect(_reach.Sum(bound.Node), _bounds.Without(bound.Node, bound.Kind));
        for (var node = bound.Node; ; )
        {
            var own = node == bound.Node ? _bounds.Without(node, bound.Kind) : (_bounds.Low[node], _bounds.High[node]);
            if (reach.Low > reach.High || own.Item1 > own.Item2)
                return null;
            path.Add((node, reach, default));
            if (node == _top)
                break;
            var above = _problem.Parent[node];
            var besides = Besides(above, node);
            path[^1] = (node, reach, besides);
            reach = TreeReach.Intersect((besides.Low + reach.Low, besides.High + reach.High), (_bounds.Low[above], _bounds.High[above]));
            node = above;
        }
        var left = path[^1].Reach;
        for (var i = path.Count - 2; i >= 0; i--)
        {
            var (_, own, besides) = path[i];
            left = TreeReach.Normal((Int128.Max(own.Low, left.Low - besides.High), Int128.Min(own.High, left.High - besides.Low)));
        }
        var nearest = Int128.Clamp(bound.Value, left.Low, left.High);
        return nearest > long.MinValue && nearest < long.MaxValue ? (long)nearest : null;
    }

    private (Int128 Low, Int128 High) Besides(int above, int below)
    {
        if (_besides.TryGetValue(above, out var besides))
            return besides;
        var (low, high) = _reach.Sum(above);
        var own = _reach.Of(below);
        return (low - own.Low, high - own.High);
    }
}
