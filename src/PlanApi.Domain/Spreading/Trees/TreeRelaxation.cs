namespace PlanApi.Domain.Spreading.Trees;

/// <summary>
/// The smallest sum of changes to bounds, required values and fixed starts that makes a forest possible, exactly. The cost of a node at
/// the value x is convex and made of lines of whole slopes. It has two parts: the cheapest division of x among its children, and the
/// distance of x beyond the node's own bounds. A cost is kept as its least slope and the places at which the slope rises by one.
/// </summary>
internal sealed class TreeRelaxation
{
    private readonly TreeProblem _problem;
    private readonly TreeShape _shape;
    private readonly Cost[] _costs;
    private readonly List<NodeRelaxation> _changes = [];

    private TreeRelaxation(TreeProblem problem)
    {
        (_problem, _shape) = (problem, new TreeShape(problem.Parent));
        _costs = new Cost[problem.Count];
    }

    /// <summary>The changes, which do together; of several that are as small, one.</summary>
    /// <exception cref="OverflowException">A value does not fit in 64 bits.</exception>
    public static IReadOnlyList<NodeRelaxation> Smallest(TreeProblem problem)
    {
        var relaxation = new TreeRelaxation(problem);
        relaxation.Find();
        return relaxation._changes;
    }

    private void Find()
    {
        for (var node = 0; node < _problem.Count; node++)
        {
            if (_shape.IsLeaf(node))
                _costs[node] = Bounded(node, new Cost(0, []));
        }
        for (var at = _shape.TopDown.Length - 1; at >= 0; at--)
            _costs[_shape.TopDown[at]] = Bounded(_shape.TopDown[at], Sum(_shape.TopDown[at]));
        var values = new Int128[_problem.Count];
        foreach (var root in _shape.Roots)
            values[root] = Int128.Clamp(WishOf(root), _costs[root].From(0), _costs[root].To(0));
        foreach (var node in _shape.TopDown)
            Share(node, values);
        for (var node = 0; node < _problem.Count; node++)
        {
            foreach (var (kind, value) in BoundsOf(node))
            {
                if (
                    kind switch
                    {
                        BoundKind.Low => values[node] < value,
                        BoundKind.High => values[node] > value,
                        _ => values[node] != value,
                    }
                )
                    _changes.Add(new NodeRelaxation(new NodeBound(node, kind, value), checked((long)values[node])));
            }
        }
    }

    // Each child moves up to where the next step of it would cost more than that of another.
    private void Share(int node, Int128[] values)
    {
        var sum = Sum(node);
        var slope = sum.SlopeAt(values[node]);
        var rest = values[node];
        foreach (var child in _shape.ChildrenOf(node))
        {
            values[child] = Int128.Clamp(WishOf(child), _costs[child].From(slope), _costs[child].To(slope));
            rest -= values[child];
        }
        foreach (var child in _shape.ChildrenOf(node))
        {
            var moved = Int128.Clamp(values[child] + rest, _costs[child].From(slope), _costs[child].To(slope));
            (rest, values[child]) = (rest - (moved - values[child]), moved);
        }
    }

    private Cost Sum(int node)
    {
        var (least, most) = (int.MinValue, int.MaxValue);
        foreach (var child in _shape.ChildrenOf(node))
            (least, most) = (Math.Max(least, _costs[child].Least), Math.Min(most, _costs[child].Least + _costs[child].Turns.Length));
        var turns = new Int128[most - least];
        foreach (var child in _shape.ChildrenOf(node))
        {
            for (var at = 0; at < turns.Length; at++)
                turns[at] += _costs[child].Turns[least + at - _costs[child].Least];
        }
        return new Cost(least, turns);
    }

    private Cost Bounded(int node, Cost cost)
    {
        var (least, turns) = (cost.Least, cost.Turns.ToList());
        foreach (var (kind, value) in BoundsOf(node))
        {
            if (kind != BoundKind.High)
                least--;
            turns.Add(value);
            if (kind is BoundKind.Required or BoundKind.Fixed)
                turns.Add(value);
        }
        turns.Sort();
        return new Cost(least, [.. turns]);
    }

    private IEnumerable<(BoundKind Kind, long Value)> BoundsOf(int node)
    {
        if (_problem.LowOf(node) is not TreeProblem.None and var low)
            yield return (BoundKind.Low, low);
        if (_problem.HighOf(node) is not TreeProblem.None and var high)
            yield return (BoundKind.High, high);
        if (_problem.RequiredOf(node) is not TreeProblem.None and var required)
            yield return (BoundKind.Required, required);
        if (_problem.IsFixed(node))
            yield return (BoundKind.Fixed, _problem.Start[node]);
    }

    private Int128 WishOf(int node) => _problem.HasStart(node) ? _problem.Start[node] : 0;

    /// <param name="Least">The slope on the far left, not above 0.</param>
    /// <param name="Turns">Ascending; at each the slope rises by one.</param>
    private readonly record struct Cost(int Least, Int128[] Turns)
    {
        /// <summary>Where the cost begins to rise by no less than a slope.</summary>
        public Int128 From(int slope) => slope <= Least ? -TreeReach.Infinity : Turns[Math.Min(slope - Least, Turns.Length) - 1];

        /// <summary>Up to where it rises by no more.</summary>
        public Int128 To(int slope) => slope - Least >= Turns.Length ? TreeReach.Infinity : Turns[Math.Max(slope - Least, 0)];

        public int SlopeAt(Int128 value)
        {
            var at = Least;
            foreach (var turn in Turns)
            {
                if (value <= turn)
                    break;
                at++;
            }
            return at;
        }
    }
}
